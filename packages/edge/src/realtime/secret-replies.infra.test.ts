import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startInlineEdge } from '@realmwright/testkit/inline-edge';

test('H-13: what gives access to something is shown to the operator who asks for it, and kept nowhere on the way', async () => {
  await using edge = await startInlineEdge();
  await edge.realm.createAccount('bob');
  const page = await edge.enter('op', 'Warden');
  await page.does({ kind: 'speak', how: 'say', text: '.account reset-token bob' });
  const isToken = (text: string) => /^[A-Za-z0-9_-]{43}$/.test(text);
  const { text: token } = await page.waitFor('the token', () => page.said.find(({ text }) => isToken(text)));
  const kept = await edge.services.database.rows<{ talk: Uint8Array }>('select talk from characters.talk');
  const all = Buffer.concat(kept.map(({ talk }) => talk));
  assert.ok(all.includes('For a new password of BOB'), 'the line that goes before it may be told again');
  assert.ok(!all.includes(token));
  page.line.close();
});
