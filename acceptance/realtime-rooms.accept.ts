import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addFriend, friendResults, newsOfFriend } from '@realmwright/testkit/client/contacts';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { openJsonLine } from '@realmwright/testkit/client/json-line';
import type { RealtimeClient } from '@realmwright/testkit/client/realtime-client';
import { startRealm } from '@realmwright/testkit/realm';
import type { ExtraEdge } from '@realmwright/testkit/realm/test-realm';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

const MEADOWS = 12;
const FAR_SHORE = 14;
const VILLAGE = 24;
/** On the road into the village, six yards before its border, which runs from west to east. */
const AT_THE_BORDER = { x: -8925, y: -160 };

type Room = Extract<Parameters<RealtimeClient['does']>[0], { kind: 'roster' }>['room'];
type RoomOf<Kind extends Room['kind']> = Extract<Room, { kind: Kind }>;

/** Waits until a page is in a room of that kind. */
async function isIn<Kind extends Room['kind']>(page: RealtimeClient, kind: Kind): Promise<RoomOf<Kind>> {
  return await page.waitFor(`${page.name} to be in a room of the kind ${kind}`, () => page.company.room(kind));
}

const roomsOf = ({ company }: RealtimeClient): readonly Room[] => [...company.rooms.values()];

/** The roster of a room, by name. */
async function rosterOf(page: RealtimeClient, room: Room) {
  await page.does({ kind: 'roster', room, after: undefined });
  const people = page.newest('roster')?.people ?? [];
  return new Map(people.map((person) => [person.name, person]));
}

/** Waits until the roster of a room shows somebody in that state; `gone`: not any more. */
async function showsIn(page: RealtimeClient, room: Room, name: string, state: string): Promise<void> {
  await page.eventually(`${page.name} to be shown ${name} as ${state}`, async () => {
    return ((await rosterOf(page, room)).get(name)?.state ?? 'gone') === state;
  });
}

describe('the server says in which rooms somebody is', () => {
  let page: RealtimeClient;
  let operator: RealtimeClient;
  let game: GameClient;

  before(async () => {
    page = (await realm.page('Adelheid')).client;
    operator = (await realm.page('Burkhard', { role: 'operator' })).client;
    game = (await realm.player(5875, { name: 'Clementia' })).client;
  });

  test('whoever comes in is in those of its realm, area, map and its own', async () => {
    const { zone } = await isIn(page, 'area');
    assert.equal(zone, MEADOWS);
    await isIn(page, 'private');
    assert.deepEqual(
      roomsOf(page).map(({ kind }) => kind),
      ['global', 'realm', 'area', 'instance', 'private'],
    );
  });

  test('a party is a room, and so is the raid that it becomes', async () => {
    await page.doesSoon({ kind: 'invite', name: 'Clementia' });
    await game.waitFor('the invitation', () => game.company.invitedBy === 'Adelheid');
    game.connection.send('CMSG_GROUP_ACCEPT', {});
    const party = await isIn(page, 'party');
    await page.does({ kind: 'makeRaid' });
    assert.equal((await isIn(page, 'raid')).group, party.group);
    await page.waitFor('the party to be left', () => !roomsOf(page).some(({ kind }) => kind === 'party'));
    const joined = page.told.find((told) => told.kind === 'roomJoined' && told.room.kind === 'raid');
    const left = page.told.find((told) => told.kind === 'roomLeft' && told.room.kind === 'party');
    assert.ok(joined !== undefined && left !== undefined);
    assert.ok(page.told.indexOf(joined) < page.told.indexOf(left) && page.cameTogether(joined, left));
    const roster = await rosterOf(page, { kind: 'raid', group: party.group });
    assert.deepEqual([...roster.keys()], ['Adelheid', 'Clementia']);
    await page.does({ kind: 'leaveParty' });
    await page.waitFor('the raid to be left', () => !roomsOf(page).some(({ kind }) => kind === 'raid'));
  });

  test('whoever goes to another area is in the new one before it is out of the old one', async () => {
    await isIn(operator, 'area');
    await operator.does({ kind: 'speak', how: 'say', text: '.tele farshore' });
    await operator.waitFor('the other area', () =>
      roomsOf(operator).some((room) => room.kind === 'area' && room.zone === FAR_SHORE),
    );
    const ofMove = operator.told.filter(
      (message) =>
        (message.kind === 'roomJoined' || message.kind === 'roomLeft') &&
        message.room.kind === 'area' &&
        (message.kind === 'roomLeft' || message.room.zone === FAR_SHORE),
    );
    assert.ok(operator.cameTogether(...ofMove), 'in one message of the socket');
    const moves = operator.told.flatMap((message) => {
      if (message.kind !== 'roomJoined' && message.kind !== 'roomLeft') return [];
      return message.room.kind === 'area' ? [[message.kind, message.room.zone]] : [];
    });
    assert.deepEqual(moves, [
      ['roomJoined', MEADOWS],
      ['roomJoined', FAR_SHORE],
      ['roomLeft', MEADOWS],
    ]);
    const went = await page.waitFor('the others to be told', () =>
      page.all('people').find(({ went: gone }) => gone.some(({ name }) => name === 'Burkhard')),
    );
    assert.equal(went.room.kind, 'area');
    const from = page.told.indexOf(went);
    await operator.does({ kind: 'speak', how: 'say', text: '.tele meadow' });
    // It may act again as soon as it is in its old rooms; that it has come is told a moment later.
    await operator.waitFor('the first area', () => operator.company.room('area')?.zone === MEADOWS);
    const isOfReturn = (told: RealtimeClient['told'][number]): boolean =>
      told.kind === 'people' && told.came.some(({ name }) => name === 'Burkhard');
    await page.waitFor('it to come back', () => page.told.slice(from).some(isOfReturn));
  });

  test('whoever walks over a border changes rooms without a gap: each line on the way is heard once', async () => {
    const { realm: number, map } = await isIn(page, 'area');
    const meadows: Room = { kind: 'area', realm: number, map, zone: MEADOWS };
    const village: Room = { kind: 'area', realm: number, map, zone: VILLAGE };
    const { x, y } = AT_THE_BORDER;
    await operator.does({ kind: 'speak', how: 'say', text: `.go xyz ${x} ${y}` });
    await page.seesAt('Burkhard', x, y);
    await operator.does({ kind: 'speak', how: 'say', text: '.summon Adelheid' });
    await page.waitFor('Adelheid to be put there', () => Math.hypot(page.place.x - x, page.place.y - y) < 3);
    const from = page.told.length;
    let isOver = false;
    const talk = async (): Promise<number> => {
      for (let line = 0, left = 3; ; line++) {
        await operator.does({ kind: 'speak', how: 'yell', text: `yelled ${line}` });
        await page.hears(`yelled ${line}`, 'yell');
        await operator.does({ kind: 'tellRoom', room: meadows, text: `meadows ${line}` });
        await operator.does({ kind: 'tellRoom', room: village, text: `village ${line}` });
        if (isOver && --left === 0) return line;
        // A line for every yard of the way, however fast the machine is.
        const yard = (): number => Math.floor(operator.find('Adelheid')?.motion.x ?? 0);
        const before = yard();
        await operator.waitFor('the next yard', () => isOver || yard() > before);
      }
    };
    const walk = async (): Promise<void> => {
      try {
        await page.walk({ x: 14 });
        await page.waitFor('the village', () => page.company.room('area')?.zone === VILLAGE);
      } finally {
        isOver = true;
      }
    };
    const [last] = await Promise.all([talk(), walk()]);
    await page.waitFor('the last line', () => page.all('announced').some(({ text }) => text === `village ${last}`));
    const heard = [...page.said, ...page.all('announced')].map(({ text }) => text);
    const timesHeard = (text: string): number => heard.filter((one) => one === text).length;
    for (let line = 0; line <= last; line++) {
      assert.equal(timesHeard(`yelled ${line}`), 1, `yelled ${line}`);
      const [ofMeadows, ofVillage] = [timesHeard(`meadows ${line}`), timesHeard(`village ${line}`)];
      assert.ok(ofMeadows <= 1 && ofVillage <= 1, `line ${line} twice`);
      assert.ok(ofMeadows + ofVillage >= 1, `line ${line} in neither room`);
    }
    assert.deepEqual([timesHeard('meadows 0'), timesHeard('village 0')], [1, 0], 'it began in the meadows');
    assert.deepEqual([timesHeard(`meadows ${last}`), timesHeard(`village ${last}`)], [0, 1], 'it ended in the village');
    const moves = page.told.slice(from).filter(({ kind }) => kind === 'roomJoined' || kind === 'roomLeft');
    assert.deepEqual(moves, [
      { kind: 'roomJoined', room: village },
      { kind: 'roomLeft', room: meadows },
    ]);
    assert.ok(page.cameTogether(...moves), 'in one message of the socket');
  });

  test('who searches an area finds those in it, and in the whole those in its parts', async () => {
    const finds = async (zone: number): Promise<string[]> => {
      await operator.does({ kind: 'who', name: '', minLevel: 0, maxLevel: 0, zones: [zone], words: [] });
      return (operator.newest('found')?.people ?? []).map(({ name }) => name).toSorted();
    };
    const isFound = async (zone: number, names: string): Promise<void> => {
      await operator.eventually(`${names} to be found in ${zone}`, async () => (await finds(zone)).join(' ') === names);
    };
    await isFound(VILLAGE, 'Adelheid');
    await isFound(MEADOWS, 'Adelheid Burkhard Clementia');
    await showsIn(operator, await isIn(operator, 'area'), 'Adelheid', 'gone');
    await page.walk({ x: -14 });
    await page.waitFor('the meadows', () => page.company.room('area')?.zone === MEADOWS);
    await showsIn(operator, await isIn(operator, 'area'), 'Adelheid', 'online');
  });

  test('a word of an operator to a room is heard by those in it', async () => {
    const area = await isIn(page, 'area');
    const own = await isIn(page, 'private');
    await operator.does({
      kind: 'tellRoom',
      room: { kind: 'area', realm: area.realm, map: area.map, zone: 999 },
      text: 'one',
    });
    await operator.does({ kind: 'tellRoom', room: own, text: 'two' });
    for (const [index, room] of roomsOf(page).entries()) {
      await operator.does({ kind: 'tellRoom', room, text: `to room ${index}` });
      const told = await page.waitFor(`word ${index}`, () =>
        page.all('announced').find(({ text }) => text === `to room ${index}`),
      );
      assert.deepEqual([told.room, told.by], [room, 'Burkhard']);
    }
    assert.deepEqual(
      page.all('announced').filter(({ text }) => text === 'one'),
      [],
    );
    assert.equal(
      operator.all('announced').some(({ text }) => text === 'two'),
      false,
    );
  });

  test('W-03: nobody looks into rooms that it is not in, speaks to one, or names one by text', async () => {
    const { realm: number } = await isIn(page, 'realm');
    const foreign: readonly Room[] = [
      { kind: 'area', realm: number, map: (await isIn(page, 'area')).map, zone: 99 },
      { kind: 'party', group: 1 },
      { kind: 'team', team: 1 },
      { kind: 'private', character: (await isIn(operator, 'private')).character },
    ];
    for (const room of foreign) {
      const asked = await page.line.act({ kind: 'roster', room, after: undefined });
      assert.deepEqual(asked, { kind: 'refused', code: 'realtime.not-in-room' });
      const told = await page.line.act({ kind: 'tellRoom', room, text: 'let me in' });
      assert.deepEqual(told, { kind: 'refused', code: 'realtime.not-permitted' });
    }
    const names = ['*', '>', '1-0.1', 'social.>', 'x y', '', 'ä', 'x'.repeat(49)];
    for (const instance of names) {
      const { line, send } = await openJsonLine(realm.host.http, await realm.account());
      send({ kind: 'act', action: 1, deed: { kind: 'roster', room: { kind: 'instance', instance } } });
      assert.equal(await page.within(line.closed, `the line that names "${instance}" to be closed`), 1007);
    }
    await showsIn(page, await isIn(page, 'area'), 'Adelheid', 'online');
  });
});

describe('everybody sees who is there', () => {
  test('pages and game clients stand in one roster, and each hears what becomes of the other', async () => {
    const { client: page } = await realm.page('Dietlinde');
    const area = await isIn(page, 'area');
    const { client: game } = await realm.player(12340, { name: 'Ekkehard' });
    await page.waitFor('the newcomer to be told', () =>
      page.all('people').some(({ came }) => came.some(({ name }) => name === 'Ekkehard')),
    );
    await showsIn(page, area, 'Ekkehard', 'online');
    game.say('writing a letter', 'away');
    await showsIn(page, area, 'Ekkehard', 'away');
    await page.waitFor('the change to be told', () =>
      page
        .all('people')
        .some(({ came, changed }) =>
          [...came, ...changed].some((one) => one.name === 'Ekkehard' && one.state === 'away'),
        ),
    );
    const { client: other } = await realm.player(8606, { name: 'Friedrun' });
    await other.finds(page);
    assert.equal((await addFriend(other, 'Dietlinde')).number('result'), friendResults.addedOnline);
    game.connection.destroy();
    // The character of a client that vanished stays for a while, but whoever played it is gone.
    await showsIn(page, area, 'Ekkehard', 'gone');
  });

  test('who fights is shown as fighting, until the fight is over', async () => {
    const { client: page } = await realm.page('Gerlinde');
    const { client: operator } = await realm.page('Hartwig', { role: 'operator' });
    const area = await isIn(operator, 'area');
    await operator.sees('Gerlinde');
    const target = (await page.sees('Hartwig')).thing;
    await page.does({ kind: 'challenge', target });
    await operator.waitFor('the question', () => operator.newest('asked'));
    await operator.does({ kind: 'answerDuel', accepts: true });
    await page.waitFor('the duel to begin', () => page.find('Gerlinde')?.number('duelTeam') !== 0);
    await page.does({ kind: 'attack', target });
    await showsIn(operator, area, 'Gerlinde', 'fighting');
    await operator.does({ kind: 'answerDuel', accepts: false });
    await showsIn(operator, area, 'Gerlinde', 'online');
  });

  test('an operator who hides is in no list of players', async () => {
    const { client: page } = await realm.page('Irmtraud');
    const { client: operator } = await realm.page('Konrad', { role: 'operator' });
    const area = await isIn(page, 'area');
    await showsIn(page, area, 'Konrad', 'online');
    await page.does({ kind: 'addContact', name: 'Konrad', as: 'friend', note: '' });
    await operator.does({ kind: 'speak', how: 'say', text: '.gm visible off' });
    await page.waitFor('its friend to be gone', () => {
      const friend = page.newest('friend');
      return friend?.name === 'Konrad' && friend.presence === undefined;
    });
    await showsIn(page, area, 'Konrad', 'gone');
    await page.does({ kind: 'who', name: 'konrad', minLevel: 0, maxLevel: 0, zones: [], words: [] });
    assert.equal(page.newest('found')?.total, 0);
    await showsIn(operator, area, 'Konrad', 'online');
    await operator.does({ kind: 'speak', how: 'say', text: '.gm visible on' });
    await page.waitFor('its friend to be there', () => page.newest('friend')?.presence?.state === 'online');
    await showsIn(page, area, 'Konrad', 'online');
  });
});

const { anotherEdge } = realm.host;
if (anotherEdge !== undefined) {
  describe('two realtime edges hold the people of one realm', () => {
    let edge: ExtraEdge;
    let here: RealtimeClient;
    let there: RealtimeClient;

    before(async () => {
      edge = await anotherEdge();
      here = (await realm.page('Leonhard')).client;
      there = (await realm.page('Mechthild', { edge })).client;
    });

    test('they see, hear and find each other as if they were at one', async () => {
      const area = await isIn(here, 'area');
      await here.sees('Mechthild');
      await showsIn(here, area, 'Mechthild', 'online');
      await showsIn(there, area, 'Leonhard', 'online');
      await there.does({ kind: 'mark', status: 'busy', text: 'not now' });
      await here.waitFor('the other to be busy', () =>
        here
          .all('people')
          .some(({ came, changed }) =>
            [...came, ...changed].some((one) => one.name === 'Mechthild' && one.state === 'busy'),
          ),
      );
      await there.does({ kind: 'mark', status: 'here', text: '' });
      await there.does({ kind: 'whisper', to: 'Leonhard', text: 'a word' });
      assert.equal((await here.hears('a word', 'whisper')).speaker, 'Mechthild');
      for (const page of [here, there]) await page.does({ kind: 'joinChannel', channel: 'Bridge', password: '' });
      await here.does({ kind: 'speakInChannel', channel: 'Bridge', text: 'over the bridge' });
      await there.hears('over the bridge', 'channel');
      await here.doesSoon({ kind: 'invite', name: 'Mechthild' });
      await there.waitFor('the invitation', () => there.newest('partyNews')?.news === 'invited');
      await there.does({ kind: 'answerInvitation', accepts: true });
      const party = await isIn(here, 'party');
      assert.deepEqual(await isIn(there, 'party'), party);
      await there.does({ kind: 'speakToParty', how: 'party', text: 'together' });
      await here.hears('together', 'party');
    });

    test('a word to each kind of room is heard at both', async () => {
      const { client: operator } = await realm.page('Norbert', { role: 'operator', edge });
      for (const room of roomsOf(there).filter(({ kind }) => kind !== 'private')) {
        const text = `to all of the ${room.kind}`;
        await operator.does({ kind: 'tellRoom', room, text });
        for (const page of [here, there]) {
          await page.waitFor(`${page.name} to hear: ${text}`, () =>
            page.all('announced').some((told) => told.text === text),
          );
        }
      }
      operator.line.close();
    });

    test('the people of an edge that is killed are gone from every list within the lease', async () => {
      const area = await isIn(here, 'area');
      const { client: game } = await realm.player(5875, { name: 'Ottilie' });
      await game.finds(there);
      await addFriend(game, 'Mechthild');
      const from = game.connection.received.length;
      await edge.kill();
      const gone = (): boolean => here.all('people').some(({ went }) => went.some(({ name }) => name === 'Mechthild'));
      await here.waitFor('its going to be told', gone, 180_000);
      await showsIn(here, area, 'Mechthild', 'gone');
      await newsOfFriend(game, { guid: BigInt((await isIn(there, 'private')).character) }, friendResults.offline, from);
      await here.waitFor('the party to know', () =>
        here.newest('party')?.party?.members.some(({ name, isOnline }) => name === 'Mechthild' && !isOnline),
      );
      await here.does({ kind: 'who', name: 'mechthild', minLevel: 0, maxLevel: 0, zones: [], words: [] });
      assert.equal(here.newest('found')?.total, 0);
    });
  });
}
