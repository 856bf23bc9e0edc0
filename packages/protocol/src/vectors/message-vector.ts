import type { Compression } from '@realmwright/kernel/ports/compression';
import { everyLoginVersion } from '../login/login-message.ts';
import { findLoginMessage } from '../login/login-messages.ts';
import type { Packet } from '../schema/packet.ts';
import { sameBytes } from '../srp6/digest.ts';
import type { Build } from '../versions/build.ts';
import { versionOf } from '../versions/versions.ts';
import { differences } from './compare-fields.ts';
import { bytesAt, hexOf, type JsonObject, numberAt, objectAt, textAt } from './vector-json.ts';
import type { Verdict } from './verdict.ts';

/** Judges a message vector for one of its versions: decodes the bytes, compares the fields and encodes again. */
export function judgeMessage(vector: JsonObject, version: string, compression: Compression): Verdict {
  const name = textAt(vector, 'message');
  const bytes = bytesAt(vector, 'bytes');
  const direction = textAt(vector, 'direction') === 'client' ? 'client' : 'server';
  const candidates = name.startsWith('CMD_')
    ? loginCandidates(vector, version, direction)
    : worldCandidates(name, version, direction);
  if (candidates.length === 0) return { kind: 'skipped', reason: `${name} is not described for ${version}` };
  const fields = objectAt(vector, 'fields');
  const opcode = numberAt(vector, 'opcode');
  const faults = candidates.map((candidate) => fault(candidate, { bytes, fields, opcode, direction }, compression));
  const [first] = faults;
  if (faults.includes(undefined) || first === undefined) return { kind: 'passed' };
  return { kind: 'failed', reason: first };
}

/** A description that may be meant, and the length and check of the header in front of its body. */
interface Candidate {
  readonly packet: Packet;
  readonly opcode: number;
  readonly header: 'login' | 'world';
}

function loginCandidates(vector: JsonObject, version: string, direction: 'client' | 'server'): readonly Candidate[] {
  const known = everyLoginVersion.find((each) => String(each) === version);
  const packet = known && findLoginMessage(numberAt(vector, 'opcode'), direction, known);
  if (packet === undefined || packet.name !== textAt(vector, 'message')) return [];
  return [{ packet, opcode: packet.command, header: 'login' }];
}

function worldCandidates(name: string, version: string, direction: 'client' | 'server'): readonly Candidate[] {
  const build = builds.get(version.split('.').slice(0, 2).join('.'));
  const known = build && versionOf(build).packet(name, direction);
  if (known === undefined) return [];
  const layouts = known.layout === undefined ? known.alternatives : [known.layout, ...known.alternatives];
  return layouts.map((packet) => ({ packet, opcode: known.opcode, header: 'world' }));
}

interface Expectation {
  readonly bytes: Uint8Array;
  readonly fields: JsonObject;
  readonly opcode: number;
  readonly direction: 'client' | 'server';
}

/** What is wrong, or undefined. */
function fault(candidate: Candidate, expected: Expectation, compression: Compression): string | undefined {
  const { bytes, fields, opcode, direction } = expected;
  if (opcode !== candidate.opcode) return `the opcode is ${candidate.opcode} instead of ${opcode}`;
  const header = candidate.header === 'login' ? 1 : direction === 'client' ? 6 : 4;
  const faulty = headerFault(candidate, expected, header);
  if (faulty !== undefined) return faulty;
  const mirror = new MirrorCompression(compression);
  try {
    const decoded = candidate.packet.codec.decode(bytes.subarray(header), mirror);
    const [difference] = differences(fields, decoded);
    if (difference !== undefined) return difference;
    const encoded = candidate.packet.codec.encode(decoded, mirror);
    if (sameBytes(encoded, bytes.subarray(header))) return undefined;
    return `encodes as ${hexOf(encoded).slice(0, 400)} instead of ${hexOf(bytes.subarray(header)).slice(0, 400)}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function headerFault(candidate: Candidate, { bytes, opcode }: Expectation, header: number): string | undefined {
  const at = (index: number): number => bytes[index] ?? 0;
  if (candidate.header === 'login') return at(0) === opcode ? undefined : `the command byte is ${at(0)}`;
  const size = (at(0) << 8) + at(1);
  if (size !== bytes.length - 2) return `the header's size is ${size} instead of ${bytes.length - 2}`;
  const named = at(2) + (at(3) << 8);
  return named === opcode && (header === 4 || at(4) + at(5) === 0) ? undefined : `the header's opcode is ${named}`;
}

/**
 * Deflate output is not unique: what was inflated while decoding is deflated to the same bytes again, so that the whole
 * message can be compared; anything else is really deflated and then differs.
 */
class MirrorCompression implements Compression {
  readonly #inner: Compression;
  readonly #seen: { readonly raw: Uint8Array; readonly deflated: Uint8Array }[] = [];

  constructor(inner: Compression) {
    this.#inner = inner;
  }

  inflate(bytes: Uint8Array, length: number): Uint8Array {
    const raw = this.#inner.inflate(bytes, length);
    this.#seen.push({ raw, deflated: bytes.slice() });
    return raw;
  }

  deflate(bytes: Uint8Array): Uint8Array {
    const seen = this.#seen.find(({ raw }) => sameBytes(raw, bytes));
    return seen?.deflated ?? this.#inner.deflate(bytes);
  }
}

const builds: ReadonlyMap<string, Build> = new Map([
  ['1.12', 5875],
  ['2.4', 8606],
  ['3.3', 12340],
]);
