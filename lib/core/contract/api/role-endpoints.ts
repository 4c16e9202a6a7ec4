import {
  eventOriginResponse,
  missingResponse,
  originResponse,
  reachResponse,
  sessionDetailResponse,
  sessionProofs,
  sessionSorts,
  sessionsResponse,
  trustResponse,
} from '../roles.ts';
import { type EndpointGroup, page } from './endpoint.ts';

const key = 'The session, as the list of sessions names it.';

export const roleEndpoints: EndpointGroup = {
  name: 'Roles and sessions',
  about: 'Who took which role, what for, and what came of it.',
  endpoints: [
    {
      method: 'GET',
      path: '/api/sessions',
      about: 'Sessions of roles and federated users with events under the View.',
      view: true,
      query: {
        order: `${sessionSorts.join(' or ')}: those worth a look first, or the latest.`,
        proof: `${sessionProofs.join(' or ')}: exact leaves out sessions on whose way a link is inferred or doubted.`,
        ...page,
      },
      answer: sessionsResponse,
      example: 'last=30d&limit=5',
    },
    {
      method: 'GET',
      path: '/api/session',
      about: 'One session with what is known of it.',
      query: { key },
      answer: sessionDetailResponse,
    },
    {
      method: 'GET',
      path: '/api/session/origin',
      about: 'The chain of calls by which a session came to be.',
      query: { key },
      answer: originResponse,
    },
    {
      method: 'GET',
      path: '/api/events/{ref}/origin',
      about: 'Who stands behind an event, also where only the other account’s record names its session.',
      answer: eventOriginResponse,
    },
    {
      method: 'GET',
      path: '/api/session/reach',
      about: 'What a session handed on.',
      query: { key },
      answer: reachResponse,
    },
    {
      method: 'GET',
      path: '/api/roles/trust',
      about: 'Who takes which role, counted under the View.',
      view: true,
      answer: trustResponse,
    },
    {
      method: 'GET',
      path: '/api/roles/missing',
      about: 'Accounts whose logs would say more about sessions that are here.',
      answer: missingResponse,
    },
  ],
};
