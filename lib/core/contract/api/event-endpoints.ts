import { exportFormats, exportKinds } from '../../export/export-format.ts';
import { coverageResponse } from '../coverage.ts';
import { entityResponse } from '../entities.ts';
import {
  activityResponse,
  eventDetailResponse,
  eventsResponse,
  facetResponse,
  facetsResponse,
  rowPlaceResponse,
} from '../events.ts';
import { exportResponse } from '../exports.ts';
import { overviewResponse } from '../overview.ts';
import { relatedResponse } from '../related.ts';
import { statisticsResponse, suggestResponse } from '../search.ts';
import { type EndpointGroup, page } from './endpoint.ts';

export const eventEndpoints: EndpointGroup = {
  name: 'Events',
  about: 'Rows, counts and files of the events that a View holds. Totals of all of them agree.',
  endpoints: [
    {
      method: 'GET',
      path: '/api/events',
      about: 'A page of the View’s rows, in its order: the first one, or where one of the parameters says.',
      view: true,
      query: {
        ...page,
        before: 'What an answer gave as `previous`: the rows before it; `end` for the last rows of all.',
        offset: 'How many rows to pass over. The millionth is as near as the first.',
      },
      answer: eventsResponse,
      example: 'eventName=ConsoleLogin&sort=oldest&limit=2',
    },
    {
      method: 'GET',
      path: '/api/events/place',
      about: 'Which number a row has in the View’s order, or the row that would come after a place.',
      view: true,
      query: { cursor: 'The place: an event’s `ref`, or one with any other time and key.' },
      answer: rowPlaceResponse,
      example: 'cursor=1456833600000-00000000000000000000000000000000',
    },
    {
      method: 'GET',
      path: '/api/events/{ref}',
      about: 'One event with its record as delivered (session tokens masked), its file and its copies.',
      answer: eventDetailResponse,
    },
    {
      method: 'GET',
      path: '/api/events/{ref}/related',
      about: 'Events of the same session, key, request or shared event, and of the seconds around.',
      query: { seconds: 'How many seconds around.' },
      answer: relatedResponse,
    },
    {
      method: 'GET',
      path: '/api/events/export',
      about:
        'All rows of the View as a file, streamed from one snapshot. Where something fails on the way the connection breaks off: a file that was received whole is whole. Closing it cancels the query.',
      view: true,
      query: {
        format: `${exportFormats.join(', ')}: a table, a record a line, or {"Records":[…]} gzipped.`,
        id: 'A uuid of your choice, under which the progress can be read.',
      },
      answer: exportFormats.map((format) => exportKinds[format].type.split(';')[0] ?? ''),
      example: 'outcome=denied&format=ndjson',
    },
    {
      method: 'GET',
      path: '/api/exports/{id}',
      about: 'How far an export is.',
      answer: exportResponse,
    },
    {
      method: 'DELETE',
      path: '/api/exports/{id}',
      about: 'Cancels an export: its download breaks off.',
      answer: exportResponse,
    },
    {
      method: 'GET',
      path: '/api/activity',
      about: 'The histogram of a View.',
      view: true,
      answer: activityResponse,
      example: 'last=7d&split=eventSource',
    },
    {
      method: 'GET',
      path: '/api/coverage',
      about: 'Days of the View’s range on which an account has no logs.',
      view: true,
      answer: coverageResponse,
    },
    {
      method: 'GET',
      path: '/api/entities/{kind}',
      about:
        'A principal, access key, source IP, account, resource or other value, in the events that name it.',
      view: true,
      query: { value: 'Which one.', path: 'For a value of a path of the record: that path.' },
      answer: entityResponse,
      example: 'value=192.0.2.1',
    },
    {
      method: 'GET',
      path: '/api/facets',
      about: 'The most frequent values of several fields at once.',
      view: true,
      query: { fields: 'Names of fields and paths, separated by commas.', limit: page.limit },
      answer: facetsResponse,
      example: 'fields=eventName,outcome&limit=3',
    },
    {
      method: 'GET',
      path: '/api/facets/{field}',
      about: 'The most frequent values of a field or path, under the View’s filters on other fields.',
      view: true,
      query: {
        search: 'Part of a value, in any case.',
        chosen: 'A JSON list of values to count as well; null is the missing one.',
        limit: page.limit,
      },
      answer: facetResponse,
      example: 'outcome=denied&limit=5',
    },
    {
      method: 'GET',
      path: '/api/fields/{field}/statistics',
      about: 'What a field or path holds under the View: top values, first and last, trend.',
      view: true,
      answer: statisticsResponse,
    },
    {
      method: 'GET',
      path: '/api/suggest',
      about: 'What may be typed next in a search: names of fields, or values of `field`.',
      view: true,
      query: {
        field: 'The field whose values are wanted; names of fields without it.',
        prefix: 'What was typed so far.',
        limit: page.limit,
      },
      answer: suggestResponse,
      example: 'field=eventName&prefix=Console',
    },
    {
      method: 'GET',
      path: '/api/overview',
      about: 'What is stored: counts, span, the most frequent accounts, Regions, services and principals.',
      answer: overviewResponse,
    },
  ],
};
