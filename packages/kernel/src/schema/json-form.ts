import { InvariantError } from '../errors.ts';
import type { Codec } from './codec.ts';
import { ProtocolError } from './protocol-error.ts';
import type { Node, Part } from './type.ts';

/** What `JSON.parse` gives. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * The same messages as JSON: for people who debug and for clients that have no bytes. Whole numbers of 64 bits are text,
 * bytes are base64, what is optional is left out. Nothing is lenient: unknown keys, missing keys and values out of
 * their limits are refused, since a value counts only when the codec itself would write it.
 */
export interface JsonForm<Value> {
  toJson(value: Value): Json;
  /** @throws ProtocolError with the path of what is wrong */
  fromJson(json: Json): Value;
}

/** The JSON form of what a codec encodes. Descriptions of game clients' packets have kinds that JSON has no form for. */
export function jsonFormOf<Value>(codec: Codec<Value>, packet = 'message'): JsonForm<Value> {
  const { node } = codec.type;
  return {
    toJson: (value) => toJson(node, value),
    fromJson: (json) => {
      try {
        // The codec has the last word on ranges, limits and identities, and gives the value its types.
        return codec.decode(codec.encode(fromJson(node, json, '') as Value));
      } catch (error) {
        throw asReceived(error, packet);
      }
    },
  };
}

/** JSON that does not have the shape of its description. */
class Mismatch extends Error {
  override readonly name = 'Mismatch';
  readonly path: string;

  constructor(message: string, path: string) {
    super(message);
    this.path = path;
  }
}

/** Whatever is wrong is the sender's fault and has no place in bytes. */
function asReceived(error: unknown, packet: string): unknown {
  if (!(error instanceof Mismatch || error instanceof ProtocolError)) return error;
  const reason = error instanceof Mismatch ? error.message : error.reason;
  return new ProtocolError({ situation: 'decode', packet, path: error.path, offset: 0, length: 0, reason });
}

function toJson(node: Node, value: unknown): Json {
  const { shape } = node;
  switch (shape.kind) {
    case 'bigint':
      return String(value);
    case 'bytes':
      return base64Of(value as Uint8Array);
    case 'nothing':
      return null;
    case 'list':
      return (value as readonly unknown[]).map((item) => toJson(shape.item, item));
    case 'optional':
      return value === undefined ? null : toJson(shape.inner, value);
    case 'struct':
      return structToJson(shape.parts, value as Readonly<Record<string, unknown>>);
    case 'union': {
      const { kind, ...fields } = value as { readonly kind: string };
      const member = shape.members[kind];
      if (member === undefined) throw new InvariantError('a union value has an unknown kind', { kind });
      return { kind, ...(toJson(member, fields) as Readonly<Record<string, Json>>) };
    }
    default:
      return value as Json;
  }
}

function structToJson(parts: readonly Part[], value: Readonly<Record<string, unknown>>): Json {
  const json: Record<string, Json> = {};
  for (const [name, node] of fieldsOf(parts)) {
    const field = value[name];
    if (field === undefined && node.shape.kind === 'optional') continue;
    json[name] = toJson(node, field);
  }
  return json;
}

function fromJson(node: Node, json: Json, path: string): unknown {
  const { shape } = node;
  switch (shape.kind) {
    case 'integer':
    case 'float':
      return demand(json, typeof json === 'number' && Number.isFinite(json), 'a number is due', path);
    case 'bigint':
      demand(json, typeof json === 'string' && /^-?\d{1,20}$/.test(json), 'a whole number as text is due', path);
      return BigInt(String(json));
    case 'bool':
      return demand(json, typeof json === 'boolean', 'true or false is due', path);
    case 'nothing':
      demand(json, json === null, 'null is due', path);
      return undefined;
    case 'text':
    case 'token':
    case 'literals':
      return demand(json, typeof json === 'string', 'text is due', path);
    case 'bytes':
      return bytesOf(json, path);
    case 'list':
      if (!Array.isArray(json)) throw new Mismatch('a list is due', path);
      if (json.length > shape.max) throw new Mismatch(`more than ${shape.max} items`, path);
      return json.map((item: Json, index) => fromJson(shape.item, item, `${path}[${index}]`));
    case 'optional':
      return json === null ? undefined : fromJson(shape.inner, json, path);
    case 'struct':
      return structFromJson(shape.parts, fieldsIn(json, path), path);
    case 'union': {
      const { kind, ...fields } = fieldsIn(json, path);
      const member = typeof kind === 'string' && Object.hasOwn(shape.members, kind) ? shape.members[kind] : undefined;
      if (member === undefined) throw new Mismatch('an unknown kind', inside(path, 'kind'));
      return { kind, ...(fromJson(member, fields, path) as object) };
    }
    default:
      throw new InvariantError('JSON has no form for this kind of description', { kind: shape.kind, path });
  }
}

function structFromJson(parts: readonly Part[], json: Readonly<Record<string, Json>>, path: string): object {
  const value: Record<string, unknown> = {};
  let found = 0;
  for (const [name, node] of fieldsOf(parts)) {
    if (Object.hasOwn(json, name)) {
      found += 1;
      value[name] = fromJson(node, json[name] ?? null, inside(path, name));
    } else if (node.shape.kind === 'optional') value[name] = undefined;
    else throw new Mismatch('it is missing', inside(path, name));
  }
  if (found < Object.keys(json).length) {
    const known = new Set([...fieldsOf(parts)].map(([name]) => name));
    const [unknown = ''] = Object.keys(json).filter((name) => !known.has(name));
    throw new Mismatch('nothing of that name is known', inside(path, unknown.slice(0, 40)));
  }
  return value;
}

function* fieldsOf(parts: readonly Part[]): Iterable<readonly [string, Node]> {
  for (const { content } of parts) {
    if (content.kind !== 'field') throw new InvariantError('JSON has no form for a group of fields', {});
    yield [content.name, content.node];
  }
}

function fieldsIn(json: Json, path: string): Readonly<Record<string, Json>> {
  if (!isObject(json)) throw new Mismatch('an object is due', path);
  return json;
}

function isObject(json: Json): json is Readonly<Record<string, Json>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function demand(json: Json, holds: boolean, due: string, path: string): Json {
  if (!holds) throw new Mismatch(due, path);
  return json;
}

function inside(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function bytesOf(json: Json, path: string): Uint8Array {
  if (typeof json !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(json)) throw new Mismatch('base64 is due', path);
  try {
    return Uint8Array.from(atob(json), (character) => character.charCodeAt(0));
  } catch {
    throw new Mismatch('base64 is due', path);
  }
}
