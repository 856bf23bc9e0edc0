import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiRoutes } from './api-routes.ts';
import { openapiDocument } from './openapi.ts';
import { problemOf, problems } from './problems.ts';

const document = JSON.parse(JSON.stringify(openapiDocument(apiRoutes, { title: 'Testmere', version: '0.1.0' })));

/** Every object inside a value, with the way to it. */
function* eachObject(value: unknown, way = '#'): Iterable<readonly [string, Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [way, Object.fromEntries(Object.entries(value))];
  for (const [name, part] of Object.entries(value)) yield* eachObject(part, `${way}/${name}`);
}

/** What stands at a reference such as `#/components/schemas/Problem`. */
function resolve(reference: string): unknown {
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((value, name) => Object.getOwnPropertyDescriptor(Object(value), name)?.value, document);
}

test('the document is of OpenAPI 3.1 and every reference in it leads somewhere', () => {
  assert.match(document.openapi, /^3\.1\.\d+$/);
  assert.equal(typeof document.info.title, 'string');
  assert.equal(typeof document.info.version, 'string');
  for (const [way, object] of eachObject(document)) {
    const reference = object['$ref'];
    if (typeof reference === 'string') assert.notEqual(resolve(reference), undefined, `${way} -> ${reference}`);
  }
});

test('every route stands in the document, with a name of its own, and nothing else does', () => {
  const listed = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(Object(item)).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const files = ['GET /api/realm', 'GET /api/maps/{map}/terrain', 'GET /api/openapi.json'];
  const declared = apiRoutes.map(({ method, path }) => `${method} ${path}`);
  const streams = ['GET /api/operator/events'];
  assert.deepEqual(listed.sort(), [...declared, ...files, ...streams].sort());
  const names = apiRoutes.map(({ operation }) => operation);
  assert.equal(new Set(names).size, names.length);
});

test('every operation says what its path takes, what it gives, and which security it needs', () => {
  const schemes = Object.keys(document.components.securitySchemes);
  for (const [path, item] of Object.entries(document.paths)) {
    for (const operation of Object.values(Object(item)).map(Object)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = operation.parameters.filter((part: { in: string }) => part.in === 'path');
      assert.deepEqual(
        declared.map((part: { name: string }) => part.name),
        named,
        path,
      );
      for (const part of operation.parameters) {
        assert.ok(['path', 'query'].includes(part.in));
        assert.equal(typeof part.schema, 'object');
        if (part.in === 'path') assert.equal(part.required, true);
      }
      for (const need of operation.security.flatMap(Object.keys)) assert.ok(schemes.includes(need));
      const statuses = Object.keys(operation.responses);
      assert.ok(statuses.some((status) => status.startsWith('2')));
      for (const response of Object.values(operation.responses).map(Object)) {
        assert.equal(typeof response.description, 'string');
      }
      assert.match(operation.summary, /\.$/);
    }
  }
});

test('no schema lets unknown parts in', () => {
  for (const { operation, takes, gives } of apiRoutes) {
    for (const [way, object] of eachObject({ takes, gives: gives.content })) {
      if (object['type'] !== 'object') continue;
      assert.equal(object['additionalProperties'], false, `${operation} ${way}`);
    }
  }
});

test('every problem has a status of errors, a title, and what RFC 9457 wants', () => {
  for (const [code, { status, title }] of Object.entries(problems)) {
    assert.ok(status >= 400 && status < 600, code);
    assert.match(title, /^[A-Z].*[^.]$/, code);
  }
  assert.deepEqual(problemOf('http.not-found'), {
    type: 'urn:realmwright:problem:http.not-found',
    title: 'There is nothing here',
    status: 404,
    code: 'http.not-found',
  });
});
