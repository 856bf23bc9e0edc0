import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { everyBuild, startRealm } from '@realmwright/testkit/realm';
import { machineTime, pause, until } from '@realmwright/testkit/waiting';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

const THING = 'Lantern of Hollowmere';
/** Kind of object that clients call a thing to use; source: public protocol notes. */
const GOOBER = 10;
/** Where the lantern belongs. */
const home = '.go xyz -8938 -128 83.53 0';
const homePlace = { x: -8938, y: -128, z: 83.53 };

/** The object that lies there, as a client has been told of it. */
async function lantern(client: GameClient): Promise<bigint> {
  return await client.waitFor(`${client.name} to see the lantern`, () => {
    const found = client.sights.objects().at(-1);
    return found?.guid;
  });
}

function grab(client: GameClient, guid: bigint): void {
  client.connection.send('CMSG_GAMEOBJ_USE', { guid });
}

describe('a lantern that only one can carry', () => {
  const clients: GameClient[] = [];
  const names = { 5875: 'Ottilie', 8606: 'Leopold', 12340: 'Klothilde' } as const;

  before(async () => {
    for (const build of everyBuild) {
      const { client } = await realm.player(build, { name: names[build] }, { role: 'moderator' });
      client.say(home);
      clients.push(client);
    }
    // Who does not see somebody yet is not told what that one does.
    for (const client of clients) {
      for (const other of clients) if (other !== client) await client.seesAt(other, homePlace, 2);
    }
  });

  test('each build is told of it, and what it is called', async () => {
    for (const client of clients) {
      const guid = await lantern(client);
      const entryId = Number((guid >> 24n) & 0xff_ffffn);
      const answer = await client.connection.ask(
        'CMSG_GAMEOBJECT_QUERY',
        { entryId, guid },
        'SMSG_GAMEOBJECT_QUERY_RESPONSE',
      );
      assert.equal(answer.text('name1'), THING);
      assert.equal(answer.number('infoType'), GOOBER);
    }
  });

  test('of all who grab at the same moment one has it, everybody sees who, and the others are refused', async () => {
    for (let round = 0; round < 3; round++) {
      const guids = await Promise.all(clients.map((client) => lantern(client)));
      const heard = clients.map((client) => client.heard.length);
      for (const [index, client] of clients.entries()) grab(client, guids[index] ?? 0n);
      const winners: GameClient[] = [];
      for (const [index, client] of clients.entries()) {
        const taken = await client.waitFor(`${client.name} to see who took it`, () =>
          client.heard.slice(heard[index]).find(({ text }) => text === `picks up the ${THING}.`),
        );
        if (taken.sender === client.guid) winners.push(client);
        else {
          await client.waitFor(`${client.name} to be refused`, () =>
            client.heard.slice(heard[index]).some(({ text }) => text.includes('was quicker and has')),
          );
        }
      }
      assert.equal(winners.length, 1);
      // It is the same thing when it lies there again: first each client has to have lost sight of it.
      for (const [index, client] of clients.entries()) await client.losesSightOf({ guid: guids[index] ?? 0n });
      winners[0]?.say('.carry drop');
      for (const client of clients) await lantern(client);
    }
  });

  test('it is given, stolen when the grip has loosened, and put down', async () => {
    const [ottilie, leopold] = clients;
    assert.ok(ottilie !== undefined && leopold !== undefined);
    const seen = leopold.heard.length;
    grab(ottilie, await lantern(ottilie));
    await leopold.waitFor('the one to pick it up', () =>
      leopold.heard
        .slice(seen)
        .some(({ text, sender }) => text === `picks up the ${THING}.` && sender === ottilie.guid),
    );
    ottilie.connection.send('CMSG_SET_SELECTION', { target: leopold.guid });
    ottilie.say('.carry give');
    await leopold.hears(`gives the ${THING} to ${leopold.name}.`, 'emote');
    ottilie.say('.carry steal');
    await ottilie.hears(`${leopold.name} holds it too tightly.`, 'system');
    const snatched = `snatches the ${THING} from ${leopold.name}.`;
    await until(
      async () => {
        const from = ottilie.heard.length;
        ottilie.say('.carry steal');
        const answer = await ottilie.waitFor('what comes of stealing', () =>
          ottilie.heard.slice(from).find(({ text }) => text === snatched || text.endsWith('holds it too tightly.')),
        );
        await pause(machineTime, 200);
        return answer.text === snatched;
      },
      { what: 'the grip to loosen' },
    );
    await leopold.hears(snatched, 'emote');
    await leopold.command('.carry where', new RegExp(`${ottilie.name} has the ${THING}`));
  });

  test('a client that is gone carries nothing away', async () => {
    const [ottilie, , klothilde] = clients;
    assert.ok(ottilie !== undefined && klothilde !== undefined);
    const from = klothilde.heard.length;
    ottilie.connection.destroy();
    await klothilde.waitFor('the lantern to fall', () =>
      klothilde.heard.slice(from).some(({ text }) => text === `puts down the ${THING}.`),
    );
    grab(klothilde, await lantern(klothilde));
    await klothilde.waitFor('the other to pick it up', () =>
      klothilde.heard
        .slice(from)
        .some(({ text, sender }) => text === `picks up the ${THING}.` && sender === klothilde.guid),
    );
  });
});
