import type { EndpointGroup } from './endpoint.ts';
import { eventEndpoints } from './event-endpoints.ts';
import { importEndpoints } from './import-endpoints.ts';
import { keepEndpoints } from './keep-endpoints.ts';
import { roleEndpoints } from './role-endpoints.ts';

/** Every endpoint there is: routes that are not here fail a test. */
export const endpointGroups: readonly EndpointGroup[] = [
  eventEndpoints,
  roleEndpoints,
  keepEndpoints,
  importEndpoints,
];
