import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, listen } from '@realmwright/kernel/contract';
import { characterId } from '@realmwright/kernel/ids';
import { newOperationId } from '@realmwright/kernel/operation-id';
import { systemRandom } from '@realmwright/platform/random/system-random';
import { startTestServices, type TestServices, until } from '@realmwright/testkit/test-services';
import fc from 'fast-check';
import { adjustPurse, audit, findBalance, largestPurse, post, purseChanged } from './ledger.contract.ts';
import { becomeLedger } from './ledger.store.ts';

const start = { reason: 'test', actor: 'test' };
const operation = () => newOperationId(systemRandom);

async function balanceOf({ bus }: TestServices, account: string): Promise<bigint> {
  const outcome = await call(bus, findBalance, { account });
  assert.ok('value' in outcome);
  return outcome.value.balance;
}

async function assertSound({ bus }: TestServices): Promise<number> {
  const outcome = await call(bus, audit, undefined);
  assert.ok('value' in outcome);
  const { isSound, operationCount } = outcome.value;
  assert.ok(isSound, JSON.stringify({ ...outcome.value, sum: String(outcome.value.sum) }));
  return operationCount;
}

function legs(from: string, to: string, amount: bigint) {
  return [
    { account: from, amount: -amount },
    { account: to, amount },
  ];
}

test('a posting moves copper and happens once', async () => {
  await using services = await startTestServices();
  const order = { ...start, operation: operation(), entries: legs('mint.test', 'character.1', 500n) };
  const first = await call(services.bus, post, order);
  assert.deepEqual(first, { value: { wasRepeated: false, balances: [-500n, 500n] } });
  const second = await call(services.bus, post, order);
  assert.deepEqual(second, { value: { wasRepeated: true, balances: [-500n, 500n] } });
  assert.equal(await assertSound(services), 1);
});

test('the same operation at the same moment happens once', async () => {
  await using services = await startTestServices();
  const order = { ...start, operation: operation(), entries: legs('mint.test', 'character.1', 5n) };
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => call(services.bus, post, order)));
  assert.equal(outcomes.filter((outcome) => 'value' in outcome && !outcome.value.wasRepeated).length, 1);
  assert.equal(await balanceOf(services, 'character.1'), 5n);
  await assertSound(services);
});

test('one operation id cannot name two postings', async () => {
  await using services = await startTestServices();
  const id = operation();
  await call(services.bus, post, { ...start, operation: id, entries: legs('mint.test', 'character.1', 5n) });
  const other = await call(services.bus, post, {
    ...start,
    operation: id,
    entries: legs('mint.test', 'character.1', 6n),
  });
  assert.deepEqual(other, { refused: 'ledger.operation-conflict' });
});

test('G-41: what breaks a rule of the ledger is refused and leaves nothing behind', async () => {
  await using services = await startTestServices();
  const ask = async (entries: readonly { account: string; amount: bigint }[]) => {
    const outcome = await call(services.bus, post, { ...start, operation: operation(), entries });
    return 'refused' in outcome ? outcome.refused : 'accepted';
  };
  assert.equal(await ask(legs('character.1', 'character.2', 1n)), 'ledger.insufficient-funds');
  assert.equal(await ask(legs('burn.test', 'character.2', 1n)), 'ledger.insufficient-funds');
  assert.equal(await ask([{ account: 'mint.test', amount: -1n }]), 'ledger.unbalanced');
  assert.equal(
    await ask([
      { account: 'mint.test', amount: 0n },
      { account: 'character.1', amount: 0n },
    ]),
    'ledger.unbalanced',
  );
  assert.equal(
    await ask([...legs('mint.test', 'character.1', 5n), { account: 'character.2', amount: 1n }]),
    'ledger.unbalanced',
  );
  for (const account of ['somebody', 'character.0', 'character.-1', 'CHARACTER.1', 'mint.', "mint.x'; drop table"]) {
    assert.equal(await ask(legs('mint.test', account, 1n)), 'ledger.unknown-account', account);
  }
  assert.equal(await ask(legs('mint.test', 'character.1', largestPurse + 1n)), 'ledger.purse-full');
  assert.equal(await ask(legs('mint.test', 'character.1', largestPurse)), 'accepted');
  assert.equal(await ask(legs('mint.test', 'character.1', 1n)), 'ledger.purse-full');
  assert.equal(await assertSound(services), 1);
});

test('a change of a purse is announced, and whoever asks then is told its new balance', async () => {
  await using services = await startTestServices();
  const heard: number[] = [];
  listen(services.bus, purseChanged, {}, (news) => void heard.push(news.characterId));
  await services.bus.flush();
  const change = { ...start, characterId: characterId(9) };
  await call(services.bus, adjustPurse, { ...change, operation: operation(), amount: 50n });
  const outcome = await call(services.bus, adjustPurse, { ...change, operation: operation(), amount: -20n });
  assert.deepEqual(outcome, { value: { balance: 30n } });
  await until(() => heard.length === 2);
  assert.deepEqual(heard, [9, 9]);
  assert.equal(await balanceOf(services, 'character.9'), 30n);
  assert.equal(await balanceOf(services, 'burn.test'), 20n);
});

test('the role of the ledger may insert and nothing else', async () => {
  await using services = await startTestServices();
  const { database } = services;
  await call(services.bus, post, { ...start, operation: operation(), entries: legs('mint.test', 'character.1', 5n) });
  const forbidden = [
    'update ledger.entries set amount = amount * 2',
    'delete from ledger.entries',
    'truncate ledger.operations cascade',
    'update ledger.operations set reason = $$other$$',
    'update ledger.balances set balance = 1000000',
    'insert into ledger.balances values ($$character.5$$, 5)',
    'delete from ledger.balances',
    'select 1 from auth.accounts',
  ];
  for (const sql of forbidden) {
    const attempt = database.transaction(async (db) => {
      await becomeLedger(db);
      await db.execute(sql);
    });
    await assert.rejects(attempt, { code: '42501' }, sql);
  }
  await assertSound(services);
});

test('not even the owner of the database can change what was posted, or post one leg', async () => {
  await using services = await startTestServices();
  const { database } = services;
  await call(services.bus, post, { ...start, operation: operation(), entries: legs('mint.test', 'character.1', 5n) });
  await assert.rejects(database.execute('update ledger.entries set amount = 7'), { code: '42501' });
  await assert.rejects(database.execute('delete from ledger.operations'), { code: '42501' });
  const oneLeg = database.transaction(async (db) => {
    await db.execute(`insert into ledger.operations values ('\\x01', 'x', 'x', '\\x02')`);
    await db.execute(`insert into ledger.entries (operation, account, amount) values ('\\x01', 'mint.x', -5)`);
  });
  await assert.rejects(oneLeg, { constraint: 'operations_balanced' });
  await assertSound(services);
});

test('transfers against each other neither wait for ever nor lose a coin', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  for (const purse of ['character.1', 'character.2', 'character.3']) {
    await call(bus, post, { ...start, operation: operation(), entries: legs('mint.test', purse, 100n) });
  }
  const orders = Array.from({ length: 60 }, (_, i) =>
    legs(`character.${(i % 3) + 1}`, `character.${((i + 1) % 3) + 1}`, 7n),
  );
  await Promise.all(orders.map((entries) => call(bus, post, { ...start, operation: operation(), entries })));
  const balances = await Promise.all([1, 2, 3].map((n) => balanceOf(services, `character.${n}`)));
  assert.equal(
    balances.reduce((sum, balance) => sum + balance, 0n),
    300n,
  );
  await assertSound(services);
});

test('G-40: any sequence of postings agrees with a model, sums to zero and leaves no purse negative', async () => {
  await using services = await startTestServices();
  const accounts = ['character.1', 'character.2', 'character.3', 'mint.a', 'burn.b'];
  const posting = fc.record({
    from: fc.constantFrom(...accounts),
    to: fc.constantFrom(...accounts),
    amount: fc.oneof(fc.bigInt({ min: 1n, max: 200n }), fc.constantFrom(largestPurse - 50n, largestPurse + 1n)),
    repeats: fc.boolean(),
  });
  const model = new Map<string, bigint>(accounts.map((account) => [account, 0n]));
  await fc.assert(
    fc.asyncProperty(fc.array(posting, { maxLength: 12 }), async (postings) => {
      for (const { from, to, amount, repeats } of postings) {
        const order = { ...start, operation: operation(), entries: legs(from, to, amount) };
        const outcome = await call(services.bus, post, order);
        if (from === to) {
          // Both legs on one account change nothing; whether the first leg alone would fit decides.
          continue;
        }
        const left = (model.get(from) ?? 0n) - amount;
        const arrived = (model.get(to) ?? 0n) + amount;
        const isShort = left < 0n && !from.startsWith('mint.');
        const isFull = arrived > largestPurse && to.startsWith('character.');
        assert.equal(
          'value' in outcome,
          !isShort && !isFull,
          `${from} ${to} ${amount} ${JSON.stringify('refused' in outcome && outcome)}`,
        );
        if ('value' in outcome) {
          model.set(from, left);
          model.set(to, arrived);
        }
        if (repeats) await call(services.bus, post, order);
      }
      for (const [account, expected] of model) assert.equal(await balanceOf(services, account), expected, account);
      await assertSound(services);
    }),
    { numRuns: 25 },
  );
});
