import assert from 'node:assert/strict';
import { test } from 'node:test';
import { edgeId, mapId } from '@realmwright/kernel/ids';
import { aPlayer, aWorld, type WorldFixture } from '@realmwright/testkit/world-fixture';

/**
 * A takeover has two moments: the epoch rises, with the character as it was saved last, and the newcomer joins. What the
 * instance knows beyond that save must survive whatever happens between them.
 */

const ann = aPlayer('Ann');
const annsEdge = edgeId('edge-1');
const otherMap = mapId(1);
const saved = { ...ann.place };
const movement = { ...ann.place, time: 1000, flags: 0, fallTime: 0, pitch: undefined, jump: undefined };

/** Ann has walked since she was saved last. */
function annHasWalked(): WorldFixture {
  const fixture = aWorld().with(ann, 'edge-1', { talkAfter: 0 }).tick();
  const there = { ...movement, x: movement.x + 1 };
  return fixture.does('Ann', { kind: 'move', moveKind: 'heartbeat', movement: there }).tick();
}

/** A save of the former epoch reaches the service after the new one began. */
function fences(fixture: WorldFixture): WorldFixture {
  const { epoch = 1, sequence = 1 } = fixture.effects('saveProgress').at(-1) ?? {};
  return fixture.hears({ kind: 'progressNotSaved', character: ann.characterId, epoch, sequence, why: 'stale' });
}

function standsWhereSheWalked(fixture: WorldFixture): void {
  assert.equal(fixture.personal('Ann', 'joined')[0]?.position.x, Math.fround(saved.x + 1));
  assert.equal(fixture.position('Ann').x, Math.fround(saved.x + 1));
  // Her new holder may write it from here on.
  fixture.tick(120, 1000);
  const newest = fixture.effects('saveProgress').at(-1);
  assert.deepEqual([newest?.epoch, newest?.progress.place.x], [2, Math.fround(saved.x + 1)]);
}

test('a save that is refused between the two moments costs nothing', () => {
  const fixture = fences(annHasWalked()).tick(20);
  fixture.with(ann, 'edge-2', { arrival: 'resumption', talkAfter: 0 }).tick();
  standsWhereSheWalked(fixture);
});

test('nor does one that is refused in the step in which the newcomer joins, before or behind it', () => {
  const before = fences(annHasWalked());
  before.with(ann, 'edge-2', { arrival: 'resumption', talkAfter: 0 }).tick();
  standsWhereSheWalked(before);
  const behind = annHasWalked().with(ann, 'edge-2', { arrival: 'resumption', talkAfter: 0 });
  fences(behind).tick();
  standsWhereSheWalked(behind);
});

test('a character that is leaving, and whose last save may be too late, is taken over as it stands', () => {
  const fixture = annHasWalked().does('Ann', { kind: 'leave', reason: 'kicked' }).tick();
  assert.equal(fixture.effects('saveProgress').at(-1)?.release, true);
  fixture.with(ann, 'edge-2').tick();
  fences(fixture).tick();
  standsWhereSheWalked(fixture);
});

test('also when that save was refused first, and when its edge was lost', () => {
  const fixture = annHasWalked().hears({ kind: 'edgeLost', edge: annsEdge }).tick(21, 1000);
  fences(fixture).tick(20);
  fixture.with(ann, 'edge-2').tick();
  standsWhereSheWalked(fixture);
});

test('one that was leaving for another map stays for its next holder, and is as its sheet for a later one', () => {
  const away = { ...ann.place, map: otherMap };
  const next = annHasWalked().hears({ kind: 'playerBrought', character: ann.characterId, place: away }).tick();
  fences(next).tick();
  next.with(ann, 'edge-2').tick();
  standsWhereSheWalked(next);
  const later = annHasWalked().hears({ kind: 'playerBrought', character: ann.characterId, place: away }).tick();
  later.with(aPlayer('Bert')).with(ann, 'edge-2').tick();
  assert.equal(later.position('Ann').x, Math.fround(saved.x));
});
