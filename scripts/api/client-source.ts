import type { ApiRoute } from '@realmwright/edge/http/api-route';
import type { TObject, TSchema } from 'typebox';

/**
 * The source of the client of the HTTP API: a type for everything that is sent and comes back, a reader for what comes
 * back, and a method for each route. It needs nothing but `fetch`.
 */
export function clientSource(routes: readonly ApiRoute[]): string {
  const shapes = new Map<string, TSchema>();
  const readers = new Set<string>();
  const methods = routes.map((route) => methodOf(route, shapes, readers));
  const named = [...shapes].map(([name, schema]) => `export interface ${name} ${objectType(schema, shapes)}`);
  const reading = [...readers].map((name) => readerOf(name, shapes));
  const body = [...named, classOf(methods), ...reading].join('\n\n');
  const used = readingFunctions.filter((name) => new RegExp(`\\b${name}\\(`).test(body));
  return [
    '// Generated from the routes of the API by `node scripts/generate-api.ts`. Do not edit.',
    `import type { ApiTransport } from './api-transport.ts';`,
    `import { ${used.join(', ')} } from './json-reading.ts';`,
    '',
    body,
    '',
  ].join('\n');
}

const readingFunctions = ['field', 'flag', 'list', 'maybe', 'number', 'oneOf', 'text'];

function classOf(methods: readonly string[]): string {
  return `/** What a realm can be asked over HTTP. Every method throws an \`ApiError\` when the realm refuses. */
export class RealmApi {
  readonly #transport: ApiTransport;

  constructor(transport: ApiTransport) {
    this.#transport = transport;
  }

${methods.join('\n\n')}
}`;
}

function methodOf(route: ApiRoute, shapes: Map<string, TSchema>, readers: Set<string>): string {
  const { operation, method, path, about, takes, gives } = route;
  const { body, query, path: place } = takes.properties;
  const names = place === undefined ? [] : Object.keys(propertiesOf(place));
  const parameters = [...names.map((name) => `${name}: string`)];
  const parts = [`method: '${method}'`, `path: ${pathText(path)}`];
  for (const [word, schema] of Object.entries({ query, body })) {
    if (schema === undefined) continue;
    const name = `${capital(operation)}${capital(word)}`;
    shapes.set(name, schema);
    parameters.push(`${word}: ${name}${requiredOf(schema).length === 0 ? ' = {}' : ''}`);
    parts.push(word);
  }
  const call = `await this.#transport.ask({ ${parts.join(', ')} })`;
  if (gives.status === 204) {
    return `/** ${about} */\nasync ${operation}(${parameters.join(', ')}): Promise<void> {\n${call};\n}`;
  }
  const reply = nameOf(gives.content) ?? `${capital(operation)}Reply`;
  collect(reply, gives.content, shapes, readers);
  const signature = `async ${operation}(${parameters.join(', ')}): Promise<${reply}>`;
  return `/** ${about} */\n${signature} {\nreturn read${reply}(${call});\n}`;
}

/** Takes note of a shape and of those inside it that have names of their own. */
function collect(name: string, schema: TSchema, shapes: Map<string, TSchema>, readers: Set<string>): void {
  for (const part of Object.values(propertiesOf(schema))) collectInside(part, shapes, readers);
  shapes.set(name, schema);
  readers.add(name);
}

function collectInside(schema: TSchema, shapes: Map<string, TSchema>, readers: Set<string>): void {
  const items = itemsOf(schema);
  if (items !== undefined) return collectInside(items, shapes, readers);
  if (!isObject(schema)) return;
  const name = nameOf(schema);
  if (name !== undefined) return collect(name, schema, shapes, readers);
  for (const part of Object.values(schema.properties)) collectInside(part, shapes, readers);
}

function readerOf(name: string, shapes: ReadonlyMap<string, TSchema>): string {
  const schema = shapes.get(name);
  if (schema === undefined) throw new Error(`there is no shape ${name}`);
  return `function read${name}(value: unknown): ${name} {\nreturn ${objectRead(schema, 'value')};\n}`;
}

function objectRead(schema: TSchema, value: string): string {
  const required = requiredOf(schema);
  const parts = Object.entries(propertiesOf(schema)).map(([name, part]) => {
    const source = `field(${value}, '${name}')`;
    if (required.includes(name)) return `${name}: ${read(part, source)}`;
    return `${name}: maybe(${source}, (found) => ${paren(read(part, 'found'))})`;
  });
  return `{ ${parts.join(', ')} }`;
}

function read(schema: TSchema, value: string): string {
  const words = wordsOf(schema);
  if (words !== undefined) return `oneOf(${value}, ${JSON.stringify(words)})`;
  const items = itemsOf(schema);
  if (items !== undefined) return `list(${value}, (item) => ${paren(read(items, 'item'))})`;
  if (isObject(schema)) {
    const name = nameOf(schema);
    return name === undefined ? objectRead(schema, value) : `read${name}(${value})`;
  }
  switch (typeWord(schema)) {
    case 'string':
      return `text(${value})`;
    case 'boolean':
      return `flag(${value})`;
    case 'integer':
    case 'number':
      return `number(${value})`;
    default:
      throw new Error(`the client cannot read ${JSON.stringify(schema)}`);
  }
}

function objectType(schema: TSchema, shapes: ReadonlyMap<string, TSchema>): string {
  const required = requiredOf(schema);
  const fields = Object.entries(propertiesOf(schema)).map(([name, part]) => {
    const about = Object.getOwnPropertyDescriptor(part, 'description')?.value;
    const comment = typeof about === 'string' ? `/** ${about} */\n` : '';
    const type = typeText(part, shapes);
    return `${comment}readonly ${name}${required.includes(name) ? '' : '?'}: ${type}${required.includes(name) ? '' : ' | undefined'};`;
  });
  return `{\n${fields.join('\n')}\n}`;
}

function typeText(schema: TSchema, shapes: ReadonlyMap<string, TSchema>): string {
  const words = wordsOf(schema);
  if (words !== undefined) return words.map((word) => `'${word}'`).join(' | ');
  const items = itemsOf(schema);
  if (items !== undefined) return `readonly ${typeText(items, shapes)}[]`;
  if (isObject(schema)) return nameOf(schema) ?? objectType(schema, shapes);
  const word = typeWord(schema);
  return word === 'integer' ? 'number' : word;
}

/** A path with its parameters filled in, as a literal. */
function pathText(path: string): string {
  if (!path.includes('{')) return `'${path}'`;
  return `\`${path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => `\${encodeURIComponent(${name})}`)}\``;
}

function isObject(schema: TSchema): schema is TObject {
  return 'properties' in schema;
}

function propertiesOf(schema: TSchema): Readonly<Record<string, TSchema>> {
  return isObject(schema) ? schema.properties : {};
}

function requiredOf(schema: TSchema): readonly string[] {
  return isObject(schema) ? (schema.required ?? []) : [];
}

function itemsOf(schema: TSchema): TSchema | undefined {
  return 'items' in schema && typeof schema.items === 'object' && schema.items !== null ? schema.items : undefined;
}

function wordsOf(schema: TSchema): readonly string[] | undefined {
  return 'enum' in schema && Array.isArray(schema.enum) ? schema.enum.map(String) : undefined;
}

function nameOf(schema: TSchema): string | undefined {
  return 'title' in schema && typeof schema.title === 'string' ? schema.title : undefined;
}

function typeWord(schema: TSchema): string {
  return 'type' in schema && typeof schema.type === 'string' ? schema.type : 'unknown';
}

/** An object literal behind an arrow needs parentheses. */
function paren(expression: string): string {
  return expression.startsWith('{') ? `(${expression})` : expression;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
