import type { TObject, TSchema } from 'typebox';
import type { ApiRoute } from './api-route.ts';
import { type ProblemCode, problems } from './problems.ts';

/** Anything that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** What of the document depends on the realm. */
export interface DocumentTitle {
  readonly title: string;
  readonly version: string;
}

/**
 * The document of the API in OpenAPI 3.1, made of the very declarations that the server answers by: what a request may
 * hold, what comes back, and every problem that may be told.
 */
export function openapiDocument(routes: readonly ApiRoute[], { title, version }: DocumentTitle): Json {
  const paths = Object.groupBy(routes, ({ path }) => path);
  return {
    openapi: '3.1.0',
    info: {
      title: `${title}: the realm for pages and programs`,
      version,
      description:
        'Requests and answers are JSON. Problems are problem details (RFC 9457) with a `code` for machines. Lists come in parts: ask for the next one with its `next` as `after`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set([...routes.map(({ tag }) => tag), 'content'])].map((name) => ({ name })),
    paths: {
      ...Object.fromEntries(
        Object.entries(paths).map(([path, here]) => [
          path,
          Object.fromEntries((here ?? []).map((route) => [route.method.toLowerCase(), operationOf(route)])),
        ]),
      ),
      ...filesOfTheApi,
      '/api/operator/events': { get: eventsOperation },
    },
    components: {
      securitySchemes: {
        access: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'The access token of a session.' },
        refresh: {
          type: 'apiKey',
          in: 'cookie',
          name: 'realm_refresh',
          description: 'The refresh token of a browser; scripts do not see it, other sites do not send it.',
        },
      },
      schemas: { Problem: problemSchema },
    },
  };
}

function operationOf(route: ApiRoute): Json {
  const { operation, tag, about, takes, gives, access } = route;
  const { body, query, path } = takes.properties;
  return {
    operationId: operation,
    tags: [tag],
    summary: about,
    security: securityOf(route),
    ...(access !== 'anybody' && access !== 'player' && { 'x-least-role': access }),
    parameters: [...parametersOf('path', path), ...parametersOf('query', query)],
    ...(body !== undefined && {
      requestBody: { required: isNeeded(body), content: { 'application/json': { schema: plain(body) } } },
    }),
    responses: {
      [gives.status]: {
        description: gives.about,
        ...(gives.status !== 204 && { content: { 'application/json': { schema: plain(gives.content) } } }),
      },
      ...problemsOf(route),
    },
  };
}

/** Routes for anybody know who asks all the same, when a token is shown. */
function securityOf({ access, path }: ApiRoute): Json {
  if (access !== 'anybody') return [{ access: [] }];
  return path.startsWith('/api/session') ? [{}, { access: [] }, { refresh: [] }] : [{}, { access: [] }];
}

function parametersOf(place: 'path' | 'query', schema: TSchema | undefined): Json[] {
  if (schema === undefined || !isObjectSchema(schema)) return [];
  return Object.entries(schema.properties).map(([name, part]) => ({
    name,
    in: place,
    required: place === 'path' || (schema.required ?? []).includes(name),
    schema: plain(part),
  }));
}

/** The problems of a route and those that any route may tell of, by status. */
function problemsOf({ refusals, access, rate, takes }: ApiRoute): { readonly [status: string]: Json } {
  const always: ProblemCode[] = ['http.invalid-request', 'account.no-access', 'http.too-many-requests', 'http.failed'];
  const written: ProblemCode[] = rate === 'reading' ? [] : ['http.foreign-origin'];
  const sent: ProblemCode[] = 'body' in takes.properties ? ['http.too-large', 'http.wrong-content-type'] : [];
  const roles: ProblemCode[] = access === 'anybody' ? [] : ['account.banned', 'account.suspended', 'account.locked'];
  const role: ProblemCode[] = access === 'anybody' || access === 'player' ? [] : ['http.role-needed'];
  const codes = new Set([...refusals, ...always, ...written, ...sent, ...roles, ...role, 'http.unavailable' as const]);
  const byStatus = Map.groupBy(codes, (code) => problems[code].status);
  return Object.fromEntries(
    [...byStatus].sort(([a], [b]) => a - b).map(([status, here]) => [status, responseOf(here)]),
  );
}

function responseOf(codes: readonly ProblemCode[]): Json {
  const told = codes.map((code) => `\`${code}\`: ${problems[code].title}.`).join('\n\n');
  const { status } = problems[codes[0] ?? 'http.failed'];
  return {
    description: told,
    ...(status === 429 && {
      headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } },
    }),
    content: {
      'application/problem+json': {
        schema: {
          allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: [...codes] } } }],
        },
      },
    },
  };
}

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string', description: 'For people.' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'For machines.' },
    instance: { type: 'string', format: 'uri', description: 'Names this request in the log of the realm.' },
    errors: {
      type: 'array',
      description: 'What is wrong with which part of the request.',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: { pointer: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};

/** What is given as it stands in a file, and kept by whoever asks until it changes. */
const filesOfTheApi: Readonly<Record<string, Json>> = {
  '/api/realm': {
    get: {
      operationId: 'getRealm',
      tags: ['content'],
      summary: 'Names of peoples, callings, maps, zones, things to carry and gestures, and what goes together.',
      security: [{}],
      parameters: [],
      responses: { 200: fileOf('The names.') },
    },
  },
  '/api/maps/{map}/terrain': {
    get: {
      operationId: 'getTerrain',
      tags: ['content'],
      summary: 'The land of a map as its content declares it, from which clients make the ground.',
      security: [{}],
      parameters: [{ name: 'map', in: 'path', required: true, schema: { type: 'integer' } }],
      responses: {
        200: fileOf('The land.'),
        304: { description: 'It is what `If-None-Match` names.' },
        404: responseOf(['map.no-land']),
      },
    },
  },
  '/api/openapi.json': {
    get: {
      operationId: 'describe',
      tags: ['content'],
      summary: 'This document.',
      security: [{}],
      parameters: [],
      responses: { 200: fileOf('The document.') },
    },
  },
};

function fileOf(about: string): Json {
  return { description: about, content: { 'application/json': { schema: { type: 'object' } } } };
}

/** The stream is no route as the others: it does not end. */
const eventsOperation: Json = {
  operationId: 'watchRealm',
  tags: ['operator'],
  summary: 'What happens in the realm, pushed as server-sent events until the access ends; each is one line of JSON.',
  security: [{ access: [] }],
  'x-least-role': 'gamemaster',
  parameters: [],
  responses: {
    200: {
      description: 'The stream. A comment every ten seconds shows that it stands; the last event says why it ends.',
      content: { 'text/event-stream': { schema: { type: 'string' } } },
    },
    ...Object.fromEntries(
      (['account.no-access', 'http.role-needed', 'http.too-many-streams'] as const).map((code) => [
        problems[code].status,
        {
          description: `${problems[code].title}.`,
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      ]),
    ),
  },
};

function isNeeded(body: TSchema): boolean {
  return isObjectSchema(body) && (body.required ?? []).length > 0;
}

function isObjectSchema(schema: TSchema): schema is TObject {
  return 'properties' in schema;
}

/** A schema as plain JSON, without what the library keeps beside it. */
function plain(schema: TSchema): Json {
  return JSON.parse(JSON.stringify(schema));
}
