import { changeViewRequest, savedView, savedViewsResponse, saveViewRequest } from '../views.ts';
import type { EndpointGroup } from './endpoint.ts';

export const keepEndpoints: EndpointGroup = {
  name: 'Saved views',
  about: 'Views that were given a name.',
  endpoints: [
    { method: 'GET', path: '/api/views', about: 'All of them, by name.', answer: savedViewsResponse },
    {
      method: 'POST',
      path: '/api/views',
      about: 'Saves a View.',
      body: saveViewRequest,
      answer: savedView,
      example: '{"name":"Sign-ins","view":"eventName=ConsoleLogin&last=7d","keepsRange":true}',
    },
    {
      method: 'PATCH',
      path: '/api/views/{id}',
      about:
        'Changes what is given. `updatedAt` names the version that is changed; error `conflict` where somebody else was faster.',
      body: changeViewRequest,
      answer: savedView,
      example: '{"name":"Sign-ins of a week","updatedAt":"2026-10-01T00:00:00.000Z"}',
    },
    {
      method: 'DELETE',
      path: '/api/views/{id}',
      about: 'Deletes it; it can come back for a day.',
      answer: savedView,
    },
    {
      method: 'POST',
      path: '/api/views/{id}/restore',
      about: 'Brings a deleted one back.',
      answer: savedView,
    },
  ],
};
