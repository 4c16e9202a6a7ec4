import type { RemarkKind } from '../imports/notes.ts';
import type { RejectFormat } from '../imports/rejects-text.ts';

/** Where every endpoint lives. Query strings are `formatView` plus what the contract names. */
export const apiPaths = {
  health: '/api/health',
  overview: '/api/overview',
  events: '/api/events',
  /** Query: the View and `cursor`, a place in its order. */
  eventsPlace: '/api/events/place',
  event: (ref: string) => `/api/events/${encodeURIComponent(ref)}`,
  /** All rows of a View as a file; query string: the View and `exportQuery`. */
  eventsExport: '/api/events/export',
  export: (id: string) => `/api/exports/${encodeURIComponent(id)}`,
  views: '/api/views',
  view: (id: string) => `/api/views/${encodeURIComponent(id)}`,
  viewRestore: (id: string) => `/api/views/${encodeURIComponent(id)}/restore`,
  /** Who stands behind an event. */
  eventOrigin: (ref: string) => `/api/events/${encodeURIComponent(ref)}/origin`,
  related: (ref: string) => `/api/events/${encodeURIComponent(ref)}/related`,
  activity: '/api/activity',
  /** GET: several fields at once. */
  facets: '/api/facets',
  coverage: '/api/coverage',
  facet: (field: string) => `/api/facets/${encodeURIComponent(field)}`,
  suggest: '/api/suggest',
  statistics: (field: string) => `/api/fields/${encodeURIComponent(field)}/statistics`,
  sessions: '/api/sessions',
  /** Keys hold slashes, which proxies do not leave alone in a path. */
  session: (key: string) => `/api/session?key=${encodeURIComponent(key)}`,
  sessionReach: (key: string) => `/api/session/reach?key=${encodeURIComponent(key)}`,
  missingLogs: '/api/roles/missing',
  trust: '/api/roles/trust',
  /** Query: `formatEntityQuery`. */
  entity: (kind: string) => `/api/entities/${encodeURIComponent(kind)}`,
  imports: '/api/imports',
  import: (id: string) => `/api/imports/${encodeURIComponent(id)}`,
  importFiles: (id: string) => `/api/imports/${encodeURIComponent(id)}/files`,
  importRejects: (id: string) => `/api/imports/${encodeURIComponent(id)}/rejects`,
  /** POST: no further uploads will come. Answers `createImportResponse`. */
  importClose: (id: string) => `/api/imports/${encodeURIComponent(id)}/close`,
  /** POST: ends one that works. */
  importCancel: (id: string) => `/api/imports/${encodeURIComponent(id)}/cancel`,
  /** GET: what deleting does or did; POST: delete. */
  importDeletion: (id: string) => `/api/imports/${encodeURIComponent(id)}/deletion`,
  importRestore: (id: string) => `/api/imports/${encodeURIComponent(id)}/restore`,
  importRetry: (id: string) => `/api/imports/${encodeURIComponent(id)}/retry`,
  importRejectsDownload: (id: string, kind: RemarkKind, format: RejectFormat) =>
    `/api/imports/${encodeURIComponent(id)}/rejects/download?kind=${kind}&format=${format}`,
  file: (id: number) => `/api/files/${id}`,
  fileRejects: (id: number) => `/api/files/${id}/rejects`,
  fileRejectsDownload: (id: number, kind: RemarkKind, format: RejectFormat) =>
    `/api/files/${id}/rejects/download?kind=${kind}&format=${format}`,
  demo: '/api/demo',
  /** tus endpoint. Upload-Metadata: `run` (run id), `name` (relative path as dropped). */
  uploads: '/api/uploads',
} as const;
