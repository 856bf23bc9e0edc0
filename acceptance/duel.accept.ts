import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { askDuel, attack, faceTo, walkUpTo } from '@realmwright/testkit/client/fighter';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { Transcript } from '@realmwright/testkit/client/transcript';
import { everyBuild, startRealm } from '@realmwright/testkit/realm';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

/** The clients' model of the flag between two who fight a duel. */
const FLAG_ENTRY = 21_680;
const GAME_OBJECT = 5;

const clients: GameClient[] = [];
before(async () => {
  const names = { 5875: 'Alberich', 8606: 'Brigitta', 12340: 'Crispin' } as const;
  for (const build of everyBuild) clients.push((await realm.player(build, { name: names[build] })).client);
});

const of = (build: number): GameClient => {
  const client = clients.find((one) => one.build === build);
  assert.ok(client);
  return client;
};

const shownTo = (client: GameClient, of: GameClient, name: 'UNIT_HEALTH' | 'PLAYER_DUEL_TEAM'): number | undefined => {
  const sight = client.sights.find(of.guid);
  return sight === undefined ? undefined : client.sights.value(sight, name);
};

/** Asks, and gives the flag that both are told of. */
async function ask(asker: GameClient, asked: GameClient): Promise<bigint> {
  await walkUpTo(asker, asked);
  const from = [asker, asked].map(({ connection }) => connection.received.length);
  askDuel(asker, asked);
  const told = await Promise.all(
    [asker, asked].map(({ connection }, at) => connection.next('SMSG_DUEL_REQUESTED', from[at] ?? 0)),
  );
  const flags = told.map((fields) => fields.big('initiator'));
  assert.deepEqual(
    told.map((fields) => fields.big('target')),
    [asker.guid, asker.guid],
  );
  const [flag = 0n, same = 0n] = flags;
  assert.equal(flag, same);
  return flag;
}

/** Accepts and waits for the countdown on both sides, and until both may strike. */
async function begin(asker: GameClient, asked: GameClient, flag: bigint): Promise<void> {
  const from = [asker, asked].map(({ connection }) => connection.received.length);
  asked.connection.send('CMSG_DUEL_ACCEPTED', { guid: flag });
  for (const [at, { connection }] of [asker, asked].entries()) {
    const countdown = await connection.next('SMSG_DUEL_COUNTDOWN', from[at] ?? 0);
    assert.equal(countdown.number('time'), 3000);
  }
  for (const client of [asker, asked]) {
    await client.waitFor('both sides of the duel', () => {
      return shownTo(client, asker, 'PLAYER_DUEL_TEAM') === 1 && shownTo(client, asked, 'PLAYER_DUEL_TEAM') === 2;
    });
  }
}

const pairs = [
  [5875, 12340],
  [12340, 8606],
  [8606, 5875],
] as const;

for (const [first, second] of pairs) {
  describe(`a client of ${first} asks one of ${second} for a duel`, () => {
    test('both fight by their own rules of sight, one is left with one point, and all read who won', async (t) => {
      const [asker, asked] = [of(first), of(second)];
      const packets = /DUEL|ATTACK|CAST_|SPELL_GO/;
      const people = clients.map(({ guid, name }) => ({ guid, name }));
      const transcripts = [asker, asked].map((client) => new Transcript(client, packets, people));
      const flag = await ask(asker, asked);
      for (const client of clients) {
        const sight = await client.sees({ guid: flag });
        assert.equal(sight.kind, GAME_OBJECT);
        assert.equal(client.sights.value(sight, 'OBJECT_ENTRY'), FLAG_ENTRY);
      }
      await begin(asker, asked, flag);
      const from = clients.map(({ connection }) => connection.received.length);
      for (const [one, other] of [
        [asker, asked],
        [asked, asker],
      ] as const) {
        faceTo(one, other);
        attack(one, other);
      }
      const winners = new Set<string>();
      for (const [at, { connection }] of clients.entries()) {
        const news = await connection.next('SMSG_DUEL_WINNER', from[at] ?? 0, { within: 120_000 });
        assert.equal(news.number('reason'), 0);
        winners.add(`${news.text('opponentName')} over ${news.text('initiatorName')}`);
      }
      assert.equal(winners.size, 1);
      for (const [at, { connection }] of clients.entries()) {
        if (connection !== asker.connection && connection !== asked.connection) continue;
        const complete = await connection.next('SMSG_DUEL_COMPLETE', from[at] ?? 0);
        assert.equal(complete.raw('endedWithoutInterruption'), true);
      }
      const loser = [...winners].some((news) => news.endsWith(asker.name)) ? asker : asked;
      const least = Math.min(...clients.map((client) => shownTo(client, loser, 'UNIT_HEALTH') ?? 0));
      assert.ok(least >= 1, 'nobody has died');
      for (const client of clients) await client.losesSightOf({ guid: flag });
      // What the two saw of it, packet by packet.
      for (const { lines } of transcripts) for (const line of lines) t.diagnostic(line);
    });
  });
}

test('somebody else cannot be struck at, and a duel that is declined decides nothing', async () => {
  const [asker, asked] = [of(5875), of(12340)];
  await walkUpTo(asker, asked);
  await asker.connection.ask('CMSG_ATTACKSWING', { guid: asked.guid }, 'SMSG_ATTACKSWING_CANT_ATTACK');
  const flag = await ask(asker, asked);
  const from = asker.connection.received.length;
  asked.connection.send('CMSG_DUEL_CANCELLED', { guid: flag });
  const complete = await asker.connection.next('SMSG_DUEL_COMPLETE', from);
  assert.equal(complete.raw('endedWithoutInterruption'), false);
  await asker.losesSightOf({ guid: flag });
});

test('who is asked twice is left in peace, and whoever asked is told why', async () => {
  const [asker, asked, third] = [of(8606), of(12340), of(5875)];
  const flag = await ask(asker, asked);
  const from = third.connection.received.length;
  askDuel(third, asked);
  const refusal = await third.connection.next('SMSG_CAST_RESULT', from);
  assert.equal(refusal.number('reason'), 0x68);
  asked.connection.send('CMSG_DUEL_CANCELLED', { guid: flag });
  await asker.losesSightOf({ guid: flag });
});

test('who runs too far away is warned, and has fled when it stays there', async () => {
  const [asker, asked] = [of(12340), of(5875)];
  const flag = await ask(asker, asked);
  await begin(asker, asked, flag);
  const from = clients.map(({ connection }) => connection.received.length);
  const warned = asked.connection.next('SMSG_DUEL_OUTOFBOUNDS', asked.connection.received.length, { within: 40_000 });
  await asked.walk({ y: 56 });
  await warned;
  for (const [at, { connection }] of clients.entries()) {
    const news = await connection.next('SMSG_DUEL_WINNER', from[at] ?? 0, { within: 40_000 });
    assert.deepEqual([news.number('reason'), news.text('opponentName')], [1, asker.name]);
  }
});
