import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer } from '@realmwright/kernel/contract';
import { sessionId } from '@realmwright/kernel/ids';
import { accept } from '@realmwright/kernel/outcome';
import { BusRouter } from '@realmwright/platform/bus/bus-router';
import { connectMemoryBus } from '@realmwright/platform/bus/memory-bus';
import { advanceQueue as advanceRealmQueue, keepSessions } from '@realmwright/services/account/account.contract';
import { testPorts } from '@realmwright/testkit/test-ports';
import { hollowmere } from '@realmwright/testkit/world-fixture';
import { advanceQueue } from './authentication.ts';
import { LoneGateway } from './lone-gateway.fixture.ts';
import { keepOpenSessions } from './sweep.ts';

/** More than two messages hold. */
const COUNT = 45_000;
const onFailure = (error: unknown): never => assert.fail(String(error));

/** A gateway with one open session that stands for many, under as many numbers. */
async function aCrowdedGateway() {
  const router = new BusRouter();
  const bus = connectMemoryBus(router, { onError: onFailure });
  const gateway = await LoneGateway.open(testPorts(bus), hollowmere);
  const connection = await gateway.session(12340, 'queued');
  assert.ok(connection.session.account);
  connection.session.account.isOpen = true;
  const numbers = Array.from({ length: COUNT }, (_, index) => sessionId(index + 1));
  for (const number of numbers) gateway.core.connections.set(number, connection);
  return {
    bus,
    core: gateway.core,
    connection,
    numbers,
    async [Symbol.asyncDispose]() {
      await gateway[Symbol.asyncDispose]();
      await bus.drain();
      router.close();
    },
  };
}

test('a gateway with 45,000 sessions keeps every one of them, and closes one of the last that is lost', async () => {
  await using crowded = await aCrowdedGateway();
  const { bus, core, connection, numbers } = crowded;
  const named: number[] = [];
  const sizes: number[] = [];
  const lost = sessionId(COUNT - 3);
  answer(bus, keepSessions, { onFailure }, async ({ sessions }) => {
    sizes.push(sessions.length);
    named.push(...sessions);
    return accept({ lost: sessions.filter((session) => session === lost) });
  });
  await bus.flush();
  await keepOpenSessions(core);
  assert.deepEqual(sizes, [20_000, 20_000, 5_000]);
  assert.deepEqual(named, numbers);
  assert.equal(connection.isClosed, true);
});

test('a gateway with 45,000 sessions in its queue asks for all of them, and lets in one of the last', async () => {
  await using crowded = await aCrowdedGateway();
  const { bus, core, connection, numbers } = crowded;
  for (const number of numbers) core.queue.join(number, number);
  const named: number[] = [];
  const first = sessionId(COUNT - 3);
  answer(bus, advanceRealmQueue, { onFailure }, async ({ sessions }) => {
    named.push(...sessions);
    return accept({
      sessions: sessions.map((session) => ({ session, position: session === first ? 0 : Number(session) })),
    });
  });
  await bus.flush();
  await advanceQueue(core);
  assert.deepEqual(named, numbers);
  assert.equal(core.queue.length, COUNT - 1);
  assert.equal(connection.session.state, 'characters');
});
