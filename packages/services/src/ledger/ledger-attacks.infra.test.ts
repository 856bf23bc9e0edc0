import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { call } from '@realmwright/kernel/contract';
import { characterId } from '@realmwright/kernel/ids';
import { newOperationId } from '@realmwright/kernel/operation-id';
import { BusRouter } from '@realmwright/platform/bus/bus-router';
import { connectMemoryBus } from '@realmwright/platform/bus/memory-bus';
import { openPgDatabase } from '@realmwright/platform/database/pg-database';
import { systemRandom } from '@realmwright/platform/random/system-random';
import { openCutDatabase } from '@realmwright/testkit/cut-database';
import { openTestDatabase } from '@realmwright/testkit/test-database';
import { testPorts } from '@realmwright/testkit/test-ports';
import { startTestServices } from '@realmwright/testkit/test-services';
import { openRequestMeter } from '../serving.ts';
import { adjustPurse, audit, findBalance, largestPurse, post } from './ledger.contract.ts';
import { startLedger } from './ledger.service.ts';
import { auditLedger, becomeLedger } from './ledger.store.ts';

/** Rows of the table of attacks about money: amounts at the edges of numbers, and answers and processes that are lost. */

const start = { reason: 'test', actor: 'test' };
const operation = () => newOperationId(systemRandom);
const purse = characterId(1);

function legs(from: string, to: string, amount: bigint) {
  return [
    { account: from, amount: -amount },
    { account: to, amount },
  ];
}

test('G-40, G-41: amounts at the edges of every number are refused or exact, and nothing is made or lost', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const adjust = (amount: bigint) =>
    call(bus, adjustPurse, { ...start, operation: operation(), characterId: purse, amount });
  assert.deepEqual(await adjust(500n), { value: { balance: 500n } });
  const edges = [0n, 1n << 31n, (1n << 32n) - 1n, 1n << 53n, (1n << 63n) - 1n];
  for (const edge of edges) {
    for (const amount of [edge, -edge]) {
      const outcome = await adjust(amount);
      assert.ok('refused' in outcome, `${amount} was accepted`);
      const posted = await call(bus, post, {
        ...start,
        operation: operation(),
        entries: legs('character.1', 'character.2', amount),
      });
      assert.ok('refused' in posted, `${amount} was transferred`);
    }
  }
  assert.deepEqual(await adjust(-501n), { refused: 'ledger.insufficient-funds' });
  assert.deepEqual(await adjust(largestPurse - 499n), { refused: 'ledger.purse-full' });
  assert.deepEqual(await adjust(largestPurse - 500n), { value: { balance: largestPurse } });
  assert.deepEqual(await adjust(-largestPurse), { value: { balance: 0n } });
  // Numbers that no message can hold do not become others on the way.
  for (const amount of [1n << 63n, -(1n << 63n) - 1n, 1n << 64n]) await assert.rejects(adjust(amount));
  const sound = await call(bus, audit, undefined);
  assert.ok('value' in sound && sound.value.isSound && sound.value.sum === 0n);
});

test('G-41: what code would let through the database refuses: no account but the mint falls below zero', async () => {
  await using services = await startTestServices();
  const { bus, database } = services;
  await call(bus, post, { ...start, operation: operation(), entries: legs('mint.test', 'character.1', 5n) });
  const overdraw = database.transaction(async (db) => {
    await becomeLedger(db);
    await db.execute(`insert into ledger.operations values ('\\x77', 'x', 'x', '\\x02')`);
    for (const [account, amount] of [
      ['character.1', -6n],
      ['character.2', 6n],
    ] as const) {
      await db.execute(`insert into ledger.entries (operation, account, amount) values ('\\x77', $1, $2)`, [
        account,
        amount,
      ]);
    }
  });
  await assert.rejects(overdraw, { constraint: 'balances_not_negative' });
  const balance = await call(bus, findBalance, { account: 'character.1' });
  assert.deepEqual(balance, { value: { balance: 5n } });
});

test('G-51: whether a commit was lost before or after it happened, asked again the transfer happens once', async () => {
  await using fixture = await openTestDatabase();
  await using way = await openCutDatabase(fixture.url);
  const bus = connectMemoryBus(new BusRouter(), { onError: () => undefined });
  const ports = testPorts(bus);
  const database = openPgDatabase({ url: way.url, applicationName: 'test', connections: 2 });
  const ledger = startLedger({ ...ports, database, meter: openRequestMeter(ports.metrics) });
  await bus.flush();
  const give = (id: ReturnType<typeof operation>, from: string, to: string, amount: bigint) =>
    call(bus, post, { ...start, operation: id, entries: legs(from, to, amount) });
  await give(operation(), 'mint.test', 'character.1', 100n);
  for (let round = 0; round < 12; round++) {
    const moment = round % 2 === 0 ? 'after' : 'before';
    const id = operation();
    way.cutAt(moment);
    await assert.rejects(give(id, 'character.1', 'character.2', 1n), /failed/, 'nobody says that it has happened');
    const again = await give(id, 'character.1', 'character.2', 1n);
    assert.ok('value' in again);
    assert.equal(again.value.wasRepeated, moment === 'after');
    assert.deepEqual(again.value.balances, [BigInt(99 - round), BigInt(1 + round)]);
    // The same name for something else stays refused, however its first use ended.
    assert.deepEqual(await give(id, 'character.1', 'character.2', 2n), { refused: 'ledger.operation-conflict' });
  }
  await ledger.stop();
  await bus.drain();
  await database.close();
});

test('G-48: a process that is killed while coins change hands leaves every acknowledged gift whole, and no half one', async () => {
  await using fixture = await openTestDatabase();
  const seed = connectMemoryBus(new BusRouter(), { onError: () => undefined });
  const ports = testPorts(seed);
  const ledger = startLedger({ ...ports, database: fixture.database, meter: openRequestMeter(ports.metrics) });
  await seed.flush();
  for (const account of ['character.1', 'character.2']) {
    await call(seed, post, { ...start, operation: operation(), entries: legs('mint.test', account, 100_000n) });
  }
  const acknowledged: string[] = [];
  for (let round = 0; round < 5; round++) {
    const path = fileURLToPath(import.meta.resolve('@realmwright/testkit/transfer-worker'));
    const worker = spawn(process.execPath, [path, fixture.url], { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: worker.stdout });
    const ready = once(lines, 'line');
    lines.on('line', (line) => {
      if (/^[0-9a-f]+$/.test(line)) acknowledged.push(line);
    });
    await ready;
    await delay(100 + ((round * 131) % 300));
    worker.kill('SIGKILL');
    await once(worker, 'close');
  }
  assert.ok(acknowledged.length > 20, `only ${acknowledged.length} gifts were acknowledged`);
  const rows = await fixture.database.rows<{ operation: Uint8Array }>('select operation from ledger.operations');
  const kept = new Set(rows.map((row) => Buffer.from(row.operation).toString('hex')));
  assert.deepEqual(
    acknowledged.filter((id) => !kept.has(id)),
    [],
  );
  const found = await fixture.database.transaction(async (db) => {
    await becomeLedger(db);
    return auditLedger(db);
  });
  const { sum, unbalancedCount, orphanCount, negativeCount, driftCount } = found;
  assert.deepEqual([sum, unbalancedCount, orphanCount, negativeCount, driftCount], [0n, 0, 0, 0, 0]);
  const balances = await fixture.database.rows<{ balance: bigint }>(
    `select balance from ledger.balances where account like 'character.%'`,
  );
  assert.equal(
    balances.reduce((total, { balance }) => total + balance, 0n),
    200_000n,
  );
  await ledger.stop();
  await seed.drain();
});
