import { z } from 'zod';
import { errorCodes } from '../../errors.ts';
import type { Endpoint } from './endpoint.ts';
import { endpointGroups } from './endpoints.ts';
import { viewParameters } from './view-parameters.ts';

type Json = Record<string, unknown>;

const errorBody = z.object({
  error: z.object({
    code: z.enum(errorCodes),
    message: z.string(),
    remedy: z.string().optional(),
    field: z.string().optional(),
  }),
});

/** The API as OpenAPI 3.1, from the schemas by which both sides read each other. */
export function apiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const group of endpointGroups) {
    for (const endpoint of group.endpoints) {
      const method = { [endpoint.method.toLowerCase()]: operation(endpoint, group.name) };
      paths[endpoint.path] = { ...paths[endpoint.path], ...method };
    }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Spoor',
      version: '1',
      description:
        'The API that the pages themselves use. It answers on the machine where Spoor runs. Times are ISO 8601 UTC, or milliseconds since 1970.',
    },
    servers: [{ url: '/' }],
    tags: endpointGroups.map(({ name, about }) => ({ name, description: about })),
    paths,
    components: {
      parameters: Object.fromEntries(
        viewParameters.map((each) => [componentOf(each.name), viewParameter(each)]),
      ),
      responses: {
        Error: { description: 'What happened, and what to do about it.', content: json(schemaOf(errorBody)) },
      },
    },
  };
}

function operation({ method, path, about, view, query = {}, body, answer }: Endpoint, tag: string): Json {
  return {
    tags: [tag],
    operationId: `${method} ${path}`.replaceAll(/[^A-Za-z]+/g, '_').replaceAll(/^_|_$/g, ''),
    summary: about,
    parameters: [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      ...Object.entries(query).map(([name, description]) => ({
        name,
        in: 'query',
        description,
        schema: { type: 'string' },
      })),
      ...(view
        ? viewParameters.map(({ name }) => ({ $ref: `#/components/parameters/${componentOf(name)}` }))
        : []),
    ],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: json(schemaOf(body, 'input')) } }),
    responses: {
      [answer instanceof z.ZodUndefined ? 'default' : '200']: answerOf(answer),
      '4XX': { $ref: '#/components/responses/Error' },
      '5XX': { $ref: '#/components/responses/Error' },
    },
  };
}

function answerOf(answer: Endpoint['answer']): Json {
  if (answer instanceof z.ZodUndefined) return { description: 'As tus has it.' };
  if (answer instanceof z.ZodType) return { description: 'The answer.', content: json(schemaOf(answer)) };
  const content = answer.map((type): [string, Json] => [
    type,
    { schema: { type: 'string', format: 'binary' } },
  ]);
  return { description: 'A file.', content: Object.fromEntries(content) };
}

function viewParameter({ name, about, many }: (typeof viewParameters)[number]): Json {
  const text = { type: 'string' };
  return { name, in: 'query', description: about, schema: many ? { type: 'array', items: text } : text };
}

/** Names of components hold no dots of their own meaning. */
function componentOf(name: string): string {
  return `view.${name}`;
}

function json(schema: Json): Json {
  return { 'application/json': { schema } };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
