import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ChannelSeat } from '@realmwright/testkit/client/channels';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import type { RealtimeClient } from '@realmwright/testkit/client/realtime-client';
import { startRealm } from '@realmwright/testkit/realm';
import { RealmProcess } from '@realmwright/testkit/realm/realm-process';
import { type ScratchFolder, scratchClone, scratchFolder } from '@realmwright/testkit/realm/scratch-folder';
import type { TestRealm } from '@realmwright/testkit/realm/test-realm';
import { until } from '@realmwright/testkit/waiting';

const ROOM = 'PearHunt';
/** The own thing, as the template numbers it. */
const PEAR = 920_101;

let clone: ScratchFolder;
before(async () => {
  clone = await scratchClone();
});
after(() => clone.remove());

/** Runs the program that begins a game, to its end. */
async function create(...words: readonly string[]) {
  const running = RealmProcess.startExample('packages/create-realmwright/bin/create-realmwright.js', words);
  return { code: await running.exited, output: running.output };
}

describe('a game of one’s own', () => {
  let realm: TestRealm;
  let game: RealmProcess;
  let page: RealtimeClient;
  let client: GameClient;
  let seat: ChannelSeat;

  before(async () => {
    const { code, output } = await create(clone.path('pear-hunt'));
    assert.equal(code, 0, output);
    realm = await startRealm({ REALMWRIGHT_CONTENT: clone.path('pear-hunt/world') });
    const { username, password } = await realm.account();
    const { host, port } = realm.host.http;
    const words = [username, password, '--page', `http://${host}:${port}`, '--seconds', '0.2'];
    game = RealmProcess.startExample(clone.path('pear-hunt/game.ts'), words);
    await game.whenReady(async () => game.output.includes('PearHunt is open.'), 120_000);
    ({ client: page } = await realm.page('Osric'));
    ({ client } = await realm.player(5875, { name: 'Ludmilla' }));
    await page.does({ kind: 'joinChannel', channel: ROOM, password: '' });
    seat = new ChannelSeat(client, ROOM);
    seat.join();
    await seat.isTold('youJoined');
  });
  after(async () => {
    await game.stop();
    await realm[Symbol.asyncDispose]();
  });

  /** The pear where it lies, as the page sees it. */
  const pear = () =>
    page.waitFor('the pear to lie there', () =>
      [...page.line.world.things.values()].find(({ entry }) => entry === PEAR),
    );

  test('has its own thing, and its room hears who takes it, whatever client they use', async () => {
    await Promise.all([page.walk({ x: 8, y: -5 }), client.walk({ x: 8, y: -5 })]);
    await page.does({ kind: 'use', target: (await pear()).thing });
    await page.hears('Osric has the pear!', 'channel');
    await seat.hears('Osric has the pear!');
  });

  test('counts, and tells the score to whoever asks in the room', async () => {
    const score = async (): Promise<boolean> => {
      const from = page.said.length;
      seat.say('score');
      const isAnswer = ({ how, speaker }: { readonly how: string; readonly speaker: string }): boolean =>
        how === 'channel' && speaker === 'Keeper';
      const answer = await page.waitFor('an answer', () => page.said.slice(from).find(isAnswer));
      return /^Osric [1-9]/.test(answer.text);
    };
    await until(score, { what: 'the score' });
  });

  test('sees its thing change hands', async () => {
    await page.does({ kind: 'speak', how: 'say', text: '.carry drop' });
    await page.hears('Who takes the pear?', 'channel');
    const { guid } = await client.waitFor('the pear to lie there', () => client.sights.objects().at(-1));
    client.connection.send('CMSG_GAMEOBJ_USE', { guid });
    await page.hears('Ludmilla has the pear!', 'channel');
  });
});

describe('a game is not begun', () => {
  test('where something else is', async () => {
    await clone.make('taken', { 'letter.txt': 'dear all' });
    const { code, output } = await create(clone.path('taken'));
    assert.equal(code, 1);
    assert.match(output, /is not empty; choose a new folder/);
    assert.deepEqual(await clone.list('taken'), ['letter.txt']);
  });

  test('where it would not find the library', async () => {
    const elsewhere = await scratchFolder();
    const { code, output } = await create(elsewhere.path('pear-hunt'));
    assert.equal(code, 1);
    assert.match(output, /finds the library in the clone that it lies in/);
    await elsewhere.remove();
  });

  test('under a name that no bundle can have, or without one', async () => {
    assert.match((await create(clone.path('Pear Hunt'))).output, /cannot be the name of a game/);
    const { code, output } = await create();
    assert.equal(code, 2);
    assert.match(output, /^usage: npm create realmwright FOLDER/);
  });
});
