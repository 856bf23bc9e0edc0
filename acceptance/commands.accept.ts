import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { startRealm } from '@realmwright/testkit/realm';
import { inTime, until } from '@realmwright/testkit/waiting';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

let operator: GameClient;
let player: GameClient;
before(async () => {
  operator = (await realm.player(12340, { name: 'Overseer' }, { role: 'operator' })).client;
  player = (await realm.player(12340, { name: 'Ordinary' })).client;
});

test('.gps tells where one is', async () => {
  const answer = await operator.command('.gps', /X: ?-89/);
  assert.match(answer, /Y: ?-1/);
});

test('.help lists commands', async () => {
  await operator.command('.help', /gps/);
});

test('a player is not obeyed, and nobody hears the attempt', async () => {
  await operator.sees(player);
  player.say('.go xyz 0 0 0 0');
  player.say('done trying');
  await operator.hears('done trying');
  assert.equal(
    operator.heard.some((line) => line.text.startsWith('.go')),
    false,
  );
  assert.ok(player.place.x < -8000, 'still in the meadow');
});

test('an unknown command is answered', async () => {
  await operator.command('.frobnicate', /command/i);
});

test('.announce reaches everybody', async () => {
  operator.say('.announce Supper is ready');
  await player.hears(/Supper is ready/, 'system');
});

test('.character level changes the level that others see', async () => {
  await operator.command('.character level Ordinary 12');
  await operator.waitFor('level 12', () => {
    const sight = operator.sights.find(player.guid);
    return sight !== undefined && operator.sights.value(sight, 'UNIT_LEVEL') === 12;
  });
});

test('.pinfo tells the level that a character has in the world, before it is saved', async () => {
  await operator.command('.character level Ordinary 17');
  await until(async () => /level 17,/.test(await operator.command('.pinfo Ordinary', /Ordinary, number/)), {
    what: '.pinfo to tell the new level',
  });
});

test('.server shutdown cancel says when there is nothing to call off, and nobody else hears of it', async () => {
  await operator.command('.server shutdown 1h', /closes in/);
  await player.hears(/closes in/, 'system');
  await operator.command('.server shutdown cancel', /called off/);
  await player.hears('The realm stays open.', 'system');
  const from = player.heard.length;
  await operator.command('.server shutdown cancel', /No shutdown is pending/);
  operator.say('.announce That was all.');
  await player.hears(/That was all/, 'system');
  assert.equal(
    player.heard.slice(from).some(({ text }) => /stays open/.test(text)),
    false,
  );
});

test('.save and .server info answer', async () => {
  await operator.command('.save', /saved/i);
  await operator.command('.server info', /player|online|realm/i);
});

test('.server set motd changes the greeting of the next one to enter', async () => {
  await operator.command('.server set motd Beware of the goose.');
  const { client: newcomer } = await realm.player(12340, { name: 'Newcomer' });
  const greeting = await newcomer.connection.next('SMSG_MOTD', 0);
  assert.deepEqual(greeting.raw('motds'), ['Beware of the goose.']);
});

test('.gm visible off hides an operator from players, and on shows them again', async () => {
  await player.sees(operator);
  await operator.command('.gm visible off');
  await player.losesSightOf(operator);
  await operator.command('.gm visible on');
  await player.sees(operator);
});

test('.modify money gives coins, which the client is told of', async () => {
  const { client: rich } = await realm.player(12340, { name: 'Richard' }, { role: 'operator' });
  const own = await rich.sees(rich);
  // The purse comes from the ledger, maybe after the character.
  const coins = await rich.waitFor('its purse', () => rich.sights.value(own, 'PLAYER_COINAGE') || undefined);
  await rich.command('.modify money 1234');
  await rich.waitFor('the coins', () => rich.sights.value(own, 'PLAYER_COINAGE') === coins + 1234);
  await rich.command('.ledger audit');
});

test('commands are applied in the order in which they were said', async () => {
  const { x, y, z } = operator.place;
  for (let step = 1; step <= 5; step++) operator.say(`.go xyz ${x + step} ${y} ${z} 0`);
  const answer = await operator.command('.gps', /X:/);
  assert.match(answer, new RegExp(`X: ?${(x + 5).toFixed(2).replace('.', '\\.')}`));
});

test('a role that is given or taken reaches a character in the world', async () => {
  const { client: clerk, credentials } = await realm.player(12340, { name: 'Clerk' });
  const { client: apprentice } = await realm.player(8606, { name: 'Apprentice' });
  const isTagged = (): boolean => {
    const sight = apprentice.sights.find(clerk.guid);
    return sight !== undefined && ((apprentice.sights.value(sight, 'PLAYER_FLAGS') ?? 0) & GAME_MASTER) !== 0;
  };
  await apprentice.sees(clerk);
  await realm.command('account', 'grant', credentials.username, 'gamemaster');
  await until(() => commanded(clerk, '.gm on', /mode is on/), { what: 'the new game master to be obeyed' });
  await apprentice.waitFor('the tag', isTagged);
  await clerk.command('.gm visible off', /hidden/);
  await apprentice.losesSightOf(clerk);
  await operator.command(`.account set gmlevel ${credentials.username} 0`, /is player now/);
  await apprentice.sees(clerk);
  await apprentice.waitFor('the tag to be gone', () => !isTagged());
  await until(async () => !(await commanded(clerk, '.gm on', /mode is on/)), {
    what: 'the player to be obeyed no more',
  });
  await realm.command('account', 'grant', credentials.username, 'moderator');
  await until(() => commanded(clerk, '.gps', /X:/), { what: 'the new moderator to be obeyed' });
});

test('.kick puts a player out', async () => {
  operator.say('.kick Ordinary');
  await inTime(player.connection.closed, { what: 'the kicked player to be put out' });
});

/** The bit of a player's flags that shows the tag of a game master. Source: public protocol notes. */
const GAME_MASTER = 0x8;

/** Whether the world carries the command out; whoever may not hears itself say it instead. */
async function commanded(client: GameClient, line: string, answer: RegExp): Promise<boolean> {
  const from = client.heard.length;
  client.say(line);
  const heard = await client.waitFor(`what comes of ${line}`, () =>
    client.heard.slice(from).find(({ text }) => answer.test(text) || /no (such )?command/.test(text) || text === line),
  );
  return answer.test(heard.text);
}
