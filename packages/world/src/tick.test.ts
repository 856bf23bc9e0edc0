import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountId, characterId } from '@realmwright/kernel/ids';
import { aPlayer, aWorld, hollowmere } from '@realmwright/testkit/world-fixture';
import { step } from './tick.ts';
import { hashWorld, restoreWorld, snapshotWorld, storeNames } from './world.ts';

const start = aPlayer('X').place;
const at = (dx: number, dy = 0) => ({ ...start, x: start.x + dx, y: start.y + dy });
const movement = (dx: number, time: number, flags = 1) => ({
  ...at(dx),
  time,
  flags,
  fallTime: 0,
  pitch: undefined,
  jump: undefined,
});

test('who joins is told where it is and sees itself as its owner', () => {
  const fixture = aWorld().with(aPlayer('Ann')).tick();
  const [joined] = fixture.personal('Ann', 'joined');
  assert.equal(joined?.position.x, start.x);
  assert.deepEqual(fixture.sees('Ann'), ['Ann']);
  const [first] = fixture.perceptions('Ann');
  assert.equal(first?.batch.entities[0]?.disclosure, 'owner');
});

test('two in the same field see each other, whatever their edge, and one who leaves is gone', () => {
  const fixture = aWorld().with(aPlayer('Ann')).with(aPlayer('Bert'), 'edge-2').tick(2);
  assert.deepEqual(fixture.sees('Ann'), ['Ann', 'Bert']);
  assert.deepEqual(fixture.sees('Bert'), ['Ann', 'Bert']);
  fixture.does('Bert', { kind: 'leave', reason: 'loggedOut' }).tick().saves().tick(2);
  assert.deepEqual(fixture.sees('Ann'), ['Ann']);
  assert.equal(fixture.isHere('Bert'), false);
});

test('a crowd in one spot comes into view over some steps and batches, each of which is small enough for a bus', () => {
  const fixture = aWorld();
  for (let index = 0; index < 1_020; index++) {
    fixture.with(aPlayer(`P${index}`, { characterId: characterId(1 + index), accountId: accountId(1 + index) }));
  }
  fixture.tick();
  const last = 'P1019';
  assert.ok(fixture.sees(last).includes(last), 'one sees oneself at once');
  assert.ok(fixture.sees(last).length < 1_020);
  const batches = fixture.perceptions(last).map(({ batch }) => batch);
  assert.ok(batches.every(({ entities }) => entities.length <= 2_001));
  fixture.tick(2);
  assert.equal(fixture.sees(last).length, 1_020);
  assert.equal(new Set(fixture.sees(last)).size, 1_020);
});

test('a movement is seen by others and not sent back to the mover', () => {
  const fixture = aWorld().with(aPlayer('Ann')).with(aPlayer('Bert')).tick();
  fixture.does('Ann', { kind: 'move', moveKind: 'startForward', movement: movement(1, 1000) }).tick();
  assert.equal(fixture.facts('Bert', 'moved').length, 1);
  assert.equal(fixture.facts('Ann', 'moved').length, 0);
  assert.equal(fixture.position('Ann').x, at(1).x);
});

test('what is said is heard nearby, by the speaker too, and not far off', () => {
  const far = aPlayer('Cleo', { place: at(60) });
  const fixture = aWorld().with(aPlayer('Ann')).with(aPlayer('Bert')).with(far).tick();
  fixture.does('Ann', { kind: 'say', how: 'say', language: 7, text: 'Hello' }).tick();
  assert.deepEqual(
    ['Ann', 'Bert', 'Cleo'].map((name) => fixture.facts(name, 'spoke').length),
    [1, 1, 0],
  );
  fixture.does('Ann', { kind: 'say', how: 'yell', language: 7, text: 'HELLO' }).tick();
  assert.equal(fixture.facts('Cleo', 'spoke').length, 1);
});

test('every store of the world is in the snapshot and in the hash', () => {
  const { world } = aWorld();
  const scratch = ['setup', 'outbox', 'faults', 'viewScratch', 'wayBudget', 'terrain', 'navigation'];
  assert.deepEqual(
    Object.keys(world)
      .filter((name) => !scratch.includes(name))
      .toSorted(),
    [...storeNames].toSorted(),
  );
});

test('a world read from its snapshot goes on exactly as the one it was taken from', () => {
  const content = { creatureSpawns: hollowmere.creatureSpawns };
  const original = aWorld({ content }).with(aPlayer('Ann')).with(aPlayer('Bert')).tick(40);
  original.with(aPlayer('Olga', { roles: ['operator'] })).tick();
  original.does('Olga', { kind: 'runCommand', text: 'go xyz -8947.3 -131.1 83.7 0 -1.1' });
  original.does('Olga', { kind: 'runCommand', text: 'modify speed 1.3' }).tick();
  original.does('Ann', { kind: 'requestLogout' }).does('Bert', { kind: 'leave', reason: 'vanished' }).tick();
  const copy = restoreWorld(original.setup, snapshotWorld(original.world));
  assert.equal(hashWorld(copy), hashWorld(original.world));
  const begin = original.frames.length;
  original.does('Ann', { kind: 'move', moveKind: 'startForward', movement: movement(1, 1000) }).tick(30, 1000);
  const outputs = original.frames.slice(begin).map((frame) => step(copy, frame));
  assert.equal(hashWorld(copy), hashWorld(original.world));
  const told = outputs
    .flatMap(({ batches }) => batches.map(({ batch }) => batch))
    .filter((batch) => batch.sessions.length > 0);
  assert.deepEqual(
    told,
    original
      .perceptions('Ann')
      .filter(({ batch }) => batch.tick > begin)
      .map(({ batch }) => batch),
  );
});

test('the same frames give the same hash', () => {
  const run = () =>
    hashWorld(
      aWorld({ content: { creatureSpawns: hollowmere.creatureSpawns } })
        .with(aPlayer('Ann'))
        .tick(200).world,
    );
  assert.equal(run(), run());
});
