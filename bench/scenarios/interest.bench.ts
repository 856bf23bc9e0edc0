import type { CreatureSpawn } from '@realmwright/gamedata/creature';
import { mapId } from '@realmwright/kernel/ids';
import { ByteWriter } from '@realmwright/kernel/schema/bytes';
import { aPlayer, aWorld, hollowmere, type WorldFixture, worldDawn } from '@realmwright/testkit/world-fixture';
import { movementFlags } from '@realmwright/world/movement/movement-flags';
import { writePerceptionBatch } from '@realmwright/world/perception/batch-codec';
import { phases } from '@realmwright/world/tick';
import type { WorldInput } from '@realmwright/world/tick-frame';
import { interestLimit } from '../load/interest-limit.ts';
import { median, percentile, rounded } from '../load/statistics.ts';
import type { Scenario, ScenarioOptions, ScenarioReport } from '../scenario.ts';

const playerCount = 3_000;
const creatureCount = 2_000;
const sideYards = 4_000;
const corner = 4_000;
const stepMillis = 50;

/** P-5: the world's own interest management and batches, on one core, beside the bare grid. */
export const interest: Scenario = {
  name: 'interest',
  goals: ['P-5'],
  minutes: 1,
  purpose:
    'Who sees what of 5,000 spread entities (3,000 walking players, 2,000 wandering creatures), with batches encoded, beside a bare grid; medians of wall time, so only a calm machine counts.',
  run: runInterest,
};

async function runInterest({ quick, progress }: ScenarioOptions): Promise<ScenarioReport> {
  const steps = quick ? 40 : 200;
  const world = crowdedWorld();
  progress('everybody is in the world');
  const own = measureWorld(world, steps);
  progress(`own: ${rounded(median(own.fanOut), 2)} ms`);
  const limit = interestLimit(playerCount + creatureCount, playerCount, sideYards, steps);
  progress(`limit: ${rounded(median(limit.millis), 2)} ms`);
  const ratio = rounded(median(own.fanOut) / median(limit.millis), 2);
  const wholeP99 = rounded(
    percentile(
      [...own.whole].sort((a, b) => a - b),
      0.99,
    ),
    1,
  );
  return {
    columns: ['program', 'interest and fan-out ms', 'whole tick ms', 'whole tick p99 ms', 'visible pairs'],
    rows: [
      ['realmwright', rounded(median(own.fanOut), 2), rounded(median(own.whole), 2), wholeP99, own.visiblePairs],
      ['bare grid', rounded(median(limit.millis), 2), '-', '-', limit.visiblePairs],
    ],
    verdicts: [
      { goal: 'P-5, interest and fan-out <= 2 x the bare grid', measured: `${ratio} x`, reached: ratio <= 2 },
      { goal: 'P-5, whole tick p99 <= 50 ms', measured: `${wholeP99} ms`, reached: wholeP99 <= 50 },
    ],
  };
}

/** Creatures of the bundle's first kind, and players who walk in circles. */
function crowdedWorld(): WorldFixture {
  const entry = hollowmere.creatureTemplates[0]?.entry ?? 1;
  const creatureSpawns = Array.from(
    { length: creatureCount },
    (_, index): CreatureSpawn => ({
      counter: index + 1,
      entry,
      map: 0,
      ...somewhere(),
      orientation: 0,
      behaviour: { kind: 'wander', radius: 15, minPauseMillis: 2_000, maxPauseMillis: 8_000, gait: 'walk' },
    }),
  );
  const fixture = aWorld({ content: { creatureSpawns }, rules: { maxEntities: 8_000, viewEveryTicks: 4 } });
  for (let index = 0; index < playerCount; index++) {
    fixture.with(aPlayer(nameOf(index), { place: { map: mapId(0), ...somewhere(), orientation: 0 } }));
  }
  return fixture.tick(4);
}

/** Times each step by phases: everything before `perceive`, then `perceive` and the encoding of its batches. */
function measureWorld({ world }: WorldFixture, steps: number) {
  const writer = new ByteWriter();
  const fanOut: number[] = [];
  const whole: number[] = [];
  const sequences = new Map<string, number>();
  let visiblePairs = 0;
  for (let count = 0; count < steps; count++) {
    const time = worldDawn + 1_000 + count * stepMillis;
    const frame = { tick: 5 + count, time, elapsed: stepMillis, inputs: walk(world, count, sequences) };
    world.time.tick = frame.tick;
    world.time.now = time;
    world.outbox.clear();
    const started = performance.now();
    for (const phase of phases.slice(0, -1)) phase(world, frame);
    const simulated = performance.now();
    phases.at(-1)?.(world, frame);
    for (const { batch } of world.outbox.batches) {
      writer.reset();
      writePerceptionBatch(writer, batch);
    }
    fanOut.push(performance.now() - simulated);
    whole.push(performance.now() - started);
  }
  for (const player of world.players) visiblePairs += (world.views.find(player.slot)?.count ?? 1) - 1;
  return { fanOut, whole, visiblePairs };
}

/** Half of the players report their movement in each step, so that each does ten times a second. */
function walk(world: WorldFixture['world'], count: number, sequences: Map<string, number>): WorldInput[] {
  const inputs: WorldInput[] = [];
  for (const player of world.players) {
    const { connection, slot } = player;
    if (connection === undefined || slot % 2 !== count % 2) continue;
    const name = player.sheet.name;
    const sequence = (sequences.get(name) ?? player.lastSequence) + 1;
    sequences.set(name, sequence);
    const angle = (slot + count * 0.05) % (2 * Math.PI);
    inputs.push({
      kind: 'intent',
      edge: connection.edge,
      session: connection.session,
      sequence,
      intent: {
        kind: 'move',
        moveKind: count < 2 ? 'startForward' : 'heartbeat',
        movement: {
          time: 1_000 + count * stepMillis,
          x: Math.fround((world.places.x[slot] ?? 0) + Math.cos(angle) * 0.65),
          y: Math.fround((world.places.y[slot] ?? 0) + Math.sin(angle) * 0.65),
          z: Math.fround(83),
          orientation: Math.fround(angle),
          flags: movementFlags.forward,
          fallTime: 0,
          pitch: undefined,
          jump: undefined,
        },
      },
    });
  }
  return inputs;
}

function somewhere(): { x: number; y: number; z: number } {
  return {
    x: Math.fround(corner + Math.random() * sideYards),
    y: Math.fround(corner + Math.random() * sideYards),
    z: Math.fround(83),
  };
}

function nameOf(index: number): string {
  return `Walker${index}`;
}
