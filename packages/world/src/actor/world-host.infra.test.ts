import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announce, answer } from '@realmwright/kernel/contract';
import { edgeId, realmId, sessionId } from '@realmwright/kernel/ids';
import { accept } from '@realmwright/kernel/outcome';
import { codecOf } from '@realmwright/kernel/schema/codec';
import { BusRouter } from '@realmwright/platform/bus/bus-router';
import { connectMemoryBus } from '@realmwright/platform/bus/memory-bus';
import { characterWanted, releaseCharacter, saveProgress } from '@realmwright/services/character/character.contract';
import { listSpawns } from '@realmwright/services/spawns/spawns.contract';
import { type HandClock, handClock } from '@realmwright/testkit/hand-clock';
import { testPorts } from '@realmwright/testkit/test-ports';
import { inTime, until } from '@realmwright/testkit/waiting';
import { aPlayer, hollowmere } from '@realmwright/testkit/world-fixture';
import { type Intent, intentBatchType, intentSubject } from '../intents/intent-batch.ts';
import { decodePerceptionBatch } from '../perception/batch-codec.ts';
import type { PersonalFact } from '../perception/perceived.ts';
import { perceptionSubject } from '../perception/perception-batch.ts';
import type { TickFrame } from '../tick-frame.ts';
import type { WorldSetup } from '../world.ts';
import { startWorld } from './world-host.ts';

const edge = edgeId('edge-1');
const session = sessionId(1);
const intents = codecOf(intentBatchType);

/** A world worker on a bus of its own, with services that keep what they are asked, and one session's ear. */
async function startWorldAlone({
  content = hollowmere,
  clock,
  reopenMillis = 60_000,
  save = async () => {},
}: {
  readonly content?: typeof hollowmere;
  readonly clock?: HandClock;
  readonly reopenMillis?: number;
  readonly save?: () => Promise<void>;
} = {}) {
  const router = new BusRouter();
  const onError = (error: unknown): never => assert.fail(String(error));
  const worldBus = connectMemoryBus(router, { onError });
  const bus = connectMemoryBus(router, { onError });
  const asked: string[] = [];
  const heard: PersonalFact[] = [];
  const recorded: TickFrame[] = [];
  const opened: WorldSetup[] = [];
  let hash = '';
  const onFailure = (error: unknown): never => assert.fail(String(error));
  answer(bus, listSpawns, { onFailure }, async () => accept({ spawns: [] }));
  answer(bus, saveProgress, { onFailure }, async ({ epoch, sequence }) => {
    asked.push(`save ${epoch}/${sequence}`);
    await save();
    return accept();
  });
  answer(bus, releaseCharacter, { onFailure }, async ({ epoch }) => {
    asked.push(`release ${epoch}`);
    return accept();
  });
  bus.subscribe(perceptionSubject(edge), {}, ({ payload }) => {
    for (const one of decodePerceptionBatch(payload).sessions) heard.push(...one.personal);
  });
  await bus.flush();
  const openRecording = async (setup: WorldSetup) => {
    opened.push(setup);
    return {
      frame: (frame: TickFrame) => void recorded.push(frame),
      close: async (last: string) => {
        hash = last;
      },
    };
  };
  const standard = testPorts(worldBus);
  const ports = { ...standard, clock: clock ?? standard.clock, openRecording };
  const config = { realm: realmId(1), content, maps: [aPlayer('Ann').place.map], seed: 1, reopenMillis };
  const world = await startWorld(ports, config);
  let sequence = 0;
  return {
    world,
    ports,
    bus,
    asked,
    heard,
    recorded,
    opened,
    hash: () => hash,
    says(intent: Intent): void {
      sequence += 1;
      bus.publish(intentSubject('r1-m0-1'), intents.encode({ edge, items: [{ session, sequence, intent }] }));
    },
    async [Symbol.asyncDispose]() {
      await world.stop();
      await worldBus.drain();
      await bus.drain();
      router.close();
    },
  };
}

const join: Intent = {
  kind: 'join',
  sheet: aPlayer('Ann'),
  characterEpoch: 4,
  arrival: 'login',
  cameFrom: undefined,
  drawsLand: false,
  talkAfter: undefined,
};
const isThere = (heard: readonly PersonalFact[], kind: PersonalFact['kind']) => async () =>
  heard.some((fact) => fact.kind === kind);

test('a session that joins over the bus is told so, and its end is saved and released', async () => {
  await using alone = await startWorldAlone();
  await until(async () => alone.world.health().ready, { what: 'the world to be ready' });
  alone.says(join);
  await until(isThere(alone.heard, 'joined'), { what: 'the join to be told' });
  alone.says({ kind: 'leave', reason: 'loggedOut' });
  await until(async () => alone.asked.includes('release 4'), { what: 'the release' });
  assert.deepEqual(alone.asked, ['save 4/1', 'release 4']);
});

test('an empty instance steps slowly, and at full pace as soon as somebody comes', async () => {
  await using alone = await startWorldAlone();
  await until(async () => alone.recorded.length >= 2, { what: 'two idle steps' });
  alone.says(join);
  await until(isThere(alone.heard, 'joined'), { what: 'the join to be told' });
  const before = alone.recorded.length;
  await until(async () => alone.recorded.length >= before + 20, { what: 'twenty steps' });
  const elapsed = alone.recorded.slice(before + 1).map((frame) => frame.elapsed);
  assert.ok(elapsed.every((millis) => millis < 900));
  assert.ok((alone.recorded[1]?.elapsed ?? 0) >= 900);
});

test('a character that is wanted elsewhere is saved and let go', async () => {
  await using alone = await startWorldAlone();
  alone.says(join);
  await until(isThere(alone.heard, 'joined'), { what: 'the join to be told' });
  announce(alone.bus, characterWanted, { characterId: aPlayer('Ann').characterId, epoch: 4 });
  await until(isThere(alone.heard, 'left'), { what: 'the session to be let go' });
  await until(async () => alone.asked.includes('release 4'), { what: 'the release' });
});

test('a worker that drains saves everybody, and its recording ends with a hash', async () => {
  const alone = await startWorldAlone();
  alone.says(join);
  await until(isThere(alone.heard, 'joined'), { what: 'the join to be told' });
  await alone.world.drain();
  assert.deepEqual(alone.asked, ['save 4/1', 'release 4']);
  await alone[Symbol.asyncDispose]();
  assert.match(alone.hash(), /^[0-9a-f]{16}$/);
});

test('a worker whose services do not answer drains for ten seconds and no longer', async () => {
  const clock = handClock();
  let isOver = (): void => {};
  const over = new Promise<void>((resolve) => {
    isOver = resolve;
  });
  await using alone = await startWorldAlone({ clock, save: () => over });
  alone.says(join);
  const passing = (isSo: () => boolean) => async () => {
    clock.advance(50);
    return isSo();
  };
  await until(
    passing(() => alone.heard.some(({ kind }) => kind === 'joined')),
    { what: 'the join to be told' },
  );
  let hasDrained = false;
  const drained = alone.world.drain().then(() => {
    hasDrained = true;
  });
  await until(
    passing(() => alone.asked.length > 0),
    { what: 'the save to be asked for' },
  );
  assert.equal(hasDrained, false, 'the save is waited for');
  clock.advance(10_000);
  await inTime(drained, { what: 'the drain to end', within: 1_000 });
  isOver();
});

/** Content whose zones can be made unreadable: from then on every step throws in the phase of the weather. */
function breakable() {
  const fault = { isBroken: false };
  const content = {
    ...hollowmere,
    get zones() {
      if (fault.isBroken) throw new TypeError('a fault was planted');
      return hollowmere.zones;
    },
  };
  return { fault, content };
}

test('an instance whose step throws lets its sessions go, says why, and turns away who comes after', async () => {
  const { fault, content } = breakable();
  await using alone = await startWorldAlone({ content });
  alone.says(join);
  await until(isThere(alone.heard, 'joined'), { what: 'the join to be told' });
  alone.heard.length = 0;
  fault.isBroken = true;
  await until(isThere(alone.heard, 'left'), { what: 'the session to be let go' });
  assert.deepEqual(alone.heard, [{ kind: 'logoutCompleted' }, { kind: 'left', reason: 'failed' }]);
  await until(async () => alone.asked.includes('release 4'), { what: 'the character to be released' });
  assert.deepEqual(alone.asked, ['release 4'], 'nothing of a broken world is saved');
  const { ports, world } = alone;
  const [told] = ports.events.filter(({ event }) => event === 'world-step-failed');
  assert.equal(told?.fields['phase'], 'changeWeather');
  assert.ok(Array.isArray(told.fields['inputs']) && typeof told.fields['tick'] === 'number');
  assert.match(await ports.metrics.text(), /world_faults_total\{[^}]*phase="changeWeather",cost="instance"[^}]*\} 1/);
  assert.deepEqual(world.health(), { ready: false, reason: 'a step of the simulation failed' });
  alone.heard.length = 0;
  alone.says(join);
  await until(isThere(alone.heard, 'left'), { what: 'the latecomer to be turned away' });
  assert.deepEqual(alone.heard, [{ kind: 'left', reason: 'failed' }]);
  const began = performance.now();
  await world.drain();
  assert.ok(performance.now() - began < 5_000, 'nobody is waited for');
});

test('an instance that failed is opened anew after a pause, which doubles, and lets in who comes then', async () => {
  const { fault, content } = breakable();
  await using alone = await startWorldAlone({ content, reopenMillis: 150 });
  const { ports, world, opened } = alone;
  const pauses = () =>
    ports.events.filter(({ event }) => event === 'instance-opens-later').map(({ fields }) => fields['millis']);
  alone.says(join);
  await until(isThere(alone.heard, 'joined'), { what: 'the join to be told' });
  fault.isBroken = true;
  await until(async () => pauses().length >= 3, { what: 'the instance to fail three times' });
  assert.deepEqual(pauses().slice(0, 3), [150, 300, 600]);
  fault.isBroken = false;
  await until(async () => world.health().ready, { what: 'the instance to be open again' });
  alone.heard.length = 0;
  alone.says({ ...join, characterEpoch: 5 });
  await until(isThere(alone.heard, 'joined'), { what: 'the second join to be told' });
  assert.deepEqual(
    alone.heard.filter(({ kind }) => kind === 'left'),
    [],
    'only the new instance answers',
  );
  const epochs = opened.map(({ epoch }) => epoch);
  assert.ok(epochs.length >= 2);
  assert.deepEqual(
    epochs,
    [...new Set(epochs)].toSorted((one, other) => one - other),
  );
  await world.drain();
  assert.deepEqual(alone.asked, ['release 4', 'save 5/1', 'release 5']);
});

test('a worker that ends before an instance is opened anew opens nothing any more', async () => {
  const { fault, content } = breakable();
  const clock = handClock();
  await using alone = await startWorldAlone({ content, clock, reopenMillis: 5_000 });
  fault.isBroken = true;
  clock.advance(2_000);
  assert.ok(alone.ports.events.some(({ event }) => event === 'instance-opens-later'));
  fault.isBroken = false;
  await alone.world.stop();
  clock.advance(600_000);
  await alone.bus.flush();
  assert.equal(alone.opened.length, 1);
  assert.equal(alone.world.health().ready, false);
});
