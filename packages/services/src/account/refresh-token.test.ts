import assert from 'node:assert/strict';
import { test } from 'node:test';
import { webSessionId } from '@realmwright/kernel/ids';
import { RefreshTokens } from './refresh-token.ts';

const claim = { webSession: webSessionId('q83vEjRWeJCrze8SNFZ4kA'), rotation: 41 };
const tokens = new RefreshTokens(new Uint8Array(32).fill(7));

test('a refresh token says its session and which one of it it is', () => {
  assert.deepEqual(tokens.read(tokens.issue(claim)), claim);
  assert.notEqual(tokens.issue({ ...claim, rotation: 42 }), tokens.issue(claim));
});

test('what was never given is no refresh token', () => {
  const token = tokens.issue(claim);
  const foreign = new RefreshTokens(new Uint8Array(32).fill(8)).issue(claim);
  const bytes = Buffer.from(token, 'base64url');
  const changed = Array.from(bytes, (byte, at) =>
    Buffer.from(bytes)
      .fill(byte ^ 1, at, at + 1)
      .toString('base64url'),
  );
  for (const one of ['', 'A'.repeat(70), `${token}A`, token.slice(1), foreign, ...changed]) {
    assert.equal(tokens.read(one), undefined);
  }
});
