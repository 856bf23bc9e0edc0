import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from '@realmwright/kernel/contract';
import { startTestServices } from '@realmwright/testkit/test-services';
import { keepOutcome, recallOutcome } from './deed-outcomes.contract.ts';
import { deleteOutcomesBefore } from './deed-outcomes.store.ts';

test('how a deed came out is remembered under its operation, as it was said first, and for a while', async () => {
  await using services = await startTestServices();
  const { bus, database } = services;
  const operation = (n: number) => new Uint8Array(16).fill(n);
  const recall = async (n: number) => {
    const recalled = await call(bus, recallOutcome, { operation: operation(n) });
    return 'value' in recalled ? recalled.value.outcome : assert.fail(recalled.refused);
  };
  const keep = (n: number, refusal: string | undefined) =>
    call(bus, keepOutcome, { operation: operation(n), outcome: { refusal } });
  assert.equal(await recall(1), undefined);
  await keep(1, undefined);
  await keep(1, 'channels.already-member');
  await keep(2, 'social.contact-is-listed');
  assert.deepEqual(await recall(1), { refusal: undefined });
  assert.deepEqual(await recall(2), { refusal: 'social.contact-is-listed' });
  await deleteOutcomesBefore(database, new Date(Date.now() + 1_000));
  assert.equal(await recall(1), undefined);
});
