import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announce, answer } from '@realmwright/kernel/contract';
import { edgeId, mapId, realmId, sessionId } from '@realmwright/kernel/ids';
import { accept } from '@realmwright/kernel/outcome';
import { codecOf } from '@realmwright/kernel/schema/codec';
import { BusRouter } from '@realmwright/platform/bus/bus-router';
import { connectMemoryBus } from '@realmwright/platform/bus/memory-bus';
import { saveProgress } from '@realmwright/services/character/character.contract';
import { listSpawns } from '@realmwright/services/spawns/spawns.contract';
import { handClock } from '@realmwright/testkit/hand-clock';
import { testPorts } from '@realmwright/testkit/test-ports';
import { until } from '@realmwright/testkit/waiting';
import { aPlayer, hollowmere } from '@realmwright/testkit/world-fixture';
import { intentBatchType, intentSubject } from '../intents/intent-batch.ts';
import { type Survey, surveyed, surveyWanted } from '../survey/survey.contract.ts';
import { startWorld } from './world-host.ts';

const realm = realmId(1);

/** A world worker with one character in it, by a clock that the test moves, and an ear for its surveys. */
async function startWatchedWorld() {
  const router = new BusRouter();
  const onError = (error: unknown): never => assert.fail(String(error));
  const worldBus = connectMemoryBus(router, { onError });
  const bus = connectMemoryBus(router, { onError });
  const clock = handClock();
  answer(bus, listSpawns, { onFailure: onError }, async () => accept({ spawns: [] }));
  answer(bus, saveProgress, { onFailure: onError }, async () => accept());
  const surveys: Survey[] = [];
  let fences = 0;
  bus.subscribe(`${surveyed.subject}.${realm}`, {}, ({ payload }) => {
    if (payload.length === 0) fences += 1;
    else surveys.push(surveyed.payload.decode(payload));
  });
  await bus.flush();
  const ports = { ...testPorts(worldBus), clock };
  const world = await startWorld(ports, { realm, content: hollowmere, maps: [mapId(0)], seed: 1 });
  const sheet = aPlayer('Ann');
  const arrival = { arrival: 'login', cameFrom: undefined, drawsLand: false, talkAfter: undefined } as const;
  const join = { kind: 'join', sheet, characterEpoch: 4, ...arrival } as const;
  const items = [{ session: sessionId(1), sequence: 1, intent: join }];
  const intents = codecOf(intentBatchType);
  const enter = () => bus.publish(intentSubject('r1-m0-1'), intents.encode({ edge: edgeId('edge-1'), items }));
  return {
    surveys,
    enter,
    watch: () => announce(bus, surveyWanted, { realm }, { scope: String(realm) }),
    watchElsewhere: () => announce(bus, surveyWanted, { realm: realmId(2) }, { scope: '2' }),
    /** Lets the world run, and waits until all that it has said is heard. */
    async run(millis: number): Promise<void> {
      // What is on its way to the world arrives first.
      await new Promise((resolve) => setImmediate(resolve));
      clock.advance(millis);
      const before = fences;
      worldBus.publish(`${surveyed.subject}.${realm}`, new Uint8Array());
      await until(() => fences > before, { what: 'everything before to be heard' });
    },
    async [Symbol.asyncDispose]() {
      await world.stop();
      await worldBus.drain();
      await bus.drain();
      router.close();
    },
  };
}

test('an instance that nobody watches says nothing, and one that is watched tells twice a second', async () => {
  await using watched = await startWatchedWorld();
  watched.enter();
  await watched.run(3_000);
  watched.watchElsewhere();
  await watched.run(3_000);
  assert.equal(watched.surveys.length, 0);
  watched.watch();
  await until(
    async () => {
      await watched.run(50);
      return watched.surveys.length > 0;
    },
    { what: 'the first survey' },
  );
  const from = watched.surveys.length;
  await watched.run(2_000);
  assert.equal(watched.surveys.length - from, 4);
  const [survey] = watched.surveys;
  assert.equal(survey?.instance, 'r1-m0-1');
  assert.ok(survey?.things.some(({ name }) => name === 'Ann'));
});

test('a lease that is not renewed runs out', async () => {
  await using watched = await startWatchedWorld();
  watched.enter();
  watched.watch();
  await watched.run(20_000);
  const told = watched.surveys.length;
  assert.ok(told >= 5 && told <= 13, `${told} surveys`);
  await watched.run(20_000);
  assert.equal(watched.surveys.length, told);
});
