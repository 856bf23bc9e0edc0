import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { listRealms, logIn } from '@realmwright/testkit/client/login-client';
import { WorldConnection } from '@realmwright/testkit/client/world-connection';
import { everyBuild, startRealm } from '@realmwright/testkit/realm';
import { inTime } from '@realmwright/testkit/waiting';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

/** Long before the gateway would close a connection that says nothing, on a machine however busy. */
const AT_ONCE = 8_000;
const names = { 5875: 'Dagobert', 8606: 'Eleonore', 12340: 'Friedrun' } as const;

for (const build of everyBuild) {
  test(`build ${build}: garbage at the gateway closes the connection at once and disturbs nobody`, async () => {
    const { client: bystander } = await realm.player(build, { name: names[build] });
    const who = await realm.account();
    const login = await logIn(realm.host.login, build, who);
    assert.ok('line' in login);
    const [listed] = await listRealms(login.line, build);
    assert.ok(listed);
    const stranger = await WorldConnection.open(listed, build);
    stranger.sendGarbage(new Uint8Array(64).fill(0xff));
    await inTime(stranger.closed, { what: 'the gateway to close', within: AT_ONCE });

    const insider = await realm.connect(build, who);
    insider.sendGarbage(new Uint8Array(64).fill(0xff));
    await inTime(insider.closed, { what: 'the gateway to close', within: AT_ONCE });
    await bystander.walk({ x: 1 });
    assert.equal(bystander.connection.isClosed, false);
  });

  test(`build ${build}: a forged proof is refused`, async () => {
    const login = await logIn(realm.host.login, build, await realm.account());
    assert.ok('line' in login);
    const [listed] = await listRealms(login.line, build);
    assert.ok(listed);
    const forger = await WorldConnection.open(listed, build);
    await assert.rejects(async () => {
      const result = await forger.authenticate('NOBODYATALL', new Uint8Array(40));
      if (result !== 0x0c) throw new Error(`refused with ${result}`);
    });
  });
}
