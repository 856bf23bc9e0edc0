import assert from 'node:assert/strict';
import { defaultRealtimeLimits, startRealtime } from '@realmwright/edge/realtime/start';
import { call } from '@realmwright/kernel/contract';
import { edgeId } from '@realmwright/kernel/ids';
import { issueTicket, signIn } from '@realmwright/services/account/sign-in.contract';
import { createCharacter } from './client/character-screen.ts';
import { RealtimeClient } from './client/realtime-client.ts';
import { startInlineRealm } from './inline-realm.ts';
import { testPorts } from './test-ports.ts';

/** A realm in this process with a realtime edge, and operators who play at it. */
export async function startInlineEdge() {
  const realm = await startInlineRealm();
  const { services } = realm;
  const { bus, content } = services;
  const edge = await startRealtime(testPorts(bus), {
    edge: edgeId('edge-web'),
    realm: services.realm,
    realmName: 'Testmere',
    bind: '127.0.0.1',
    port: 0,
    origins: [],
    trustedProxies: [],
    content,
    capacity: 10,
    limits: defaultRealtimeLimits,
  });
  return {
    realm,
    services,
    /** Comes into the world as an operator with a new character. */
    async enter(username: string, name: string): Promise<RealtimeClient> {
      await realm.createAccount(username, ['operator']);
      const screen = await realm.connect(username, 12340);
      await createCharacter(screen, { name });
      screen.destroy();
      const signed = await call(bus, signIn, { username, password: 'secret', code: undefined, address: '192.0.2.7' });
      assert.ok('value' in signed);
      const issued = await call(bus, issueTicket, { ...signed.value, webSession: undefined });
      assert.ok('value' in issued);
      const ticket = Buffer.from(issued.value.ticket).toString('base64url');
      const page = await RealtimeClient.open({ socket: `ws://127.0.0.1:${edge.port}/realtime`, ticket });
      await page.enter();
      return page;
    },
    async [Symbol.asyncDispose]() {
      await edge.stop();
      await realm[Symbol.asyncDispose]();
    },
  };
}
