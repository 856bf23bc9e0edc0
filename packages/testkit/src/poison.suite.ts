import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startInlineRealm } from './inline-realm.ts';
import { poisonEveryContract } from './poison.ts';
import type { TestBus } from './test-services.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What a realm whose roles meet on that bus does with messages that no role of it sends. */
export function describePoison(what: string, openBus: () => Promise<TestBus | undefined>): void {
  test(`${what}: every contract answers poison with a failure of its form, and goes on`, async () => {
    await using realm = await startInlineRealm({}, {}, await openBus());
    await realm.createAccount('WITNESS');
    const witness = await realm.enter('WITNESS', 12340, { name: 'Wanda' });
    const report = await poisonEveryContract(realm.services.bus, root, ['edge1', 'r1-m0-1', 'r1-m1-1']);
    assert.ok(report.served.length > 40, `only ${report.served.length} contracts are served`);
    assert.deepEqual(report.stalled, []);
    assert.deepEqual(report.failed, [], 'what cannot be is refused, not a failure of the responder');
    // A well-formed order may have put the witness out; whoever comes now finds a realm like before.
    await realm.createAccount('NEWCOMER');
    const [again, newcomer] = await Promise.all([
      realm.enter('WITNESS', 12340, { name: 'Wanda' }),
      realm.enter('NEWCOMER', 5875, { name: 'Nadja' }),
    ]);
    await newcomer.sees(again);
    await again.walk({ x: 2 });
    await newcomer.seesAt(again, again.place);
    for (const client of [witness, again, newcomer]) client.connection.destroy();
  });
}
