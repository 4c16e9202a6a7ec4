import type { z } from 'zod';

/** What the API's document says of one method of one path. A test holds it against the route. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'HEAD';
  /** With the names of its parts: `/api/events/{ref}`. */
  readonly path: string;
  readonly about: string;
  /** The query string spells a View beside the parameters below. */
  readonly view?: true;
  /** Parameters of the query string by name, and what they are. */
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: z.ZodType;
  /** JSON, or a file by its media types. */
  readonly answer: z.ZodType | readonly string[];
  /** For the example call: its body where there is one, else its query string. */
  readonly example?: string;
}

export interface EndpointGroup {
  readonly name: string;
  readonly about: string;
  readonly endpoints: readonly Endpoint[];
}

export const page = {
  cursor: 'What the answer before gave as `next`: the rows after it.',
  limit: 'How many at most.',
} as const;
