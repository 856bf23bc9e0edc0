import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPlayer, aWorld } from '@realmwright/testkit/world-fixture';

const movement = { ...aPlayer('Ann').place, time: 1000, flags: 1, fallTime: 0, pitch: undefined, jump: undefined };

test('logging out takes twenty seconds, saves, and only then lets go', () => {
  const fixture = aWorld().with(aPlayer('Ann')).tick().does('Ann', { kind: 'requestLogout' }).tick();
  assert.deepEqual(fixture.personal('Ann', 'logoutAnswered')[0], {
    kind: 'logoutAnswered',
    refusal: 'none',
    instant: false,
  });
  fixture.tick(19, 1000);
  assert.equal(fixture.effects('saveProgress').length, 0);
  fixture.tick(2, 1000);
  assert.equal(fixture.effects('saveProgress')[0]?.release, true);
  assert.equal(fixture.personal('Ann', 'logoutCompleted').length, 0);
  fixture.saves().tick();
  assert.equal(fixture.personal('Ann', 'logoutCompleted').length, 1);
  assert.equal(fixture.isHere('Ann'), false);
});

test('moving cancels a logout, and so does asking', () => {
  const fixture = aWorld().with(aPlayer('Ann')).tick().does('Ann', { kind: 'requestLogout' }).tick();
  fixture.does('Ann', { kind: 'move', moveKind: 'startForward', movement }).tick(30, 1000);
  assert.equal(fixture.personal('Ann', 'logoutCancelled').length, 1);
  assert.equal(fixture.isHere('Ann'), true);
  fixture.does('Ann', { kind: 'requestLogout' }).does('Ann', { kind: 'cancelLogout' }).tick(30, 1000);
  assert.equal(fixture.personal('Ann', 'logoutCancelled').length, 2);
});

test('operators and those who rest log out at once', () => {
  const resting = { ...aPlayer('Ann').place, x: -8905, y: -160 };
  const fixture = aWorld()
    .with(aPlayer('Olga', { roles: ['moderator'] }))
    .with(aPlayer('Ann', { place: resting }))
    .tick();
  fixture.does('Olga', { kind: 'requestLogout' }).does('Ann', { kind: 'requestLogout' }).tick().saves().tick();
  assert.deepEqual([fixture.isHere('Olga'), fixture.isHere('Ann')], [false, false]);
});

test('a client that vanishes is held for the grace time, then saved and gone', () => {
  const fixture = aWorld().with(aPlayer('Ann')).with(aPlayer('Bert')).tick();
  fixture.does('Ann', { kind: 'leave', reason: 'vanished' }).tick(19, 1000);
  assert.deepEqual(fixture.sees('Bert'), ['Ann', 'Bert']);
  fixture.tick(2, 1000).saves().tick(2);
  assert.deepEqual(fixture.sees('Bert'), ['Bert']);
});

test('a second session takes the character over where it stands', () => {
  const fixture = aWorld().with(aPlayer('Ann')).tick();
  fixture.does('Ann', { kind: 'move', moveKind: 'heartbeat', movement: { ...movement, x: movement.x + 1 } }).tick();
  const first = fixture.perceptions('Ann').length;
  assert.ok(first > 0);
  fixture.with(aPlayer('Ann'), 'edge-2').tick();
  assert.equal(fixture.personal('Ann', 'joined')[0]?.position.x, movement.x + 1);
  assert.deepEqual(fixture.sees('Ann'), ['Ann']);
});

test('a character that is wanted elsewhere is saved and let go, whether its client is there or not', () => {
  const ann = aPlayer('Ann');
  const fixture = aWorld().with(ann).tick();
  fixture.hears({ kind: 'characterRecalled', character: ann.characterId, epoch: 1 }).tick().saves().tick();
  assert.equal(fixture.personal('Ann', 'left')[0]?.reason, 'superseded');
  assert.equal(fixture.effects('saveProgress').at(-1)?.release, true);
  assert.equal(fixture.isHere('Ann'), false);
});

test('a character whose save is refused as stale waits for its new holder, steered by nobody, and is gone when none comes', () => {
  const ann = aPlayer('Ann');
  const fixture = aWorld().with(ann).with(aPlayer('Bert')).tick();
  const notSaved = {
    kind: 'progressNotSaved',
    character: ann.characterId,
    epoch: 1,
    sequence: 1,
    why: 'stale',
  } as const;
  fixture.hears(notSaved).tick();
  assert.equal(fixture.personal('Ann', 'left')[0]?.reason, 'superseded');
  fixture.does('Ann', { kind: 'say', how: 'say', language: 7, text: 'still me?' }).tick(9, 1000);
  assert.deepEqual([fixture.isHere('Ann'), fixture.facts('Bert', 'spoke')], [true, []]);
  const { length: saves } = fixture.effects('saveProgress');
  fixture.tick(2, 1000);
  assert.equal(fixture.isHere('Ann'), false);
  assert.equal(fixture.effects('saveProgress').length, saves, 'what may not be written is not saved');
});

test('an instance that closes does not wait for new holders', () => {
  const ann = aPlayer('Ann');
  const stale = { character: ann.characterId, epoch: 1, sequence: 1, why: 'stale' } as const;
  const fixture = aWorld().with(ann).tick();
  fixture.hears({ kind: 'progressNotSaved', ...stale }).tick();
  fixture.hears({ kind: 'closing' }).tick();
  assert.equal(fixture.world.players.count, 0);
});

test('everybody is saved from time to time, and not all in the same step', () => {
  const fixture = aWorld();
  for (let i = 0; i < 20; i++) fixture.with(aPlayer(`Ann${String.fromCharCode(97 + i)}`));
  const ticks: number[] = [];
  for (let second = 0; second < 60; second++) {
    const before = fixture.effects('saveProgress').length;
    fixture.tick(1, 1000);
    for (let i = before; i < fixture.effects('saveProgress').length; i++) ticks.push(second);
  }
  assert.ok(ticks.length >= 20);
  assert.ok(new Set(ticks).size > 5);
});

test('an instance that closes saves everybody and lets everybody go', () => {
  const fixture = aWorld().with(aPlayer('Ann')).with(aPlayer('Bert')).tick().hears({ kind: 'closing' }).tick();
  assert.equal(fixture.personal('Ann', 'left')[0]?.reason, 'closing');
  fixture.saves().tick();
  assert.equal(fixture.world.players.count, 0);
});
