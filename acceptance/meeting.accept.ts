import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { distance } from '@realmwright/testkit/client/seen-path';
import { everyBuild, startRealm } from '@realmwright/testkit/realm';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

describe('a 1.12.1, a 2.4.3 and a 3.3.5a client stand in one field', () => {
  const clients: GameClient[] = [];
  const names = { 5875: 'Agnes', 8606: 'Bertram', 12340: 'Clothilde' } as const;

  before(async () => {
    for (const build of everyBuild) clients.push((await realm.player(build, { name: names[build] })).client);
  });

  test('each is told to show the other two', async () => {
    assert.equal(clients.length, 3);
    for (const client of clients) for (const other of clients) await client.sees(other);
  });

  test('whoever walks is seen walking by the others and arrives where they think', async () => {
    for (const walker of clients) {
      await walker.walk({ x: 3, y: 4 });
      for (const watcher of clients.filter((client) => client !== walker)) {
        const sight = await watcher.seesAt(walker, walker.place);
        await watcher.waitFor('the end of the way', () => sight.moves.at(-1) === 'MSG_MOVE_STOP');
        assert.ok(sight.moves.includes('MSG_MOVE_START_FORWARD'), `${watcher.name} saw ${walker.name} start`);
      }
    }
  });

  test('what one says the others hear, from the one who said it', async () => {
    for (const speaker of clients) {
      const text = `I am ${speaker.name}`;
      speaker.say(text);
      for (const listener of clients) {
        const line = await listener.hears(text);
        assert.equal(line.sender, speaker.guid, `${listener.name} knows who spoke`);
      }
    }
  });

  test('each learns the names of the others', async () => {
    for (const client of clients) {
      for (const other of clients) {
        const answer = await client.connection.ask(
          'CMSG_NAME_QUERY',
          { guid: other.guid },
          'SMSG_NAME_QUERY_RESPONSE',
          {
            where: (fields) => fields.big('guid') === other.guid,
          },
        );
        assert.equal(answer.text('characterName'), other.name);
      }
    }
  });

  test('whoever comes later sees the others where they stand now', async () => {
    const { client: late } = await realm.player(5875, { name: 'Dorothea' });
    for (const other of clients) {
      const sight = await late.seesAt(other, other.place);
      assert.ok(distance(sight.place, other.place) < 0.5);
    }
  });
});
