import { ByteWriter } from '@realmwright/kernel/schema/bytes';
import { decodePerceptionBatch, writePerceptionBatch } from '@realmwright/world/perception/batch-codec';
import { emptyDeliveries } from '@realmwright/world/perception/deliveries';
import { perceptionTranslator } from '@realmwright/world/perception/perception.wire';
import { allKnown, batchOf, viewsOf, visibleCount } from '../load/perception-load.ts';
import { threadMicros } from '../load/process-cost.ts';
import { median, rounded } from '../load/statistics.ts';
import type { Scenario, ScenarioOptions, ScenarioReport } from '../scenario.ts';

/** What a delivered movement costs between world and edge, beside the same packets as JSON with hex. */
export const busBytes: Scenario = {
  name: 'bus-bytes',
  goals: ['P-4'],
  minutes: 1,
  purpose:
    'Bytes on the bus and CPU of encoding and decoding them per delivered movement, 800 movers with 24 visible each: perception batches beside one JSON message with a hex packet per movement and receiver.',
  run: runBusBytes,
};

const most = { bytes: 0.2, cpu: 0.1 };
const ROUNDS = 5;

/** Per delivered movement. */
interface Cost {
  readonly bytes: number;
  readonly micros: number;
}

async function runBusBytes({ quick, progress }: ScenarioOptions): Promise<ScenarioReport> {
  const ticks = quick ? 40 : 300;
  const batches: Cost[] = [];
  const json: Cost[] = [];
  for (let round = 0; round < (quick ? 1 : ROUNDS); round++) {
    batches.push(costOfBatches(ticks));
    json.push(costOfJson(Math.ceil(ticks / 10)));
    progress(`round ${round + 1} of ${quick ? 1 : ROUNDS}`);
  }
  const figure = (costs: readonly Cost[], of: keyof Cost): number => median(costs.map((cost) => cost[of]));
  const ratio = (of: keyof Cost): number => rounded(figure(batches, of) / figure(json, of), 3);
  const row = (name: string, costs: readonly Cost[]) => [
    name,
    rounded(figure(costs, 'bytes'), 1),
    rounded(figure(costs, 'micros'), 3),
  ];
  return {
    columns: ['form', 'bytes per movement', 'µs CPU per movement'],
    rows: [row('perception batches', batches), row('JSON with hex', json)],
    verdicts: [
      {
        goal: `P-4, bytes <= ${most.bytes} x JSON`,
        measured: `${ratio('bytes')} x`,
        reached: ratio('bytes') <= most.bytes,
      },
      {
        goal: `P-4, CPU <= ${most.cpu} x JSON`,
        measured: `${ratio('micros')} x`,
        reached: ratio('micros') <= most.cpu,
      },
    ],
  };
}

function costOfBatches(ticks: number): Cost {
  const batch = batchOf(0, 1);
  const writer = new ByteWriter(1 << 20);
  let bytes = 0;
  const work = (): void => {
    writer.reset();
    writePerceptionBatch(writer, batch);
    const message = writer.take();
    decodePerceptionBatch(message);
    bytes += message.length;
  };
  for (let warmUp = 0; warmUp < 40; warmUp++) work();
  bytes = 0;
  const begun = threadMicros();
  for (let tick = 0; tick < ticks; tick++) work();
  const updates = ticks * batch.sessions.length * visibleCount;
  return { bytes: bytes / updates, micros: (threadMicros() - begun) / updates };
}

/** The packets that the clients get of such a tick, each in a message of its own. */
function costOfJson(ticks: number): Cost {
  const deliveries = emptyDeliveries();
  const translate = perceptionTranslator(allKnown, (error) => {
    throw error;
  });
  translate(batchOf(0, 1), viewsOf(), deliveries);
  const packets = Array.from({ length: deliveries.count }, (_, index) => {
    const whole = Buffer.from(deliveries.bytes.subarray(deliveries.starts[index], deliveries.ends[index]));
    const session = deliveries.sessions[index] ?? 0;
    // A session's movements of a tick stand behind each other and are of one length.
    const length = Math.floor(whole.length / visibleCount);
    return Array.from({ length: visibleCount }, (_each, k) => ({
      session,
      packet: whole.subarray(k * length, (k + 1) * length),
    }));
  }).flat();
  let bytes = 0;
  let received = 0;
  const work = (): void => {
    for (const { session, packet } of packets) {
      const message = Buffer.from(JSON.stringify({ session, packet: packet.toString('hex') }));
      bytes += message.length;
      const read: { readonly packet: string } = JSON.parse(message.toString('utf8'));
      received += Buffer.from(read.packet, 'hex').length;
    }
  };
  work();
  bytes = 0;
  const begun = threadMicros();
  for (let tick = 0; tick < ticks; tick++) work();
  const micros = threadMicros() - begun;
  if (received === 0) throw new Error('nothing was received');
  return { bytes: bytes / (ticks * packets.length), micros: micros / (ticks * packets.length) };
}
