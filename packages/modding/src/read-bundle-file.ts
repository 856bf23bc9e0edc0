import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { BundleError } from './bundle-error.ts';

/** Largest file of a bundle, bytes. */
const LARGEST_FILE = 16 * 1024 * 1024;

/**
 * Reads one YAML file of a bundle and checks it against its description.
 * @throws BundleError when the file is missing, is not YAML, or says something that its description does not allow
 */
export async function readBundleFile<Schema extends TSchema>(
  folder: string,
  file: string,
  schema: Schema,
): Promise<Static<Schema>> {
  return checkBundleText(file, await readText(folder, file), schema);
}

/** As `readBundleFile`, for text that is already here. */
export function checkBundleText<Schema extends TSchema>(file: string, source: string, schema: Schema): Static<Schema> {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const [fault] = document.errors;
  if (fault !== undefined) {
    const { line } = lines.linePos(fault.pos[0]);
    throw new BundleError(file, `line ${line}`, `this is not YAML (${firstLine(fault.message)}); correct the line`);
  }
  const content = contentOf(file, document);
  if (Value.Check(schema, content)) return content;
  const errors = Value.Errors(schema, content).filter(({ keyword }) => keyword !== 'boolean' && keyword !== 'anyOf');
  const [first] = errors.length > 0 ? errors : Value.Errors(schema, content);
  if (first === undefined) throw new BundleError(file, '', 'it does not have the shape of such a file');
  throw new BundleError(file, spoken(first.instancePath), advice(first));
}

/** The values of a document whose syntax is right. Bundles have no aliases, so that a small file stays small content. */
function contentOf(file: string, document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new BundleError(file, '', `it refers to another value with an alias (*name); write the value out instead`);
  }
}

async function readText(folder: string, file: string): Promise<string> {
  try {
    const text = await readFile(join(folder, file), 'utf8');
    if (text.length <= LARGEST_FILE) return text;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT') {
      throw new BundleError(
        join(folder, file),
        '',
        'there is no such file; add it or name another one in the manifest',
      );
    }
    throw new BundleError(join(folder, file), '', `it cannot be read (${code}); check its permissions`);
  }
  throw new BundleError(join(folder, file), '', `it is larger than ${LARGEST_FILE} bytes; split the bundle`);
}

interface Fault {
  readonly keyword: string;
  readonly message: string;
  readonly params: object;
}

function advice({ keyword, message, params }: Fault): string {
  switch (keyword) {
    case 'additionalProperties':
      return `the key ${listOf(params)} is not known here; remove it or correct its spelling`;
    case 'required':
      return `${listOf(params)} is missing; add it`;
    default:
      return `the value ${message}; change it accordingly`;
  }
}

function listOf(params: object): string {
  return Object.values(params)
    .flat()
    .map((name) => `"${String(name)}"`)
    .join(', ');
}

/** `/herds/0/count` becomes `herds[0].count`. */
function spoken(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((step, index) => (/^\d+$/.test(step) ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}
