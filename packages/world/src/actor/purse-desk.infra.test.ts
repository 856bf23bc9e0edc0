import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer } from '@realmwright/kernel/contract';
import { characterId } from '@realmwright/kernel/ids';
import { accept } from '@realmwright/kernel/outcome';
import { BusRouter } from '@realmwright/platform/bus/bus-router';
import { connectMemoryBus } from '@realmwright/platform/bus/memory-bus';
import { findBalance } from '@realmwright/services/ledger/ledger.contract';
import { testPorts } from '@realmwright/testkit/test-ports';
import { until } from '@realmwright/testkit/waiting';
import { PurseDesk } from './purse-desk.ts';

const ann = characterId(7);

/** A desk on a bus of its own, what it says, and a ledger that holds what is set and answers when it may. */
function aDesk() {
  const onError = (error: unknown): never => assert.fail(String(error));
  const bus = connectMemoryBus(new BusRouter(), { onError });
  const said: bigint[] = [];
  const desk = new PurseDesk(testPorts(bus), (input) => {
    if (input.kind === 'purseChanged') said.push(input.balance);
  });
  const ledger = { balance: 5n, askedCount: 0, mayAnswer: Promise.resolve() };
  const open = () =>
    answer(bus, findBalance, { onFailure: onError }, async () => {
      const { balance } = ledger;
      ledger.askedCount += 1;
      await ledger.mayAnswer;
      return accept({ balance });
    });
  return { bus, desk, said, ledger, open };
}

test('what changes while a purse is read is read again, once for all changes, and the newest is said last', async () => {
  const { bus, desk, said, ledger, open } = aDesk();
  open();
  const gate = Promise.withResolvers<void>();
  ledger.mayAnswer = gate.promise;
  desk.refresh(ann);
  await until(() => ledger.askedCount === 1, { what: 'the first question' });
  for (const balance of [6n, 7n, 8n]) {
    ledger.balance = balance;
    desk.refresh(ann);
  }
  gate.resolve();
  await until(() => said.length === 2, { what: 'the second reading' });
  await bus.drain();
  assert.deepEqual(said, [5n, 8n]);
  assert.equal(ledger.askedCount, 2);
});

test('a ledger that is away is asked again', async () => {
  const { bus, desk, said, open } = aDesk();
  desk.refresh(ann);
  await bus.flush();
  open();
  await until(() => said.length === 1, { what: 'the reading' });
  assert.deepEqual(said, [5n]);
  await bus.drain();
});
