import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { ChannelSeat } from '@realmwright/testkit/client/channels';
import {
  addFriend,
  addIgnored,
  friendResults,
  friendStatuses,
  newsOfFriend,
  readContacts,
} from '@realmwright/testkit/client/contacts';
import { RealtimeClient } from '@realmwright/testkit/client/realtime-client';
import { startRealm } from '@realmwright/testkit/realm';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

describe('pages and game clients keep friends', () => {
  test('friends see each other come, be away, be busy and go', async () => {
    const { client: game } = await realm.player(12340, { name: 'Kunigunde' });
    const { client: page, credentials } = await realm.page('Lambert');
    await game.finds(page);
    assert.equal((await addFriend(game, 'Lambert')).number('result'), friendResults.addedOnline);
    await page.finds('Kunigunde');
    await page.does({ kind: 'addContact', name: 'kunigunde', as: 'friend', note: 'sings well' });
    const row = page.newest('contacts')?.contacts.find(({ name }) => name === 'Kunigunde');
    assert.deepEqual([row?.isFriend, row?.note, row?.presence?.state], [true, 'sings well', 'online']);
    const from = game.connection.received.length;
    await page.does({ kind: 'mark', status: 'away', text: 'back soon' });
    const news = await newsOfFriend(game, { guid: BigInt(characterOf(page)) }, friendResults.online, from);
    assert.equal(news.number('status'), friendStatuses.away);
    game.say('hands full', 'busy');
    await page.waitFor('its friend to be busy', () => page.newest('friend')?.presence?.state === 'busy');
    page.line.close();
    await newsOfFriend(game, { guid: BigInt(characterOf(page)) }, friendResults.offline, from);
    const { client: other } = await realm.page('Mathilda');
    await other.does({ kind: 'addContact', name: 'Lambert', as: 'friend', note: '' });
    const back = await realm.enterAs(5875, credentials, 'Lambert');
    await other.waitFor('its friend to come', () => other.newest('friend')?.presence?.state === 'online');
    const contacts = await readContacts(back);
    assert.equal(contacts.find(({ guid }) => guid === game.guid)?.status, friendStatuses.busy);
    back.connection.destroy();
    await other.waitFor('its friend to go', () => {
      const told = other.newest('friend');
      return told?.name === 'Lambert' && told.presence === undefined;
    });
  });

  test('whoever is invisible is gone from lists, also where it comes in so, and is seen and spoken to as always', async () => {
    const { client: game } = await realm.player(12340, { name: 'Swanhild' });
    const { client: page, credentials } = await realm.page('Theodulf');
    const { client: other } = await realm.page('Ulrich');
    await game.finds(page);
    await other.finds('Theodulf');
    assert.equal((await addFriend(game, 'Theodulf')).number('result'), friendResults.addedOnline);
    await other.does({ kind: 'addContact', name: 'Theodulf', as: 'friend', note: '' });
    const self = { guid: BigInt(characterOf(page)) };
    const from = game.connection.received.length;
    const isFound = async (): Promise<boolean> => {
      await other.does({ kind: 'who', name: 'theodulf', minLevel: 0, maxLevel: 0, zones: [], words: [] });
      return other.newest('found')?.total === 1;
    };
    await page.does({ kind: 'mark', status: 'invisible', text: '' });
    assert.equal(await isFound(), false);
    await newsOfFriend(game, self, friendResults.offline, from);
    await other.waitFor('its friend to be gone', () => other.newest('friend')?.presence === undefined);
    await other.sees('Theodulf');
    await game.sees(self);
    game.whisper('Theodulf', 'psst');
    await page.hears('psst', 'whisper');
    await page.does({ kind: 'mark', status: 'here', text: '' });
    assert.equal(await isFound(), true);
    await newsOfFriend(game, self, friendResults.online, from);
    await other.waitFor('its friend to be back', () => other.newest('friend')?.presence?.state === 'online');
    page.line.close();
    await other.waitFor('its friend to go', () => other.newest('friend')?.presence === undefined);
    const told = other.all('friend').length;
    const again = await RealtimeClient.signIn(realm.host.http, credentials);
    assert.deepEqual(await again.line.act({ kind: 'mark', status: 'busy', text: '' }), {
      kind: 'refused',
      code: 'realtime.not-in-world',
    });
    await again.does({ kind: 'mark', status: 'invisible', text: '' });
    await again.enter();
    // Whoever can be whispered to is in the registry.
    await other.doesSoon({ kind: 'whisper', to: 'Theodulf', text: 'back already?' });
    await again.hears('back already?', 'whisper');
    assert.equal(await isFound(), false);
    await again.does({ kind: 'mark', status: 'away', text: '' });
    await other.waitFor('its friend to be shown', () => other.newest('friend')?.presence?.state === 'away');
    assert.equal(other.all('friend').length, told + 1, 'nothing was told of it before');
    again.line.close();
  });

  test('whom a player ignores it does not hear, near or far', async () => {
    const { client: pest } = await realm.player(8606, { name: 'Nithard' });
    const { client: page } = await realm.page('Odilia');
    const { client: third } = await realm.page('Pippin');
    await page.sees('Nithard');
    await pest.finds(page);
    const seat = new ChannelSeat(pest, 'Market');
    seat.join();
    await seat.isTold('youJoined');
    for (const one of [page, third]) await one.does({ kind: 'joinChannel', channel: 'Market', password: '' });
    await page.doesSoon({ kind: 'addContact', name: 'Nithard', as: 'ignored', note: '' });
    pest.say('buy my fish');
    seat.say('fresh fish');
    await third.hears('buy my fish');
    await third.hears('fresh fish', 'channel');
    pest.whisper('Odilia', 'fish?');
    await pest.waitFor('the answer to its whisper', () => pest.heard.some(({ kind }) => kind !== 0));
    // What comes later on the same ways has come: then what was to be unheard is not on its way any more.
    await third.does({ kind: 'speak', how: 'say', text: 'no fish today' });
    await third.does({ kind: 'speakInChannel', channel: 'Market', text: 'no fish here' });
    await page.hears('no fish today');
    await page.hears('no fish here', 'channel');
    assert.equal(
      page.said.some(({ text }) => text.includes('fish?') || text === 'buy my fish' || text === 'fresh fish'),
      false,
    );
    const character = page.newest('contacts')?.contacts.find(({ name }) => name === 'Nithard')?.character;
    assert.ok(character !== undefined);
    await page.does({ kind: 'removeContact', character, as: 'ignored' });
    pest.say('herring then?');
    await page.hears('herring then?');
    // And the other way round: a page is ignored like anybody else.
    assert.equal((await addIgnored(pest, 'Pippin')).number('result'), friendResults.ignoreAdded);
    assert.deepEqual(await third.line.act({ kind: 'whisper', to: 'Nithard', text: 'sorry' }), {
      kind: 'refused',
      code: 'social.ignored',
    });
  });
});

test('who finds pages and game clients alike, and gestures are seen by both', async () => {
  const { client: game } = await realm.player(5875, { name: 'Quirin' });
  const { client: page } = await realm.page('Rikarda');
  await game.finds(page);
  await page.does({ kind: 'who', name: 'quirin', minLevel: 0, maxLevel: 0, zones: [], words: [] });
  const found = page.newest('found');
  assert.deepEqual([found?.total, found?.people[0]?.name, found?.people[0]?.state], [1, 'Quirin', 'online']);
  const target = (await page.sees('Quirin')).thing;
  const from = game.connection.received.length;
  await page.does({ kind: 'gesture', gesture: 101, target });
  const seen = await game.connection.next('SMSG_TEXT_EMOTE', from);
  assert.deepEqual([seen.big('guid'), seen.number('textEmote')], [BigInt(characterOf(page)), 101]);
  game.connection.send('CMSG_TEXT_EMOTE', { textEmote: 101, emote: 0, target: BigInt(characterOf(page)) });
  const gestured = await page.waitFor('the gesture', () =>
    page.all('happened').find(({ happening }) => happening.kind === 'addressed' && happening.target === 'Rikarda'),
  );
  assert.deepEqual(gestured.happening, { kind: 'addressed', thing: target, gesture: 101, target: 'Rikarda' });
});

test('whoever loses a role on a page sees hidden operators no more, and whoever gets one does', async () => {
  const { client: page, credentials } = await realm.page('Lioba', { role: 'moderator' });
  const { client: operator } = await realm.page('Meinrad', { role: 'operator' });
  await page.finds('Meinrad');
  await operator.does({ kind: 'speak', how: 'say', text: '.gm visible off' });
  const isFound = async (): Promise<boolean> => {
    await page.does({ kind: 'who', name: 'meinrad', minLevel: 0, maxLevel: 0, zones: [], words: [] });
    return page.newest('found')?.total === 1;
  };
  await realm.command('account', 'grant', credentials.username, 'player');
  await page.eventually('the hidden one to be found no more', async () => !(await isFound()));
  await realm.command('account', 'grant', credentials.username, 'moderator');
  await page.eventually('the hidden one to be found again', isFound);
  for (const one of [page, operator]) one.line.close();
});

function characterOf(page: RealtimeClient) {
  const entered = page.newest('entered');
  assert.ok(entered !== undefined);
  return entered.character;
}
