import { createWriteStream, type WriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { OperatorError } from '@realmwright/kernel/errors';
import { type Build, isBuild } from '@realmwright/protocol/versions/build';
import type { Place } from './bot-answers.wire.ts';

/** Something that the server said it has done. */
export type Acknowledged =
  | { readonly action: 'created' }
  | { readonly action: 'entered'; readonly place: Place }
  /** The character's place was saved: the server said that the logout is complete. */
  | { readonly action: 'left'; readonly place: Place }
  | { readonly action: 'said' | 'whispered'; readonly text: string }
  | { readonly action: 'money'; readonly copper: number };

/** A line of the log: whose action it was, and when the acknowledgement came (milliseconds since the Unix epoch). */
export type AcknowledgedLine = Acknowledged & {
  readonly at: number;
  readonly account: string;
  readonly build: Build;
  readonly character: string;
};

/**
 * The log of acknowledged actions, kept outside the server: what is in it must be in the realm afterwards, whatever
 * happened to the server. One JSON object a line.
 */
export class AcknowledgedLog {
  readonly #file: WriteStream;

  /** Appends to the file, so that several runs can be verified together. */
  constructor(file: string) {
    this.#file = createWriteStream(file, { flags: 'a' });
  }

  write(line: AcknowledgedLine): void {
    this.#file.write(`${JSON.stringify(line)}\n`);
  }

  /** Resolves when everything is on its way to the disk. */
  close(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#file.once('error', reject);
      this.#file.end(resolve);
    });
  }
}

/** What a realm must know of a character by its log. */
export interface Promised {
  readonly account: string;
  readonly build: Build;
  readonly character: string;
  /** Where it was saved, unless it entered again afterwards and nothing more was acknowledged. */
  readonly place: Place | undefined;
  /** Its money, as the server last told it. */
  readonly copper: number | undefined;
}

/** Reads a log and folds it to what must be true now, one entry for each character. @throws OperatorError */
export async function readPromises(path: string): Promise<readonly Promised[]> {
  const file = await open(path).catch(() => {
    throw new OperatorError(`There is no file ${path}.`);
  });
  const promisedByCharacter = new Map<string, Promised>();
  let number = 0;
  for await (const text of file.readLines()) {
    number++;
    if (text === '') continue;
    const line = parseLine(text);
    if (line === undefined) throw new OperatorError(`Line ${number} of ${path} is not one of \`realmwright crowd\`.`);
    promisedByCharacter.set(line.character, fold(promisedByCharacter.get(line.character), line));
  }
  return [...promisedByCharacter.values()];
}

function fold(before: Promised | undefined, line: AcknowledgedLine): Promised {
  const { account, build, character } = line;
  const known = { account, build, character, place: before?.place, copper: before?.copper };
  switch (line.action) {
    case 'created':
      return { ...known, place: undefined, copper: undefined };
    case 'entered':
      return { ...known, place: undefined };
    case 'left':
      return { ...known, place: line.place };
    case 'money':
      return { ...known, copper: line.copper };
    case 'said':
    case 'whispered':
      return known;
  }
}

function parseLine(text: string): AcknowledgedLine | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined; // a line that was cut off or is of another program
  }
  return isLine(value) ? value : undefined;
}

function isLine(value: unknown): value is AcknowledgedLine {
  if (!isObject(value) || typeof value['account'] !== 'string' || typeof value['character'] !== 'string') return false;
  if (typeof value['at'] !== 'number' || typeof value['build'] !== 'number' || !isBuild(value['build'])) return false;
  switch (value['action']) {
    case 'created':
      return true;
    case 'entered':
    case 'left':
      return isPlace(value['place']);
    case 'said':
    case 'whispered':
      return typeof value['text'] === 'string';
    case 'money':
      return typeof value['copper'] === 'number';
    default:
      return false;
  }
}

function isPlace(value: unknown): boolean {
  return isObject(value) && ['map', 'x', 'y', 'z'].every((name) => typeof value[name] === 'number');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
