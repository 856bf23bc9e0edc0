import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { everyBuild, startRealm } from '@realmwright/testkit/realm';
import { until } from '@realmwright/testkit/waiting';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

/** What a player can ask for; the rest is left open as genuine clients leave it. */
interface Question {
  readonly minimumLevel?: number;
  readonly maximumLevel?: number;
  readonly playerName?: string;
  readonly guildName?: string;
  readonly raceMask?: number;
  readonly classMask?: number;
  readonly zones?: readonly number[];
  readonly searchStrings?: readonly string[];
}

/** The masks have a bit for the number of each race and class. */
const bits = (...ids: readonly number[]): number => ids.reduce((mask, id) => mask | (1 << id), 0);
const HILLFOLK = 3;
const HORNFOLK = 6;
const MAGE = 8;
const HUNTER = 3;
const MEADOWS = 12;
const FAR_SHORE = 14;

describe('who finds people of three builds', () => {
  const clients: GameClient[] = [];

  before(async () => {
    // An operator of 1.12.1 among the meadows, a hillfolk hunter of 2.4.3 of level 20, a hornfolk of 3.3.5a far away.
    const { client: agnes } = await realm.player(5875, { name: 'Agnes', class: MAGE }, { role: 'operator' });
    const { client: bertram } = await realm.player(8606, { name: 'Bertram', race: HILLFOLK, class: HUNTER });
    const { client: clothilde } = await realm.player(
      12340,
      { name: 'Clothilde', race: HORNFOLK, class: HUNTER },
      { role: 'gamemaster' },
    );
    clients.push(agnes, bertram, clothilde);
    await agnes.finds(bertram);
    await agnes.command('.character level Bertram 20');
    clothilde.say('.tele farshore');
    await clothilde.waitFor('the far map', () => clothilde.map === 1 && clothilde.sights.find(clothilde.guid));
  });

  /** The names that a client is shown, in its order, and how many matched. */
  async function ask({ connection }: GameClient, question: Question): Promise<string> {
    const open = { minimumLevel: 0, maximumLevel: 100, playerName: '', guildName: '', zones: [], searchStrings: [] };
    const masks = { raceMask: 0xffff_ffff, classMask: 0xffff_ffff };
    const answer = await connection.ask('CMSG_WHO', { ...open, ...masks, ...question }, 'SMSG_WHO');
    const names = answer.list('players').map((row) => row.text('name'));
    return `${answer.number('onlinePlayers')}: ${names.join(' ')}`;
  }

  /** Asks on every build until each answers so; levels and zones reach the registry a moment later. */
  async function everybodyFinds(question: Question, expected: string): Promise<void> {
    for (const client of clients) {
      const what = `${client.build} to find ${expected} by ${JSON.stringify(question)}`;
      await until(async () => (await ask(client, question)) === expected, { what });
    }
  }

  test('everybody, by name', async () => {
    await everybodyFinds({}, '3: Agnes Bertram Clothilde');
  });

  test('by level', async () => {
    await everybodyFinds({ minimumLevel: 10 }, '1: Bertram');
    await everybodyFinds({ minimumLevel: 1, maximumLevel: 19 }, '2: Agnes Clothilde');
    await everybodyFinds({ minimumLevel: 21, maximumLevel: 60 }, '0: ');
  });

  test('by part of a name, whatever its case', async () => {
    await everybodyFinds({ playerName: 'TR' }, '1: Bertram');
    await everybodyFinds({ playerName: 'e' }, '3: Agnes Bertram Clothilde');
  });

  test('by race and class', async () => {
    await everybodyFinds({ raceMask: bits(HILLFOLK) }, '1: Bertram');
    await everybodyFinds({ raceMask: bits(HILLFOLK, HORNFOLK) }, '2: Bertram Clothilde');
    await everybodyFinds({ classMask: bits(HUNTER) }, '2: Bertram Clothilde');
    await everybodyFinds({ classMask: bits(MAGE) }, '1: Agnes');
    await everybodyFinds({ raceMask: bits(HORNFOLK), classMask: bits(MAGE) }, '0: ');
  });

  test('by zone', async () => {
    await everybodyFinds({ zones: [FAR_SHORE] }, '1: Clothilde');
    await everybodyFinds({ zones: [MEADOWS, FAR_SHORE] }, '3: Agnes Bertram Clothilde');
    await everybodyFinds({ zones: [4_000] }, '0: ');
  });

  test('by free words, of which one must fit the name or the name of the zone', async () => {
    await everybodyFinds({ searchStrings: ['nobody', 'SHORE'] }, '1: Clothilde');
    await everybodyFinds({ searchStrings: ['agn', 'bert'] }, '2: Agnes Bertram');
    await everybodyFinds({ searchStrings: ['meadows'], minimumLevel: 10 }, '1: Bertram');
    await everybodyFinds({ searchStrings: ['one', 'two', 'three', 'four'] }, '0: ');
  });

  test('by guild, of which there is none yet', async () => {
    await everybodyFinds({ guildName: 'Ferrymen' }, '0: ');
  });

  test('rows say level, race, class and where, and only later builds the gender', async () => {
    for (const client of clients) {
      const question = { minimumLevel: 10, maximumLevel: 100, playerName: '', guildName: '' };
      const masks = { raceMask: 0xffff_ffff, classMask: 0xffff_ffff, zones: [], searchStrings: [] };
      const answer = await client.connection.ask('CMSG_WHO', { ...question, ...masks }, 'SMSG_WHO');
      const [row] = answer.list('players');
      assert.ok(row);
      assert.deepEqual(
        [row.text('guild'), row.number('level'), row.number('race'), row.number('class'), row.number('area')],
        ['', 20, HILLFOLK, HUNTER, MEADOWS],
      );
      assert.equal(row.has('gender'), client.build !== 5875);
    }
    assert.equal(clients.length, everyBuild.length);
  });
});
