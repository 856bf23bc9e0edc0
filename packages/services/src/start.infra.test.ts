import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, RemoteFailureError } from '@realmwright/kernel/contract';
import { newOperationId } from '@realmwright/kernel/operation-id';
import { systemRandom } from '@realmwright/platform/random/system-random';
import { startTestServices, type TestServices, until } from '@realmwright/testkit/test-services';
import { createAccount, findAccount } from './account/account.contract.ts';
import { audit, findBalance, post } from './ledger/ledger.contract.ts';

/** What an operator's restart of the database does to every connection. */
async function cutConnections({ database }: TestServices): Promise<void> {
  const cut = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()';
  await database.execute(cut).catch(() => undefined);
}

test('requests fail while the database cuts every connection, and succeed right after', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await call(bus, createAccount, { username: 'ann', password: 'x', roles: [] });
  for (let round = 0; round < 3; round++) {
    await cutConnections(services);
    await until(async () => {
      try {
        return 'value' in (await call(bus, findAccount, { username: 'ann' }));
      } catch (error) {
        assert.ok(error instanceof RemoteFailureError);
        return false;
      }
    });
  }
});

test('postings whose answer was lost are asked again and happen once', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  let isCutting = true;
  const cutting = (async () => {
    while (isCutting) {
      await cutConnections(services);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  })();
  const postings = Array.from({ length: 40 }, async () => {
    const entries = [
      { account: 'mint.test', amount: -3n },
      { account: 'character.1', amount: 3n },
    ];
    const order = { operation: newOperationId(systemRandom), reason: 'test', actor: 'test', entries };
    await until(async () => {
      try {
        return 'value' in (await call(bus, post, order));
      } catch (error) {
        assert.ok(error instanceof RemoteFailureError);
        return false;
      }
    });
  });
  setTimeout(() => {
    isCutting = false;
  }, 1_000);
  await Promise.all([...postings, cutting]);
  await until(async () => {
    try {
      const sound = await call(bus, audit, undefined);
      const balance = await call(bus, findBalance, { account: 'character.1' });
      assert.ok('value' in sound && 'value' in balance);
      assert.equal(balance.value.balance, 120n);
      assert.ok(sound.value.isSound);
      return true;
    } catch (error) {
      if (error instanceof RemoteFailureError) return false;
      throw error;
    }
  });
});
