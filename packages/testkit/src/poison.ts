import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { EventContract, RequestContract } from '@realmwright/kernel/contract';
import { type Bus, BusNoResponderError } from '@realmwright/kernel/ports/bus';
import type { Codec } from '@realmwright/kernel/schema/codec';
import fc from 'fast-check';
import { arbitraryValue } from './schema/arbitrary-value.ts';

/** One declared message of the bus, as a stranger would send it. */
interface Declared {
  readonly kind: 'request' | 'event';
  readonly subject: string;
  readonly codec: Codec<unknown>;
}

/** What a round of poison found out. */
export interface PoisonReport {
  /** Requests that somebody serves, with their scopes. */
  readonly served: readonly string[];
  /** Requests that were not answered within a second after poison: their consumer stands still. */
  readonly stalled: readonly string[];
  /** Well-formed requests about things that cannot be, which the responder took for a failure of its own. */
  readonly failed: readonly string[];
  /** How many messages were sent. */
  readonly messages: number;
}

/**
 * Sends damaged, huge and impossible messages to every contract of the tree that a role of this bus serves, and to the
 * subjects that carry batches. `scopes` are the owners of scoped contracts that are there.
 */
export async function poisonEveryContract(bus: Bus, root: string, scopes: readonly string[]): Promise<PoisonReport> {
  const served: string[] = [];
  const stalled: string[] = [];
  const failed: string[] = [];
  let messages = 0;
  for (const contract of await declaredContracts(root)) {
    for (const subject of [contract.subject, ...scopes.map((scope) => `${contract.subject}.${scope}`)]) {
      if (contract.kind === 'event') {
        for (const bytes of damaged(contract)) {
          bus.publish(subject, bytes);
          messages++;
        }
        for (const bytes of impossible(contract)) bus.publish(subject, bytes);
        continue;
      }
      if (!(await isServed(bus, subject))) continue;
      served.push(subject);
      for (const bytes of damaged(contract)) {
        messages++;
        if ((await answerOf(bus, subject, bytes)) === undefined) stalled.push(`${subject} after ${bytes.length} bytes`);
      }
      for (const bytes of impossible(contract)) {
        messages++;
        const answer = await answerOf(bus, subject, bytes);
        if (answer === undefined) stalled.push(`${subject} after an impossible request`);
        if (answer?.[0] === failure) failed.push(`${subject} ${Buffer.from(bytes).toString('hex')}`);
      }
    }
  }
  for (const scope of scopes) {
    for (const subject of [`world.intents.${scope}`, `world.perceptions.${scope}`]) {
      for (const bytes of noise()) bus.publish(subject, bytes);
    }
  }
  await bus.flush();
  return { served, stalled, failed, messages };
}

/** Status byte of an answer whose handler threw. */
const failure = 2;
/** Correlation in front of a request's body. */
const correlationBytes = 8;

async function isServed(bus: Bus, subject: string): Promise<boolean> {
  try {
    await bus.request(subject, new Uint8Array(0), { timeout: 1_000 });
    return true;
  } catch (error) {
    if (error instanceof BusNoResponderError) return false;
    throw error;
  }
}

async function answerOf(bus: Bus, subject: string, bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const late = new AbortController();
  try {
    // The request's own deadline is longer: what counts is that the consumer moves on within a second.
    const answer = bus.request(subject, bytes, { timeout: 10_000 });
    return await Promise.race([answer, delay(stallMillis, undefined, { signal: late.signal })]);
  } finally {
    late.abort();
  }
}

/** The row allows a second; a busy machine gets three. */
const stallMillis = 3_000;

function noise(): Uint8Array[] {
  const random = new Uint8Array(300).map((_, i) => (i * 197 + 31) & 0xff);
  return [new Uint8Array(0), Uint8Array.of(0xff), random, new Uint8Array(1 << 20), new Uint8Array(1 << 20).fill(0xff)];
}

function damaged(contract: Declared): Uint8Array[] {
  const [good] = bodiesOf(contract, 1);
  if (good === undefined) return noise();
  return [
    ...noise(),
    // Another version of the same message: a field more, a field less, another number in front.
    Uint8Array.of(...good, 7),
    good.slice(0, Math.max(0, good.length - 1)),
    good.map((byte, i) => (i === correlationBytes ? byte ^ 0xff : byte)),
  ];
}

/** Messages of the right form whose numbers, names and ids are made up. */
function impossible(contract: Declared): Uint8Array[] {
  return bodiesOf(contract, 4);
}

function bodiesOf({ kind, codec }: Declared, count: number): Uint8Array[] {
  return fc.sample(arbitraryValue(codec.type), { numRuns: count, seed: 3 }).flatMap((value) => {
    try {
      const body = codec.encode(value);
      return [kind === 'event' ? body : Uint8Array.of(...new Uint8Array(correlationBytes), ...body)];
    } catch {
      return []; // a generated value that the message cannot hold
    }
  });
}

async function declaredContracts(root: string): Promise<Declared[]> {
  const found: Declared[] = [];
  const files = (await readdir(join(root, 'packages'), { recursive: true }))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\/src\/.*\.contract\.ts$/.test(path) && !path.includes('node_modules'));
  for (const path of files.sort()) {
    const contents: Readonly<Record<string, unknown>> = await import(pathToFileURL(join(root, 'packages', path)).href);
    for (const value of Object.values(contents)) {
      if (isRequest(value)) found.push({ kind: 'request', subject: value.subject, codec: value.input });
      else if (isEvent(value)) found.push({ kind: 'event', subject: value.subject, codec: value.payload });
    }
  }
  assert.ok(found.length > 50, 'the contracts were not found');
  return found;
}

function isRequest(value: unknown): value is RequestContract<unknown, unknown, string> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'request';
}

function isEvent(value: unknown): value is EventContract<unknown> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'event';
}
