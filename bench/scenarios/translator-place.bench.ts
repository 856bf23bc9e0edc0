import { gameBuilds, type KnownIds, type KnownIdTables } from '@realmwright/gamedata/known-ids';
import { characterId, entityId, instanceId, sessionId } from '@realmwright/kernel/ids';
import { ByteWriter } from '@realmwright/kernel/schema/bytes';
import { decodePerceptionBatch, writePerceptionBatch } from '@realmwright/world/perception/batch-codec';
import { type Deliveries, emptyDeliveries } from '@realmwright/world/perception/deliveries';
import { perceptionTranslator } from '@realmwright/world/perception/perception.wire';
import type { PerceptionBatch } from '@realmwright/world/perception/perception-batch';
import { newSessionView, type SessionView } from '@realmwright/world/perception/session-view';
import { threadMicros } from '../load/process-cost.ts';
import { median, rounded } from '../load/statistics.ts';
import type { Scenario, ScenarioOptions, ScenarioReport } from '../scenario.ts';

/** Where perceptions become packets: in the edges, or in the host of the map instance. */
export const translatorPlace: Scenario = {
  name: 'translator-place',
  goals: ['P-1', 'P-4'],
  minutes: 1,
  purpose:
    'CPU of world and edge and bytes on the bus per delivered movement, 800 movers with 24 visible each, three builds, translators in the edges against translators in the worker.',
  run: runTranslatorPlace,
};

const MOVERS = 800;
const VISIBLE = 24;
const TICKS_QUICK = 100;
const TICKS = 600;
const ROUNDS = 5;

type Place = 'edge' | 'worker';

async function runTranslatorPlace({ quick, progress }: ScenarioOptions): Promise<ScenarioReport> {
  const rows: (string | number)[][] = [];
  for (const edgeCount of [1, 4]) {
    for (const place of ['edge', 'worker'] as const) {
      const rounds: Cost[] = [];
      for (let round = 0; round < (quick ? 1 : ROUNDS); round++) {
        rounds.push(costOf(place, edgeCount, quick ? TICKS_QUICK : TICKS));
      }
      const world = rounded(median(rounds.map((cost) => cost.world)), 3);
      const edge = rounded(median(rounds.map((cost) => cost.edge)), 3);
      const bytes = rounded(median(rounds.map((cost) => cost.bytes)), 1);
      progress(`${place}, ${edgeCount} edges: world ${world} us, edges ${edge} us, ${bytes} bytes per update`);
      rows.push([place, edgeCount, world, edge, rounded(world + edge, 3), bytes]);
    }
  }
  return {
    columns: ['translators in', 'edges', 'world us', 'edges us', 'sum us', 'bus bytes'],
    rows,
    verdicts: [],
  };
}

/** Microseconds and bytes per delivered update. */
interface Cost {
  readonly world: number;
  readonly edge: number;
  readonly bytes: number;
}

function costOf(place: Place, edgeCount: number, ticks: number): Cost {
  const batches = Array.from({ length: edgeCount }, (_, edge) => batchOf(edge, edgeCount));
  const views = viewsOf();
  const translate = perceptionTranslator(knownIds, (error) => {
    throw error;
  });
  const writer = new ByteWriter(1 << 20);
  const deliveries = emptyDeliveries();
  const queue = new Uint8Array(1 << 20);
  let worldMicros = 0;
  let edgeMicros = 0;
  let bytes = 0;
  let updates = 0;
  for (let tick = -WARM_UP_TICKS; tick < ticks; tick++) {
    for (const batch of batches) {
      const worldStart = threadMicros();
      writer.reset();
      if (place === 'edge') writePerceptionBatch(writer, batch);
      else {
        translate(batch, views, deliveries);
        writeDeliveries(writer, deliveries);
      }
      const message = writer.take();
      const worldEnd = threadMicros();
      if (place === 'edge') {
        translate(decodePerceptionBatch(message), views, deliveries);
        queueDeliveries(deliveries, queue);
      } else queueMessage(message, queue);
      const edgeEnd = threadMicros();
      if (tick < 0) continue;
      worldMicros += worldEnd - worldStart;
      edgeMicros += edgeEnd - worldEnd;
      bytes += message.length;
      updates += batch.sessions.length * VISIBLE;
    }
  }
  return { world: worldMicros / updates, edge: edgeMicros / updates, bytes: bytes / updates };
}

const WARM_UP_TICKS = 40;

/** Frames on the bus as they would go out: session, length, frames. */
function writeDeliveries(writer: ByteWriter, { bytes, sessions, starts, ends, count }: Deliveries): void {
  writer.u32(count);
  for (let i = 0; i < count; i++) {
    const start = starts[i] ?? 0;
    const end = ends[i] ?? 0;
    writer.u32(sessions[i] ?? 0).u32(end - start);
    writer.bytes(bytes.subarray(start, end));
  }
}

/** What the gateway does with frames: one copy per session into its queue. */
function queueDeliveries({ bytes, starts, ends, count }: Deliveries, queue: Uint8Array): void {
  for (let i = 0; i < count; i++) queue.set(bytes.subarray(starts[i] ?? 0, ends[i] ?? 0), 0);
}

function queueMessage(message: Uint8Array, queue: Uint8Array): void {
  const view = new DataView(message.buffer, message.byteOffset);
  let at = 4;
  for (let left = view.getUint32(0, true); left > 0; left--) {
    const length = view.getUint32(at + 4, true);
    queue.set(message.subarray(at + 8, at + 8 + length), 0);
    at += 8 + length;
  }
}

const instance = instanceId('r1-m0-1');
const anything: KnownIds = { ranges: [[1, 0xffff_ffff]], fallback: 0, fallbackById: [] };
const tables: KnownIdTables = {
  maps: anything,
  areas: anything,
  races: anything,
  classes: anything,
  displays: anything,
  factions: anything,
  items: anything,
  itemDisplays: anything,
  spells: anything,
  emotes: anything,
  textEmotes: anything,
  languages: anything,
};
const knownIds = gameBuilds.map((build) => ({ build, tables }));

/** Sessions go round the builds, so every edge serves all three. */
function viewsOf(): Map<number, SessionView> {
  const views = new Map<number, SessionView>();
  for (let mover = 1; mover <= MOVERS; mover++) {
    const build = gameBuilds[mover % gameBuilds.length] ?? 12340;
    const view = newSessionView(sessionId(mover), build, characterId(mover));
    view.instance = instance;
    views.set(mover, view);
  }
  return views;
}

/** One tick in which everybody moves, for the sessions of one edge: each sees those whose numbers are next to its own. */
function batchOf(edge: number, edgeCount: number): PerceptionBatch {
  const movers = Array.from({ length: MOVERS }, (_, at) => at + 1);
  const sessions = movers.filter((mover) => mover % edgeCount === edge);
  const seen = new Set<number>();
  const perceptions = sessions.map((mover) => {
    const facts: number[] = [];
    for (let step = 1; step <= VISIBLE; step++) facts.push((mover - 1 + step) % MOVERS);
    for (const fact of facts) seen.add(fact);
    return { mover, facts };
  });
  const indexByMover = new Map([...seen].sort((one, other) => one - other).map((fact, index) => [fact, index]));
  const present = [...indexByMover.keys()];
  return {
    instance,
    epoch: 1,
    tick: 1,
    time: 1000,
    keys: present.map((fact) => ({
      entity: entityId(fact + 1),
      key: { kind: 'player', entry: 0, counter: fact + 1 },
    })),
    entities: [],
    changes: [],
    facts: present.map((fact) => ({
      kind: 'moved',
      entity: entityId(fact + 1),
      moveKind: 'heartbeat',
      movement: {
        time: 1000 + fact,
        x: fact * 1.5,
        y: -fact,
        z: 83.5,
        orientation: (fact % 6) + 0.25,
        flags: 1,
        fallTime: 0,
        pitch: undefined,
        jump: undefined,
      },
    })),
    sessions: perceptions.map(({ mover, facts }) => ({
      session: sessionId(mover),
      personal: [],
      leaves: [],
      enters: [],
      changes: [],
      facts: facts.map((fact) => indexByMover.get(fact) ?? 0),
    })),
  };
}
