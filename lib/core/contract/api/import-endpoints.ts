import { z } from 'zod';
import { remarkKinds } from '../../imports/notes.ts';
import { deletionResponse, importVerbResponse, retryRequest } from '../deletion.ts';
import { healthResponse } from '../health.ts';
import {
  createImportRequest,
  createImportResponse,
  fileStates,
  importFileResponse,
  importFilesResponse,
  importRejectsResponse,
  importResponse,
  importsResponse,
} from '../imports.ts';
import { type EndpointGroup, page } from './endpoint.ts';

const after = 'What the answer before gave as `next`.';
const kind = `${remarkKinds.join(' or ')}: only those. A note costs no record.`;
const files = ['text/csv', 'application/x-ndjson'];
const format = 'csv or ndjson.';
const nothing = z.undefined();

export const importEndpoints: EndpointGroup = {
  name: 'Imports',
  about: 'What came in, and what became of every file.',
  endpoints: [
    {
      method: 'GET',
      path: '/api/imports',
      about: 'Imports, newest first.',
      query: { before: 'What the answer before gave as `next`.', limit: page.limit },
      answer: importsResponse,
      example: 'limit=5',
    },
    {
      method: 'POST',
      path: '/api/imports',
      about: 'Opens an import, whose id uploads then name.',
      body: createImportRequest,
      answer: createImportResponse,
      example: '{"label":"October","sources":1}',
    },
    {
      method: 'GET',
      path: '/api/imports/{id}',
      about: 'One import with its sources.',
      answer: importResponse,
    },
    {
      method: 'GET',
      path: '/api/imports/{id}/files',
      about: 'Its files; those that need a look first.',
      query: { state: `${fileStates.join(', ')}.`, after, limit: page.limit },
      answer: importFilesResponse,
    },
    {
      method: 'GET',
      path: '/api/imports/{id}/rejects',
      about: 'Records that could not be kept, with place and reason, and notes.',
      query: { kind, after, limit: page.limit },
      answer: importRejectsResponse,
    },
    {
      method: 'GET',
      path: '/api/imports/{id}/rejects/download',
      about: 'The same as a file.',
      query: { kind, format },
      answer: files,
      example: 'format=csv',
    },
    {
      method: 'POST',
      path: '/api/imports/{id}/close',
      about: 'No further uploads will come.',
      answer: createImportResponse,
    },
    {
      method: 'POST',
      path: '/api/imports/{id}/cancel',
      about: 'Ends one that works. Files that were read whole stay, half-done ones go.',
      answer: importVerbResponse,
    },
    {
      method: 'GET',
      path: '/api/imports/{id}/deletion',
      about: 'What deleting it would do, or did.',
      answer: deletionResponse,
    },
    {
      method: 'POST',
      path: '/api/imports/{id}/deletion',
      about: 'Deletes it.',
      answer: importVerbResponse,
    },
    {
      method: 'POST',
      path: '/api/imports/{id}/restore',
      about: 'Brings a deleted one back.',
      answer: importVerbResponse,
    },
    {
      method: 'POST',
      path: '/api/imports/{id}/retry',
      about: 'Reads again what failed of it.',
      body: retryRequest,
      answer: importVerbResponse,
    },
    { method: 'GET', path: '/api/files/{id}', about: 'One file of an import.', answer: importFileResponse },
    {
      method: 'GET',
      path: '/api/files/{id}/rejects',
      about: 'What could not be kept of it, and notes.',
      query: { kind, after, limit: page.limit },
      answer: importRejectsResponse,
    },
    {
      method: 'GET',
      path: '/api/files/{id}/rejects/download',
      about: 'The same as a file.',
      query: { kind, format },
      answer: files,
      example: 'format=csv',
    },
    { method: 'POST', path: '/api/demo', about: 'Imports the demo.', answer: createImportResponse },
    {
      method: 'POST',
      path: '/api/uploads',
      about:
        'Begins an upload by tus 1.0 (tus.io). Upload-Metadata: `run` is the id of an import, `name` the relative path.',
      answer: nothing,
    },
    {
      method: 'PATCH',
      path: '/api/uploads/{id}',
      about: 'The next bytes of an upload, by tus.',
      answer: nothing,
    },
    {
      method: 'HEAD',
      path: '/api/uploads/{id}',
      about: 'How many bytes are there, by tus.',
      answer: nothing,
    },
    { method: 'DELETE', path: '/api/uploads/{id}', about: 'Gives an upload up, by tus.', answer: nothing },
    {
      method: 'GET',
      path: '/api/health',
      about: 'Whether the server and its database answer.',
      answer: healthResponse,
    },
    {
      method: 'GET',
      path: '/api/openapi.json',
      about: 'This document as OpenAPI 3.1.',
      answer: z.looseObject({ openapi: z.string() }),
    },
  ],
};
