import { ByteWriter } from '@realmwright/kernel/schema/bytes';
import { decodePerceptionBatch, writePerceptionBatch } from '@realmwright/world/perception/batch-codec';
import { type Deliveries, emptyDeliveries } from '@realmwright/world/perception/deliveries';
import { perceptionTranslator } from '@realmwright/world/perception/perception.wire';
import { allKnown, batchOf, viewsOf, visibleCount } from '../load/perception-load.ts';
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
  const translate = perceptionTranslator(allKnown, (error) => {
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
      updates += batch.sessions.length * visibleCount;
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
