import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createCharacter } from '@realmwright/testkit/client/character-screen';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { RealtimeClient } from '@realmwright/testkit/client/realtime-client';
import { distance, type Point } from '@realmwright/testkit/client/seen-path';
import { startRealm } from '@realmwright/testkit/realm';

/** An hour of this realm passes in a minute, and it is a little before nine in the morning when it opens. */
const pace = 60;
const minutesUntilNine = 9 - ((Math.floor(Date.now() / 60_000) % (1440 / pace)) + 1);
const realm = await startRealm({
  REALMWRIGHT_WORLD_CALENDAR_PACE: String(pace),
  REALMWRIGHT_WORLD_CALENDAR_OFFSET_MINUTES: String(minutesUntilNine),
});
after(() => realm[Symbol.asyncDispose]());

/** The errand boy of the bundle, and one of the places between which he runs all morning. */
const errandBoy = { entry: 910_113, name: 'Small Piet', stop: { x: -8946, y: -128 } };
/** Before the door of the rest house, and how far it is into its wall. */
const beforeDoor = { x: -8896.52, y: -171.61 };
const intoWall = { x: 3.45, y: -2.03 };
/** Several of his runs, on a busy machine. */
const patience = 120_000;

describe('villagers and their land', () => {
  const players: GameClient[] = [];
  let page: RealtimeClient;

  before(async () => {
    players.push((await realm.player(5875, { name: 'Anselm' })).client);
    players.push((await realm.player(12340, { name: 'Benedikta' })).client);
    const credentials = await realm.account();
    const screen = await realm.connect(12340, credentials);
    await createCharacter(screen, { name: 'Clementia' });
    screen.destroy();
    page = await RealtimeClient.signIn(realm.host.http, credentials);
    await page.enter();
  });

  test('a page is told what the land consists of, and from it makes the same ground', async () => {
    const { host, port } = realm.host.http;
    const answer = await fetch(`http://${host}:${port}/api/maps/0/terrain`);
    assert.equal(answer.status, 200);
    const land = Object(await answer.json());
    assert.equal(land.name, 'Hollowmere');
    assert.ok(Number.isInteger(land.seed) && land.houses.length > 5);
  });

  test('an errand boy runs his errands, and both builds and the page see him run to the same places', async () => {
    const seen = [...players.map(pathsOnGameClient), pathsOnPage(page)];
    const shared = (): Point[] => {
      const [first = [], ...others] = seen.map((look) => look());
      return first.filter((end) => others.every((ends) => ends.some((other) => isSame(end, other))));
    };
    await page.waitFor('three of his ways to be seen by all', () => shared().length >= 3, patience);
  });

  test('all of them see him arrive where his day has him, at the same time of the realm', async () => {
    const isThere = (player: GameClient): boolean => {
      const boy = boyOf(player);
      return boy !== undefined && isNear(player.sights.placeAt(boy, performance.now()));
    };
    for (const player of players) {
      await page.waitFor(`${player.name} to see him at his stop`, () => isThere(player), patience);
    }
    await page.waitFor('him to stand there', () => isNear(page.find(errandBoy.name)?.way?.points.at(-1)), patience);
  });

  test('a page that walks into a wall is put back; a game client, which draws another land, is not', async () => {
    const [, player] = players;
    assert.ok(player);
    await walkTo(page, beforeDoor);
    await page.walk(intoWall);
    await page.waitFor('to be put back', () => page.told.some(({ kind }) => kind === 'correct'));
    assert.ok(distance(page.place, { ...beforeDoor, z: 0 }) < distanceOf(intoWall) - 0.3, 'outside again');
    await walkTo(player, beforeDoor);
    await player.walk(intoWall);
    await page.seesAt(player.name, beforeDoor.x + intoWall.x, beforeDoor.y + intoWall.y);
  });
});

interface Walker {
  readonly place: Point;
  walk(by: { readonly x?: number; readonly y?: number }): Promise<void>;
}

function walkTo(walker: Walker, { x, y }: { x: number; y: number }): Promise<void> {
  return walker.walk({ x: x - walker.place.x, y: y - walker.place.y });
}

function boyOf(player: GameClient) {
  return player.sights.creatures().find((one) => player.sights.value(one, 'OBJECT_ENTRY') === errandBoy.entry);
}

/** Remembers where the boy was told to run to, each time one looks. */
function pathsOnGameClient(player: GameClient): () => readonly Point[] {
  const ends: Point[] = [];
  return () => remember(ends, boyOf(player)?.path?.end);
}

function pathsOnPage(page: RealtimeClient): () => readonly Point[] {
  const ends: Point[] = [];
  return () => remember(ends, page.find(errandBoy.name)?.way?.points.at(-1));
}

function remember(ends: Point[], end: Point | undefined): readonly Point[] {
  const last = ends.at(-1);
  if (end !== undefined && (last === undefined || !isSame(last, end))) ends.push(end);
  return ends;
}

function isSame(one: Point, other: Point): boolean {
  return distance(one, other) < 0.1 && Math.abs(one.z - other.z) < 0.1;
}

function isNear(place: Point | undefined): boolean {
  return place !== undefined && distance(place, { ...errandBoy.stop, z: 0 }) < 0.5;
}

function distanceOf({ x, y }: { readonly x: number; readonly y: number }): number {
  return Math.hypot(x, y);
}
