import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SeededRandom } from '@realmwright/testkit/simulation/seeded-random';
import { digestOf, ResumeTokens } from './resume-tokens.ts';

const session = { name: 'ann' };

function someTokens() {
  const tokens = new ResumeTokens<typeof session>(new SeededRandom(1));
  return { tokens, make: () => tokens.make() };
}

test('the token that was used stays good until its client has the new one, however often it comes with it', () => {
  const { tokens, make } = someTokens();
  const first = make();
  tokens.assign(session, first);
  for (let times = 0; times < 3; times++) {
    assert.equal(tokens.find(first.token), session, `attempt ${times}`);
    tokens.assign(session, make(), digestOf(first.token));
  }
  const last = make();
  tokens.assign(session, last, digestOf(first.token));
  assert.deepEqual(Buffer.from(tokens.settle(session) ?? []), Buffer.from(last.digest));
  assert.equal(tokens.find(first.token), undefined);
  assert.equal(tokens.find(last.token), session);
});

test('W-10: a token that is used up is known as such as long as its session lasts, and so are those that never arrived', () => {
  const { tokens, make } = someTokens();
  const [first, lost, next] = [make(), make(), make()];
  tokens.assign(session, first);
  tokens.assign(session, lost, first.digest);
  assert.equal(tokens.isSpent(first.token), false);
  tokens.assign(session, next, first.digest);
  assert.equal(tokens.isSpent(lost.token), true);
  tokens.settle(session);
  assert.equal(tokens.isSpent(first.token), true);
  assert.equal(tokens.isSpent(next.token), false);
  assert.equal(tokens.isSpent(make().token), false, 'one of another edge may be good');
  tokens.revoke(session);
  for (const { token } of [first, lost, next])
    assert.deepEqual([tokens.find(token), tokens.isSpent(token)], [undefined, false]);
});

test('a session that is resumed again and again costs no memory that grows', () => {
  const { tokens, make } = someTokens();
  const all = Array.from({ length: 200 }, make);
  for (const [at, token] of all.entries()) tokens.assign(session, token, all[at - 1]?.digest);
  const known = all.filter(({ token }) => tokens.isSpent(token) || tokens.find(token) !== undefined);
  assert.ok(known.length <= 20, `${known.length} are remembered`);
});
