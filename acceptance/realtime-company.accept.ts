import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ChannelSeat } from '@realmwright/testkit/client/channels';
import {
  addFriend,
  addIgnored,
  friendResults,
  friendStatuses,
  newsOfFriend,
  readContacts,
} from '@realmwright/testkit/client/contacts';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import type { RealtimeClient } from '@realmwright/testkit/client/realtime-client';
import { startRealm } from '@realmwright/testkit/realm';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

/** Waits until the members that a page is shown are these. */
async function isWithJust(page: RealtimeClient, ...names: readonly string[]): Promise<void> {
  const wanted = names.toSorted().join(', ');
  await page.waitFor(`${page.name} to be with just ${wanted}`, () => membersOf(page).join(', ') === wanted);
}

/** How a member of the party is. */
function stateOf({ company }: RealtimeClient, name: string): string | undefined {
  return [...company.members.values()].find((member) => member.name === name)?.state;
}

function membersOf(page: RealtimeClient): readonly string[] {
  const members = page.newest('party')?.party?.members ?? [];
  return members.map(({ name }) => name).toSorted();
}

describe('pages and game clients are in one party', () => {
  let old: GameClient;
  let young: GameClient;
  let one: RealtimeClient;
  let two: RealtimeClient;

  before(async () => {
    old = (await realm.player(5875, { name: 'Adela' })).client;
    young = (await realm.player(12340, { name: 'Baldwin' })).client;
    one = (await realm.page('Cuthbert')).client;
    two = (await realm.page('Dorothea')).client;
  });

  test('a page invites a game client and another page, and all see the same party', async () => {
    await one.doesSoon({ kind: 'invite', name: 'adela' });
    await old.waitFor('the invitation', () => old.company.invitedBy === 'Cuthbert');
    old.connection.send('CMSG_GROUP_ACCEPT', {});
    await isWithJust(one, 'Adela', 'Cuthbert');
    await old.isWith(one);
    await one.doesSoon({ kind: 'invite', name: 'Dorothea' });
    await two.waitFor('the invitation', () => two.newest('partyNews')?.news === 'invited');
    assert.equal(two.newest('partyNews')?.name, 'Cuthbert');
    await two.does({ kind: 'answerInvitation', accepts: true });
    await isWithJust(one, 'Adela', 'Cuthbert', 'Dorothea');
    await isWithJust(two, 'Adela', 'Cuthbert', 'Dorothea');
    await old.isWithJust(one, two);
    assert.equal(one.newest('party')?.party?.leader, characterOf(one));
  });

  test('an invitation can be declined, and a member may not lead', async () => {
    await one.doesSoon({ kind: 'invite', name: 'Baldwin' });
    await young.waitFor('the invitation', () => young.company.invitedBy === 'Cuthbert');
    young.connection.send('CMSG_GROUP_DECLINE', {});
    await one.waitFor('to be told', () => one.newest('partyNews')?.news === 'declined');
    assert.equal(one.newest('partyNews')?.name, 'Baldwin');
    const attempts = [
      [{ kind: 'putOut', name: 'Adela' }, 'group.not-leader'],
      [{ kind: 'handOver', to: characterOf(two) }, 'group.not-leader'],
      [{ kind: 'answerInvitation', accepts: true }, 'group.no-invitation'],
      [{ kind: 'invite', name: 'Nobodyhere' }, 'group.player-not-found'],
    ] as const;
    for (const [deed, code] of attempts) assert.deepEqual(await two.line.act(deed), { kind: 'refused', code });
  });

  test('members hear of each other when one is away, busy, or back', async () => {
    old.say('a moment', 'away');
    await one.waitFor('a member to be away', () => stateOf(one, 'Adela') === 'away');
    await two.waitFor('a member to be away', () => stateOf(two, 'Adela') === 'away');
    await two.does({ kind: 'mark', status: 'busy', text: 'counting' });
    await one.waitFor('a member to be busy', () => stateOf(one, 'Dorothea') === 'busy');
    await two.does({ kind: 'mark', status: 'here', text: '' });
    await one.waitFor('it to be back', () => stateOf(one, 'Dorothea') === 'online');
  });

  test('what one says to the party the others hear, whatever they play with', async () => {
    await one.does({ kind: 'speakToParty', how: 'party', text: 'to the lantern!' });
    await old.hears('to the lantern!', 'party');
    assert.equal((await two.hears('to the lantern!', 'party')).speaker, 'Cuthbert');
    old.say('lead on', 'party');
    assert.equal((await two.hears('lead on', 'party')).speaker, 'Adela');
    assert.equal((await one.hears('lead on', 'party')).speaker, 'Adela');
    // Somebody else says something later, and it is heard: what was for the party alone is not on its way any more.
    old.say('what a day');
    await young.hears('what a day');
    assert.ok(young.heard.every(({ text }) => text !== 'lead on' && text !== 'to the lantern!'));
  });

  test('the party is handed over, becomes a raid, and members are put out or leave', async () => {
    await one.does({ kind: 'handOver', to: characterOf(two) });
    await old.waitFor('the new leader', () => old.company.leader === BigInt(characterOf(two)));
    await one.waitFor('the new leader', () => one.newest('party')?.party?.leader === characterOf(two));
    await two.does({ kind: 'makeRaid' });
    await old.waitFor('a raid', () => old.company.isRaid);
    await one.does({ kind: 'speakToParty', how: 'raid', text: 'now we are many' });
    await old.hears('now we are many', 'raid');
    await two.hears('now we are many', 'raid');
    await two.does({ kind: 'putOut', name: 'Adela' });
    await old.isWithJust();
    await isWithJust(one, 'Cuthbert', 'Dorothea');
    await one.does({ kind: 'leaveParty' });
    await isWithJust(one);
    await isWithJust(two);
    assert.equal(one.newest('partyNews')?.news, 'left');
    await two.waitFor('to be told', () => two.newest('partyNews')?.news === 'disbanded');
  });

  test('a game client invites a page, whose player comes back into the party after its line broke', async () => {
    const { client: page, credentials } = await realm.page('Engelbert');
    await young.invites(page);
    await page.waitFor('the invitation', () => page.newest('partyNews')?.news === 'invited');
    await page.does({ kind: 'answerInvitation', accepts: true });
    await young.isWith(page);
    page.line.close();
    await young.waitFor('the page to be away', () => young.company.find('Engelbert')?.isOnline === false);
    const back = await realm.enterAs(8606, credentials, 'Engelbert');
    await back.isWith(young);
    await young.waitFor('it to be back', () => young.company.find('Engelbert')?.isOnline === true);
  });
});

describe('pages and game clients share channels', () => {
  test('what one says all hear, and who is in it is the same for all', async () => {
    const { client: old } = await realm.player(5875, { name: 'Frideswide' });
    const { client: page } = await realm.page('Godeleva');
    const seat = new ChannelSeat(old, 'Ferrymen');
    seat.join();
    await seat.isTold('youJoined');
    await page.does({ kind: 'joinChannel', channel: 'ferrymen', password: '' });
    assert.equal(page.newest('channelNews')?.news, 'youJoined');
    assert.equal(page.newest('channelNews')?.channel, 'Ferrymen');
    await seat.isTold('joined', { guid: BigInt(characterOf(page)) });
    await page.does({ kind: 'speakInChannel', channel: 'Ferrymen', text: 'who rows tonight?' });
    await seat.hears('who rows tonight?');
    seat.say('I do');
    const heard = await page.hears('I do', 'channel');
    assert.deepEqual([heard.speaker, heard.where], ['Frideswide', 'Ferrymen']);
    await page.does({ kind: 'listChannel', channel: 'Ferrymen' });
    const listed = page.newest('channelMembers');
    assert.equal(listed?.owner, 'Frideswide');
    assert.deepEqual(
      listed?.members.map(({ name, isOwner }) => [name, isOwner]),
      [
        ['Frideswide', true],
        ['Godeleva', false],
      ],
    );
    await page.does({ kind: 'leaveChannel', channel: 'Ferrymen' });
    await seat.isTold('left', { guid: BigInt(characterOf(page)) });
  });

  test('W-03: a channel is entered by who may enter it only, and nobody is in more than fit', async () => {
    const { client: owner } = await realm.page('Hadewig');
    const { client: visitor } = await realm.page('Irmgard');
    await owner.does({ kind: 'joinChannel', channel: 'Backroom', password: '' });
    const asked = (channel: string, password = '') => visitor.line.act({ kind: 'joinChannel', channel, password });
    await owner.does({ kind: 'speakInChannel', channel: 'Backroom', text: 'nobody hears this' });
    const foreign = await visitor.line.act({ kind: 'speakInChannel', channel: 'Backroom', text: 'may I?' });
    assert.deepEqual(foreign, { kind: 'refused', code: 'channels.not-member' });
    assert.deepEqual(await visitor.line.act({ kind: 'listChannel', channel: 'Backroom' }), {
      kind: 'refused',
      code: 'channels.not-member',
    });
    for (const name of ['', '>', '*', 'a.b', 'channels.>', '1', 'x'.repeat(96)]) {
      const outcome = await asked(name);
      if (outcome.kind === 'done') await visitor.does({ kind: 'leaveChannel', channel: name });
      else assert.equal(outcome.code, 'channels.invalid-name', name);
    }
    let joined = 0;
    let refusal = await asked(`Hall${String.fromCharCode(97 + joined)}`);
    while (refusal.kind === 'done' && joined < 26) refusal = await asked(`Hall${String.fromCharCode(97 + ++joined)}`);
    assert.deepEqual(refusal, { kind: 'refused', code: 'channels.too-many' });
    assert.equal(
      visitor.said.some(({ text }) => text === 'nobody hears this'),
      false,
    );
  });
});

describe('pages and game clients keep friends', () => {
  test('friends see each other come, be away, be busy and go', async () => {
    const { client: game } = await realm.player(12340, { name: 'Kunigunde' });
    const { client: page, credentials } = await realm.page('Lambert');
    await game.finds(page);
    assert.equal((await addFriend(game, 'Lambert')).number('result'), friendResults.addedOnline);
    await page.doesSoon({ kind: 'addContact', name: 'kunigunde', as: 'friend', note: 'sings well' });
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

describe('what pages say is fit for every client', () => {
  test('G-20: escapes, control characters and turned letters are refused wherever a page can say something', async () => {
    const { client: page } = await realm.page('Sieglinde');
    const { client: old } = await realm.player(5875, { name: 'Theobald' });
    const seat = new ChannelSeat(old, 'Quay');
    seat.join();
    await seat.isTold('youJoined');
    await page.does({ kind: 'joinChannel', channel: 'Quay', password: '' });
    await page.doesSoon({ kind: 'invite', name: 'Theobald' });
    await old.waitFor('the invitation', () => old.company.invitedBy === 'Sieglinde');
    old.connection.send('CMSG_GROUP_ACCEPT', {});
    await isWithJust(page, 'Sieglinde', 'Theobald');
    const hostile = ['|Hplayer:x', '|', 'a\nb', 'a\u0000b', '\u202egnirts', '|TInterface\\Icons\\x:1|t'];
    for (const text of hostile) {
      const deeds = [
        { kind: 'speak', how: 'say', text },
        { kind: 'speakToParty', how: 'party', text },
        { kind: 'speakInChannel', channel: 'Quay', text },
        { kind: 'whisper', to: 'Theobald', text },
        { kind: 'mark', status: 'away', text },
        { kind: 'addContact', name: 'Theobald', as: 'friend', note: text },
      ] as const;
      for (const deed of deeds) {
        assert.deepEqual(await page.line.act(deed), { kind: 'refused', code: 'realtime.not-sayable' }, deed.kind);
      }
    }
    const pictures = 'tea ☕ and a 🦔, naïvely ąęć';
    await page.does({ kind: 'speakToParty', how: 'party', text: pictures });
    await page.does({ kind: 'speakInChannel', channel: 'Quay', text: pictures });
    await old.hears(pictures, 'party');
    await seat.hears(pictures);
  });

  test('a page whose account is muted says nothing anywhere', async () => {
    const { client: page } = await realm.page('Ulrika');
    const { client: operator } = await realm.player(12340, { name: 'Volkmar' }, { role: 'operator' });
    await operator.finds(page);
    await operator.command('.mute Ulrika 5m too loud');
    await page.does({ kind: 'joinChannel', channel: 'Pier', password: '' });
    const target = (await page.sees('Volkmar')).thing;
    const deeds = [
      { kind: 'speak', how: 'say', text: 'hello' },
      { kind: 'whisper', to: 'Volkmar', text: 'hello' },
      { kind: 'speakToParty', how: 'party', text: 'hello' },
      { kind: 'speakInChannel', channel: 'Pier', text: 'hello' },
      { kind: 'gesture', gesture: 101, target },
    ] as const;
    for (const deed of deeds) {
      await page.eventually(`${deed.kind} to be refused`, async () => {
        const outcome = await page.line.act(deed);
        return outcome.kind === 'refused' && outcome.code === 'realtime.muted';
      });
    }
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

function characterOf(page: RealtimeClient) {
  const entered = page.newest('entered');
  assert.ok(entered !== undefined);
  return entered.character;
}
