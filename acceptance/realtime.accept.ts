import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createCharacter, listCharacters } from '@realmwright/testkit/client/character-screen';
import { attack, faceTo, walkUpTo } from '@realmwright/testkit/client/fighter';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { askTicket, numberFields, RealtimeClient } from '@realmwright/testkit/client/realtime-client';
import { everyBuild, startRealm } from '@realmwright/testkit/realm';
import { RealmProcess } from '@realmwright/testkit/realm/realm-process';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

/** An account with a character that a game client of some build has made. */
async function playerOfPage(name: string) {
  const credentials = await realm.account();
  const screen = await realm.connect(12340, credentials);
  await createCharacter(screen, { name });
  screen.destroy();
  return credentials;
}

type Happening = Extract<ReturnType<RealtimeClient['all']>[number], { kind: 'happened' }>['happening'];

describe('browsers and game clients stand in one field', () => {
  const players: GameClient[] = [];
  let page: RealtimeClient;

  before(async () => {
    const names = { 5875: 'Adalbert', 8606: 'Brunhild', 12340: 'Chlodwig' } as const;
    for (const build of everyBuild) players.push((await realm.player(build, { name: names[build] })).client);
    const credentials = await playerOfPage('Dagobert');
    page = await RealtimeClient.signIn(realm.host.http, credentials);
    await page.enter();
  });

  test('each sees the other, with name and level', async () => {
    const self = await page.sees('Dagobert');
    assert.equal(self.thing, page.self);
    for (const player of players) {
      const seen = await page.sees(player.name);
      assert.equal(seen.form, 'player');
      assert.equal(seen.number('level'), 1);
      assert.ok(seen.number('health') > 0);
      await player.sees({ guid: BigInt(self.entry) });
    }
  });

  test('whoever walks is seen where it walks, both ways', async () => {
    for (const player of players) {
      await player.walk({ x: 3, y: 1 });
      await page.seesAt(player.name, player.place.x, player.place.y);
    }
    const self = await page.sees('Dagobert');
    await page.walk({ x: 4, y: -2 });
    for (const player of players) await player.seesAt({ guid: BigInt(self.entry) }, page.place);
    assert.equal(
      page.told.some(({ kind }) => kind === 'correct'),
      false,
    );
  });

  test('what one says the others hear, and whispers find their way', async () => {
    assert.deepEqual(await page.line.act({ kind: 'speak', how: 'say', text: 'Good day to all' }), { kind: 'done' });
    for (const player of players) await player.hears('Good day to all');
    for (const player of players) {
      player.say(`and to you, says ${player.name}`);
      const said = await page.hears(`and to you, says ${player.name}`);
      assert.equal(said.speaker, player.name);
      assert.equal(said.thing, page.find(player.name)?.thing);
      player.whisper('Dagobert', `just for you, ${player.name}`);
      assert.equal((await page.hears(`just for you, ${player.name}`, 'whisper')).speaker, player.name);
      const whispered = await page.line.act({ kind: 'whisper', to: player.name, text: `for ${player.name} alone` });
      assert.deepEqual(whispered, { kind: 'done' });
      await player.hears(`for ${player.name} alone`, 'whisper');
    }
  });

  test('a deed that cannot be is refused with its reason', async () => {
    const attempts = [
      [{ kind: 'attack', target: 999_999 }, 'realtime.not-in-view'],
      [{ kind: 'whisper', to: 'Nobodyhere', text: 'hello?' }, 'social.player-not-found'],
      [{ kind: 'speak', how: 'say', text: '|Hplayer:x' }, 'realtime.not-sayable'],
    ] as const;
    for (const [deed, code] of attempts) assert.deepEqual(await page.line.act(deed), { kind: 'refused', code });
  });

  test('what is known of somebody follows its changes', async () => {
    const [player] = players;
    assert.ok(player);
    player.connection.send('CMSG_STANDSTATECHANGE', { animationState: 1 });
    await page.waitFor('somebody to sit', () => page.find(player.name)?.number('standState') === 1);
    assert.deepEqual(await page.line.act({ kind: 'stand', state: 'sit' }), { kind: 'done' });
    await page.waitFor('itself to sit', () => page.find('Dagobert')?.number('standState') === 1);
  });

  test('a duel between a page and a game client is fought to its end, and both are told of it', async () => {
    const player = players.at(-1);
    assert.ok(player);
    await walkUpTo(player, { guid: BigInt((await page.sees('Dagobert')).entry) });
    const target = (await page.sees(player.name)).thing;
    const from = player.connection.received.length;
    assert.deepEqual(await page.line.act({ kind: 'challenge', target }), { kind: 'done' });
    const request = await player.connection.next('SMSG_DUEL_REQUESTED', from);
    await page.waitFor('to be told that it asked', () => page.told.find(({ kind }) => kind === 'asked'));
    player.connection.send('CMSG_DUEL_ACCEPTED', { guid: request.big('initiator') });
    await page.waitFor('the duel to begin', () => page.find('Dagobert')?.number('duelTeam') === 1);
    faceTo(player, { guid: BigInt((await page.sees('Dagobert')).entry) });
    attack(player, { guid: BigInt((await page.sees('Dagobert')).entry) });
    const health = page.find('Dagobert')?.number('health') ?? 0;
    const isOver = (): boolean => page.told.some((message) => message.kind === 'duel' && message.stage === 'over');
    await page.waitFor('the duel to be over', isOver, 180_000);
    const happened = (): readonly Happening[] => page.all('happened').map(({ happening }) => happening);
    const decided = await page.waitFor('to read who won', () => happened().find(({ kind }) => kind === 'duelDecided'));
    assert.ok(decided.kind === 'duelDecided');
    assert.deepEqual([decided.winner, decided.loser], [player.name, 'Dagobert']);
    await page.waitFor('its wounds', () => (page.find('Dagobert')?.number('health') ?? health) < health);
    await page.waitFor('a blow', () => happened().some(({ kind }) => kind === 'blow'));
  });

  test('whoever dies lets the spirit go, and lives again at the body', async () => {
    const { client: mortal } = await realm.page('Eckhart', { role: 'operator' });
    const of = (field: 'health' | 'playerFlags'): number => mortal.find('Eckhart')?.number(field) ?? 0;
    const { place } = mortal;
    assert.deepEqual(await mortal.line.act({ kind: 'releaseSpirit' }), { kind: 'refused', code: 'death.alive' });
    await mortal.line.act({ kind: 'speak', how: 'say', text: '.die' });
    await mortal.waitFor('its end', () => (mortal.find('Eckhart')?.number('maxHealth') ?? 0) > 0 && of('health') === 0);
    assert.deepEqual(await mortal.line.act({ kind: 'releaseSpirit' }), { kind: 'done' });
    await mortal.waitFor('itself as a spirit elsewhere', () => {
      return (of('playerFlags') & 0x8) !== 0 && Math.hypot(mortal.place.x - place.x, mortal.place.y - place.y) > 40;
    });
    assert.deepEqual(await mortal.line.act({ kind: 'reclaimBody' }), { kind: 'refused', code: 'death.too-far' });
    await mortal.line.act({ kind: 'speak', how: 'say', text: `.go xyz ${place.x} ${place.y} ${place.z} 0` });
    await mortal.waitFor('its body', () => Math.hypot(mortal.place.x - place.x, mortal.place.y - place.y) < 2);
    await mortal.doesSoon({ kind: 'reclaimBody' }, 60_000);
    await mortal.waitFor('life', () => (of('playerFlags') & 0x8) === 0 && of('health') > 1);
    mortal.line.close();
  });

  test('a view that has drifted from the truth is found out and repaired', async () => {
    const [player] = players;
    assert.ok(player);
    const thing = await page.sees(player.name);
    thing.take({ numbers: [{ field: numberFields.indexOf('level'), value: 77 }], reals: [] });
    assert.equal(page.find(player.name)?.number('level'), 77);
    await page.waitFor('the truth to come back', () => page.find(player.name)?.number('level') === 1, 60_000);
    const { http } = realm.host;
    if (realm.host.shape === 'embedded') {
      const metrics = await (await fetch(`http://${http.host}:${http.port}/metrics`)).text();
      assert.match(metrics, /realtime_resyncs_total\{[^}]*why="drift"[^}]*\} [1-9]/);
    }
  });

  test('whoever leaves is seen no more, and the character can be taken up by a game client', async () => {
    const credentials = await playerOfPage('Ermengard');
    const visitor = await RealtimeClient.signIn(realm.host.http, credentials);
    await visitor.enter();
    await page.sees('Ermengard');
    await visitor.walk({ x: 2 });
    visitor.line.close();
    const client = await realm.enterAs(5875, credentials, 'Ermengard');
    assert.ok(Math.abs(client.place.x - visitor.place.x) < 0.1);
    client.connection.destroy();
  });
});

describe('characters', () => {
  test('made by a page are in the list of a game client, and those of a game client in that of a page', async () => {
    const credentials = await realm.account();
    const page = await RealtimeClient.signIn(realm.host.http, credentials);
    const looks = { skin: 1, face: 2, hairStyle: 3, hairColor: 1, facialHair: 0 };
    const human = { kind: 'create', race: 1, class: 1, gender: 0, appearance: looks } as const;
    assert.deepEqual(await page.line.act({ ...human, name: 'Friedhelm' }), { kind: 'done' });
    await page.waitFor('the list to hold it', () => page.characters.some(({ name }) => name === 'Friedhelm'));
    assert.deepEqual(await page.line.act({ ...human, name: 'Friedhelm' }), {
      kind: 'refused',
      code: 'character.name-taken',
    });
    assert.deepEqual(await page.line.act({ ...human, race: 200, name: 'Gisbert' }), {
      kind: 'refused',
      code: 'character.invalid-combination',
    });
    page.line.close();
    const screen = await realm.connect(8606, credentials);
    assert.deepEqual(
      (await listCharacters(screen)).map(({ name }) => name),
      ['Friedhelm'],
    );
    await createCharacter(screen, { name: 'Hildegund' });
    screen.destroy();
    const again = await RealtimeClient.signIn(realm.host.http, credentials);
    await again.waitFor('both in the list', () => again.characters.length === 2);
    const [first] = again.characters;
    assert.ok(first);
    const deed = { kind: 'delete', character: first.character } as const;
    assert.deepEqual(await again.line.act(deed), { kind: 'done' });
    await again.waitFor('one in the list', () => again.characters.length === 1);
    again.line.close();
  });
});

test('the bot of the guide makes a character of its own and greets whoever comes', async () => {
  const { username, password } = await realm.account();
  const { host, port } = realm.host.http;
  const words = [username, password, '--page', `http://${host}:${port}`, '--name', 'Greeter'];
  const bot = RealmProcess.startExample('packages/client/examples/greeter.ts', words);
  try {
    await bot.whenReady(async () => bot.output.includes('I am in the world.'), 60_000);
    const { client } = await realm.player(5875, { name: 'Ingeborg' });
    assert.equal((await client.hears('Welcome, Ingeborg!')).text, 'Welcome, Ingeborg!');
    client.whisper('Greeter', 'thank you');
    await client.waitFor('the bot to read it', () => bot.output.includes('Ingeborg whispers: thank you'));
  } finally {
    await bot.stop();
  }
});

describe('a ticket', () => {
  test('is given for the right password only, and opens one line', async () => {
    const credentials = await realm.account();
    const wrong = await askTicket(realm.host.http, { ...credentials, password: 'somethingelse' });
    assert.equal(wrong.status, 401);
    assert.equal(wrong.body['code'], 'account.wrong-password');
    const extra = await askTicket(realm.host.http, { ...credentials, roles: ['operator'] });
    assert.equal(extra.status, 400);
    const first = await RealtimeClient.signIn(realm.host.http, credentials);
    const second = await RealtimeClient.signIn(realm.host.http, credentials);
    await first.waitFor('the first to be put out', () => first.closed?.code === 4409);
    second.line.close();
  });
});
