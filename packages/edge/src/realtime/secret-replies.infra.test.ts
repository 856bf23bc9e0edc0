import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from '@realmwright/kernel/contract';
import { edgeId } from '@realmwright/kernel/ids';
import { issueTicket, signIn } from '@realmwright/services/account/sign-in.contract';
import { createCharacter } from '@realmwright/testkit/client/character-screen';
import { RealtimeClient } from '@realmwright/testkit/client/realtime-client';
import { type InlineRealm, startInlineRealm } from '@realmwright/testkit/inline-realm';
import { testPorts } from '@realmwright/testkit/test-ports';
import { defaultRealtimeLimits } from './realtime-config.ts';
import { startRealtime } from './realtime-edge.ts';

/** Comes into the world at a realtime edge, as somebody who has a character. */
async function enter({ services: { bus } }: InlineRealm, port: number, username: string): Promise<RealtimeClient> {
  const asked = { username, password: 'secret', code: undefined, address: '192.0.2.7' };
  const signed = await call(bus, signIn, asked);
  assert.ok('value' in signed);
  const issued = await call(bus, issueTicket, { ...signed.value, webSession: undefined });
  assert.ok('value' in issued);
  const ticket = Buffer.from(issued.value.ticket).toString('base64url');
  const page = await RealtimeClient.open({ socket: `ws://127.0.0.1:${port}/realtime`, ticket });
  await page.enter();
  return page;
}

test('H-13: what gives access to something is shown to the operator who asks for it, and kept nowhere on the way', async () => {
  await using realm = await startInlineRealm();
  const { bus, database, realm: realmId, content } = realm.services;
  const edge = await startRealtime(testPorts(bus), {
    edge: edgeId('edge-web'),
    realm: realmId,
    realmName: 'Testmere',
    bind: '127.0.0.1',
    port: 0,
    origins: [],
    trustedProxies: [],
    content,
    capacity: 10,
    limits: defaultRealtimeLimits,
  });
  await realm.createAccount('op', ['operator']);
  await realm.createAccount('bob');
  const screen = await realm.connect('op', 12340);
  await createCharacter(screen, { name: 'Warden' });
  screen.destroy();
  const page = await enter(realm, edge.port, 'op');
  const outcome = await page.line.act({ kind: 'speak', how: 'say', text: '.account reset-token bob' });
  assert.deepEqual(outcome, { kind: 'done' });
  const isToken = (text: string) => /^[A-Za-z0-9_-]{43}$/.test(text);
  const { text: token } = await page.waitFor('the token', () => page.said.find(({ text }) => isToken(text)));
  const kept = await database.rows<{ talk: Uint8Array }>('select talk from characters.talk');
  const all = Buffer.concat(kept.map(({ talk }) => talk));
  assert.ok(all.includes('For a new password of BOB'), 'the line that goes before it may be told again');
  assert.ok(!all.includes(token));
  page.line.close();
  await edge.stop();
});
