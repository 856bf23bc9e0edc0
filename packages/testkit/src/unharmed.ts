import assert from 'node:assert/strict';
import { call } from '@realmwright/kernel/contract';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { audit } from '@realmwright/services/ledger/ledger.contract';
import type { TestPorts } from './test-ports.ts';

/** What every group of attacks on an edge must leave as it was; begun before the first of them. */
export interface HarmWatch {
  /** Keeps what an attacker was told, to be looked through in the end. */
  hear(bytes: Uint8Array): void;
  /**
   * The process lives and nothing in it was left unhandled, attacks were counted under the edge's name, no answer tells
   * how the server is made, a bystander is served in time, memory is back, and the ledger is sound.
   */
  assertUnharmed(after: {
    readonly edge: string;
    readonly ports: TestPorts;
    readonly bus: Bus;
    /** One question of an honest client and its answer. */
    readonly bystander: () => Promise<unknown>;
  }): Promise<void>;
}

/** Begins to watch this process. */
export function watchForHarm(): HarmWatch {
  const unhandled: unknown[] = [];
  const note = (error: unknown): void => void unhandled.push(error);
  process.on('unhandledRejection', note);
  process.on('uncaughtExceptionMonitor', note);
  const before = process.memoryUsage().rss;
  const heard: Uint8Array[] = [];
  return {
    hear: (bytes) => void heard.push(bytes),
    async assertUnharmed({ edge, ports, bus, bystander }) {
      const asked = performance.now();
      await bystander();
      const waited = performance.now() - asked;
      assert.ok(waited < longestAnswer, `a bystander waited ${waited} ms`);
      const counted = new RegExp(`attack_total\\{[^}]*edge="${edge}"[^}]*\\} [1-9]`);
      assert.match(await ports.metrics.text(), counted);
      for (const bytes of heard) assert.doesNotMatch(Buffer.from(bytes).toString('latin1'), innards);
      const errors = ports.events.filter(({ level }) => level === 'error');
      assert.deepEqual(errors, []);
      const sound = await call(bus, audit, undefined);
      assert.ok('value' in sound && sound.value.isSound);
      const grown = process.memoryUsage().rss - before;
      assert.ok(grown < mostGrowth, `memory has grown by ${grown} bytes`);
      process.off('unhandledRejection', note);
      process.off('uncaughtExceptionMonitor', note);
      assert.deepEqual(unhandled, []);
    },
  };
}

/** Generous, because the machines that run tests are busy: what is measured with care is in `bench`. Milliseconds. */
const longestAnswer = 4_000;
/** A process that has just started still grows by its code; what an attack left behind would be more. Bytes. */
const mostGrowth = 256 << 20;
/** Traces of calls, statements of SQL, paths of files. */
const innards = /\bat .+:\d+:\d+|\bselect .+ from |\binsert into |node_modules|\.ts\b|\/packages\/|ECONN|Error:/i;
