import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ChannelSeat } from '@realmwright/testkit/client/channels';
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
    await page.does({ kind: 'whisper', to: 'Theobald', text: pictures });
    await page.does({ kind: 'speak', how: 'say', text: pictures });
    const shown = 'tea ☕ and a ?, naïvely ąęć';
    await seat.hears(shown);
    for (const kind of ['party', 'whisper', 'say'] as const) await old.hears(shown, kind);
    await page.hears(pictures, 'party');
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

if (realm.host.replaceRealtime !== undefined) {
  const { replaceRealtime } = realm.host;

  test('whoever goes on at another edge is still in its party and channels, marked as it was, and ignores whom it ignored', async () => {
    const { client: game } = await realm.player(5875, { name: 'Walburga' });
    const { client: pest } = await realm.player(8606, { name: 'Xaver' });
    const { client: page } = await realm.page('Yolanda');
    const { client: unseen } = await realm.page('Zacharias');
    await unseen.does({ kind: 'mark', status: 'invisible', text: '' });
    const seat = new ChannelSeat(game, 'Lodge');
    seat.join();
    await seat.isTold('youJoined');
    await page.does({ kind: 'joinChannel', channel: 'Lodge', password: '' });
    await page.doesSoon({ kind: 'addContact', name: 'Xaver', as: 'ignored', note: '' });
    await page.does({ kind: 'mark', status: 'busy', text: 'at work' });
    await game.invites(page);
    await page.waitFor('the invitation', () => page.company.invitedBy === 'Walburga');
    await page.does({ kind: 'answerInvitation', accepts: true });
    await game.isWith(page);
    await page.sees('Xaver');
    const { ready } = await replaceRealtime();
    await ready;
    for (const one of [page, unseen]) await one.waitFor('to be back', () => one.news.includes('resumed'), 60_000);
    await page.waitFor('to have its party once more', () => {
      const resumed = page.told.findLastIndex(({ kind }) => kind === 'resumed');
      return page.told.slice(resumed).some(({ kind }) => kind === 'party');
    });
    pest.say('fish!');
    seat.say('welcome back');
    game.say('good that you are here', 'party');
    await page.hears('welcome back', 'channel');
    await page.hears('good that you are here', 'party');
    await page.does({ kind: 'speakInChannel', channel: 'Lodge', text: 'and here I am' });
    await seat.hears('and here I am');
    game.say('quiet at last');
    await page.hears('quiet at last');
    assert.equal(
      page.said.some(({ text }) => text === 'fish!'),
      false,
    );
    await page.eventually('its mark to be as it was', async () => {
      await page.does({ kind: 'roster', room: { kind: 'private', character: characterOf(page) }, after: undefined });
      return page.newest('roster')?.people[0]?.state === 'busy';
    });
    await page.doesSoon({ kind: 'whisper', to: 'Zacharias', text: 'hidden still?' });
    await page.does({ kind: 'who', name: 'zacharias', minLevel: 0, maxLevel: 0, zones: [], words: [] });
    assert.equal(page.newest('found')?.total, 0);
    for (const one of [page, unseen]) one.line.close();
  });
}

function characterOf(page: RealtimeClient) {
  const entered = page.newest('entered');
  assert.ok(entered !== undefined);
  return entered.character;
}
