import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { startRealm } from '@realmwright/testkit/realm';
import { inTime, until } from '@realmwright/testkit/waiting';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

let keeper: GameClient;
before(async () => {
  keeper = (await realm.player(12340, { name: 'Keeper' }, { role: 'operator' })).client;
});

test('a closed realm tells players of every build that it cannot be had, and takes those with a role', async () => {
  const account = await realm.account();
  const { client: inside } = await realm.player(8606, { name: 'Insider' });
  await keeper.command('.server set closed on', /closed to players/);
  for (const build of [5875, 8606, 12340] as const)
    await assert.rejects(realm.connect(build, account), new RegExp(`refused ${account.username} with ${UNAVAILABLE}$`));
  assert.equal(inside.connection.isClosed, false, 'whoever is in stays');
  await realm.player(12340, { name: 'Helper' }, { role: 'moderator' });
  await keeper.command('.server set closed off', /open to everybody/);
  (await realm.connect(12340, account)).destroy();
});

test('a limit by role puts the lower ones out, one by number has them wait, and reset goes back', async () => {
  const { client: player } = await realm.player(5875, { name: 'Putout' });
  await keeper.command('.server plimit gamemaster', /from gamemaster on/);
  await inTime(player.connection.closed, { what: 'the player to be put out' });
  await keeper.command('.server plimit reset', /as many as configured, everybody/);
  await keeper.command('.server plimit 0', /takes 0, everybody/);
  await keeper.command('.server plimit nonsense', /Syntax/);
  await keeper.command('.server plimit reset', /as many as configured/);
});

test('.saveall saves everybody at once', async () => {
  const { client } = await realm.player(12340, { name: 'Safe' });
  const { x } = client.place;
  await keeper.finds(client);
  await keeper.command('.tele name Safe resthouse', /Safe is taken to/);
  await client.waitFor('the rest house', () => client.place.x !== x);
  const place = new RegExp(`Last saved on map 0 at ${client.place.x.toFixed(1)} `);
  const isSaved = async (): Promise<boolean> => {
    // The world may not have heard yet that the client stands there.
    await keeper.command('.saveall', /being saved/);
    return place.test(await keeper.command('.pinfo Safe', /Last saved/));
  };
  await until(isSaved, { what: 'the new place to be saved, long before its turn comes' });
});

test('.server restart opens the realm again, and whoever comes back stands where it stood', async () => {
  const { client, credentials } = await realm.player(8606, { name: 'Returner' });
  await keeper.command('.server restart 1h', /restarts in 1 hour/);
  await client.hears(/The realm restarts in 1 hour/, 'system');
  await keeper.command('.server restart cancel', /restart is called off/);
  await keeper.command('.server idlerestart 1h', /when nobody is in the world/);
  await keeper.command('.server idlerestart cancel', /called off/);
  await keeper.command('.server idleshutdown cancel', /No shutdown is pending/);
  const { x } = client.place;
  keeper.say('.server restart 0');
  await inTime(client.connection.closed, { what: 'the realm to end', within: 60_000 });
  const back = await until(async () => realm.enterAs(8606, credentials, 'Returner').catch(() => undefined), {
    what: 'the realm to be open again',
    within: 180_000,
  });
  assert.ok(Math.abs(back.place.x - x) < 1);
});

/** The gateway's answer to who may not come in now. Source: public protocol notes. */
const UNAVAILABLE = 0x10;
