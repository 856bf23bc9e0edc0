import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { ChannelSeat } from '@realmwright/testkit/client/channels';
import { RealtimeClient } from '@realmwright/testkit/client/realtime-client';
import { startRealm } from '@realmwright/testkit/realm';
import { until } from '@realmwright/testkit/waiting';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

type Notified = NonNullable<ReturnType<typeof notifiedOf>>;

/** The newest that a page was told of a kind, from whatever source or from one. */
function notifiedOf(page: RealtimeClient, about: string, source?: string) {
  return page
    .all('notified')
    .map(({ notification }) => notification)
    .findLast((one) => one.about === about && (source === undefined || one.source === source));
}

async function isNotified(page: RealtimeClient, about: string, source: string, text: string): Promise<Notified> {
  return await page.waitFor(`${page.name} to be notified of ${about} from ${source}: ${text}`, () => {
    const told = notifiedOf(page, about, source);
    return told?.text === text ? told : undefined;
  });
}

/** What a page was told last of everything that is unread, as short words. */
function unreadOf(page: RealtimeClient): readonly string[] {
  const unread = page.newest('notifications')?.unread ?? [];
  return unread.map(({ about, source, text, count }) => `${about} ${source}: ${text} (${count})`);
}

/** Signs in anew, until as much is unread: the last of what an earlier line was told may still be on its way to its keeper. */
async function comesBackTo(credentials: Parameters<typeof RealtimeClient.signIn>[1], count: number) {
  return await until(
    async () => {
      const page = await RealtimeClient.signIn(realm.host.http, credentials);
      await page.waitFor('the list', () => page.newest('notifications'));
      if (unreadOf(page).length === count) return page;
      page.line.close();
      return undefined;
    },
    { what: `${count} things to be unread` },
  );
}

describe('what happens is noticed', () => {
  test('talk in any channel counts until it is read, and is there after a new sign-in', async () => {
    const { client: game } = await realm.player(5875, { name: 'Adalgisa' });
    const { client: page, credentials } = await realm.page('Bertrada');
    await game.finds(page);
    game.whisper('Bertrada', 'are you there?');
    await isNotified(page, 'whisper', 'Adalgisa', 'are you there?');
    const seat = new ChannelSeat(game, 'Hearth');
    await page.does({ kind: 'joinChannel', channel: 'Hearth', password: '' });
    seat.join();
    await seat.isTold('youJoined');
    for (const text of ['one', 'two', 'three']) seat.say(text);
    await page.does({ kind: 'speakInChannel', channel: 'Hearth', text: 'four' });
    const told = await isNotified(page, 'channel', 'Hearth', 'Adalgisa: three');
    assert.equal(told.count, 3, 'one’s own line is no news');
    page.line.close();

    const back = await comesBackTo(credentials, 2);
    assert.deepEqual(unreadOf(back).toSorted(), [
      'channel Hearth: Adalgisa: three (3)',
      'whisper Adalgisa: are you there? (1)',
    ]);
    await back.does({ kind: 'markRead', about: 'channel', source: 'Hearth' });
    assert.deepEqual(unreadOf(back), ['whisper Adalgisa: are you there? (1)']);
    await back.does({ kind: 'markRead', about: undefined, source: undefined });
    assert.deepEqual(unreadOf(back), []);
    back.line.close();
    const again = await RealtimeClient.signIn(realm.host.http, credentials);
    await again.waitFor('the list', () => again.newest('notifications'));
    assert.deepEqual(unreadOf(again), []);
  });

  test('an attack is noticed by whoever is attacked, and by its party if that is near', async () => {
    const { client: victim } = await realm.page('Cunegund');
    const { client: friend } = await realm.page('Dagmar');
    const { client: rival } = await realm.page('Egbert');
    await victim.doesSoon({ kind: 'invite', name: 'Dagmar' });
    await isNotified(friend, 'partyNews', 'Cunegund', 'invited');
    await friend.does({ kind: 'answerInvitation', accepts: true });
    await isNotified(victim, 'partyNews', 'Dagmar', 'joined');
    await victim.does({ kind: 'invite', name: 'Egbert' });
    await isNotified(rival, 'partyNews', 'Cunegund', 'invited');
    await rival.does({ kind: 'answerInvitation', accepts: true });
    await isNotified(victim, 'partyNews', 'Egbert', 'joined');
    await friend.sees('Cunegund');
    await friend.sees('Egbert');
    await victim.sees('Egbert');
    const target = (await rival.sees('Cunegund')).thing;
    await rival.does({ kind: 'challenge', target });
    await victim.waitFor('the question', () => victim.newest('asked'));
    await victim.does({ kind: 'answerDuel', accepts: true });
    await rival.waitFor('the duel to begin', () => rival.find('Egbert')?.number('duelTeam') !== 0);
    await rival.does({ kind: 'attack', target });
    await isNotified(victim, 'attack', 'Egbert', 'Egbert');
    await isNotified(friend, 'partyAttack', 'Cunegund', 'Egbert');
    await rival.does({ kind: 'leaveParty' });
    assert.equal(notifiedOf(rival, 'attack'), undefined);
    assert.equal(notifiedOf(rival, 'partyAttack'), undefined, 'whoever attacks knows');
    await friend.does({ kind: 'leaveParty' });
    await isNotified(victim, 'partyNews', '', 'disbanded');
  });

  test('friends who come and go are noticed, and that they are busy is not', async () => {
    const { client: page } = await realm.page('Fridolin');
    const { client: friend, credentials } = await realm.page('Gisela');
    // Of a friend whom the registry does not know yet it would be told that she comes.
    await page.finds('Gisela');
    await page.does({ kind: 'addContact', name: 'Gisela', as: 'friend', note: '' });
    await friend.does({ kind: 'mark', status: 'busy', text: '' });
    await page.waitFor('the friend to be busy', () => page.newest('friend')?.presence?.state === 'busy');
    friend.line.close();
    await isNotified(page, 'friend', 'Gisela', 'offline');
    const back = await realm.enterAs(12340, credentials, 'Gisela');
    const told = await isNotified(page, 'friend', 'Gisela', 'online');
    assert.equal(told.count, 2);
    back.connection.destroy();
  });

  test('whoever wants to hear of it is notified of those who come into the area, and the choice stays', async () => {
    const { client: page, credentials } = await realm.page('Hermine');
    await page.waitFor('its choices', () => page.newest('notifications'));
    assert.equal(page.newest('notifications')?.choices.find(({ about }) => about === 'area')?.isOn, false);
    await page.does({ kind: 'notify', about: 'area', isOn: true });
    await page.does({ kind: 'notify', about: 'whisper', isOn: false });
    const { client: game } = await realm.player(8606, { name: 'Ignaz' });
    await isNotified(page, 'area', 'Ignaz', 'came');
    game.whisper('Hermine', 'psst');
    await page.hears('psst', 'whisper');
    game.connection.destroy();
    await isNotified(page, 'area', 'Ignaz', 'went');
    assert.equal(notifiedOf(page, 'whisper'), undefined);
    page.line.close();
    const back = await RealtimeClient.signIn(realm.host.http, credentials);
    await back.waitFor('its choices', () => back.newest('notifications'));
    const chosen = back.newest('notifications')?.choices.filter(({ about }) => about === 'area' || about === 'whisper');
    assert.deepEqual(chosen, [
      { about: 'whisper', isOn: false },
      { about: 'area', isOn: true },
    ]);
  });

  test('an announcement is noticed at once, or by whoever was away when it comes back', async () => {
    const { client: page } = await realm.page('Jolanthe');
    const away = await realm.page('Kasimir');
    await away.client.waitFor('the list', () => away.client.newest('notifications'));
    away.client.line.close();
    const { client: operator } = await realm.page('Ludmilla', { role: 'operator' });
    await operator.does({ kind: 'speak', how: 'say', text: '.announce the well is full again' });
    await isNotified(page, 'announcement', '', 'the well is full again');
    const back = await comesBackTo(away.credentials, 1);
    assert.deepEqual(unreadOf(back), ['announcement : the well is full again (1)']);
    await back.does({ kind: 'markRead', about: 'announcement', source: undefined });
    assert.deepEqual(unreadOf(back), []);
  });
});

/** Numbers of the edge that are there by now, with their labels, if they are not 0. */
const traffic = [
  ...[
    ['instance', 'latest'],
    ['private', 'reliable'],
    ['channel', 'reliable'],
    ['party', 'reliable'],
    ['area', 'droppable'],
    ['own', 'reliable'],
  ].flatMap(([room, delivery]) => [
    `realtime_messages_total room="${room}",delivery="${delivery}"`,
    `realtime_message_bytes_total room="${room}",delivery="${delivery}"`,
    `realtime_delivery_seconds_count room="${room}"`,
  ]),
  'realtime_room_members room="area"',
  'realtime_rooms room="area"',
];

async function missingNumbers(): Promise<readonly string[]> {
  const { http } = realm.host;
  const metrics = await (await fetch(`http://${http.host}:${http.port}/metrics`)).text();
  return traffic.filter((number) => {
    const [name, labels] = number.split(' ');
    return !new RegExp(`^${name}\\{[^}]*${labels}[^}]*\\} [1-9]`, 'm').test(metrics);
  });
}

// Apart, the page of the services does not have the numbers of the edge.
if (realm.host.shape === 'embedded') {
  test('the edge counts what it carries by room and class, and how long that takes', async () => {
    let missing: readonly string[] = [];
    await until(
      async () => {
        missing = await missingNumbers();
        return missing.length === 0;
      },
      { what: 'all numbers to be there', seen: () => `missing ${missing.join('; ')}` },
    );
  });
}
