import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SeenThing } from '@realmwright/client/world-view';
import { motionFlags, realFields } from '@realmwright/protocol/realtime/entity-state';
import { MotionTrack } from './motion-track.ts';

const place = { x: 10, y: 20, z: 0, orientation: 0, flags: 0, age: 0 };

function somebody(flags: number): SeenThing {
  const fields = { numbers: [], reals: [{ field: realFields.indexOf('runSpeed'), value: 7 }] };
  const motion = { ...place, flags };
  return new SeenThing(
    { kind: 'enter', thing: 1, form: 'player', entry: 1, name: 'Ann', fields, motion, way: undefined },
    1_000,
  );
}

test('who runs north is drawn where the run has brought them', () => {
  const track = new MotionTrack();
  track.advance(somebody(motionFlags.forward), 1_500, 0.5);
  assert.ok(Math.abs(track.x - 13.5) < 1e-9);
  assert.ok(track.isMoving);
});

test('who was heard of last long ago is not drawn ever farther away', () => {
  const track = new MotionTrack();
  track.advance(somebody(motionFlags.forward), 60_000, 0.5);
  assert.ok(track.x < 10 + 7 * 2);
});

test('a small correction is eased in, a large one is jumped to', () => {
  const near = somebody(0);
  const track = new MotionTrack();
  track.advance(near, 1_000, 0.016);
  near.motion = { ...place, x: 11 };
  track.advance(near, 1_016, 0.016);
  assert.ok(track.x > 10 && track.x < 10.5);
  for (let frame = 0; frame < 60; frame++) track.advance(near, 1_032, 0.016);
  assert.ok(Math.abs(track.x - 11) < 0.01);
  near.motion = { ...place, x: 60 };
  track.advance(near, 1_048, 0.016);
  assert.equal(track.x, 60);
});

test('a way is followed at even speed to its end', () => {
  const walker = somebody(0);
  walker.way = {
    points: [
      { x: 0, y: 0, z: 0 },
      { x: 3, y: 0, z: 0 },
      { x: 3, y: 1, z: 0 },
    ],
    duration: 4_000,
    elapsed: 0,
    gait: 'walk',
  };
  const track = new MotionTrack();
  track.advance(walker, 4_500, 0.016);
  assert.deepEqual([track.x, track.y, track.isMoving], [3, 0.5, true]);
  assert.ok(Math.abs(track.heading - Math.PI / 2) < 1e-9);
  const late = new MotionTrack();
  late.advance(walker, 9_000, 0.016);
  assert.deepEqual([late.x, late.y, late.isMoving], [3, 1, false]);
});
