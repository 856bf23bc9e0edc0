import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from '@realmwright/kernel/contract';
import { systemRandom } from '@realmwright/platform/random/system-random';
import { startTestServices } from '@realmwright/testkit/test-services';
import { createAccount } from './account.contract.ts';
import { SecretBox } from './secret-box.ts';
import { srpVerifierOf } from './srp-verifier.wire.ts';

test('A-18: the table of verifiers holds none, and another key of the installation opens no row of it', async () => {
  await using services = await startTestServices();
  const { bus, database } = services;
  await call(bus, createAccount, { username: 'ann', password: 'secret', roles: [] });
  const row = await database.findRow<{ salt: Uint8Array; verifier: Uint8Array; text: string }>(
    'select salt, verifier, accounts::text as text from auth.accounts',
  );
  assert.ok(row);
  const verifier = Buffer.from(srpVerifierOf('ANN', 'secret', row.salt));
  assert.equal(Buffer.from(row.verifier).includes(verifier), false);
  assert.equal(row.text.includes(verifier.toString('hex')), false);
  assert.equal(row.text.toLowerCase().includes('secret'), false);
  const [own, other] = [7, 8].map((byte) => new SecretBox(new Uint8Array(32).fill(byte), 'verifier', systemRandom));
  assert.deepEqual(Buffer.from(own?.open(row.verifier, 'ANN') ?? []), verifier);
  assert.throws(() => other?.open(row.verifier, 'ANN'), /does not open/);
  assert.throws(() => own?.open(row.verifier, 'BOB'), /does not open/);
});
