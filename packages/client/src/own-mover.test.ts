import assert from 'node:assert/strict';
import { test } from 'node:test';
import { motionFlags } from '@realmwright/protocol/realtime/entity-state';
import { type Ground, OwnMover } from './own-mover.ts';

const speeds = { walk: 2.5, run: 7, runBack: 4.5 };
const { forward, backward, strafeLeft } = motionFlags;

function aMover(ground?: Ground) {
  const steps: { cause: string; x: number; y: number; flags: number }[] = [];
  const confirmed: number[] = [];
  const mover = new OwnMover({
    step: ({ cause, x, y, flags }) => steps.push({ cause, x, y, flags }),
    confirmCorrection: (correction) => confirmed.push(correction),
    speeds: () => speeds,
    ...(ground === undefined ? {} : { ground: () => ground }),
  });
  mover.put({ x: 0, y: 0, z: 0, orientation: 0 }, 0);
  return { mover, steps, confirmed };
}

function near(one: number, other: number): void {
  assert.ok(Math.abs(one - other) < 1e-6, `${one} is not ${other}`);
}

test('a pressed key moves the character with the next frame, and the realm is told at once and twice a second', () => {
  const { mover, steps } = aMover();
  mover.steer(forward, 0, 0);
  assert.deepEqual(steps, [{ cause: 'start', x: 0, y: 0, flags: forward }]);
  near(mover.update(16).x, 0.112);
  for (let now = 32; now <= 2_000; now += 16) near(mover.update(now).x, (7 * now) / 1_000);
  assert.deepEqual(
    steps.slice(1).map(({ cause }) => cause),
    ['heartbeat', 'heartbeat', 'heartbeat'],
  );
  mover.steer(0, 0, 2_000);
  assert.equal(steps.at(-1)?.cause, 'stop');
  near(mover.update(3_000).x, 14);
});

test('it goes backwards and aside as its keys say, at their speeds', () => {
  const { mover } = aMover();
  mover.steer(backward, 0, 0);
  near(mover.update(1_000).x, -4.5);
  mover.steer(strafeLeft, 0, 1_000);
  near(mover.update(2_000).y, 7);
});

test('what the realm does not believe is taken back, what came after it is gone anew, and no jump is drawn', () => {
  const { mover, steps, confirmed } = aMover();
  mover.steer(forward, 0, 0);
  for (let now = 0; now <= 700; now += 20) mover.update(now);
  const drawn = mover.update(700);
  // The realm knows the heartbeat at half a second, of 3.5 yards, and has the character half a yard aside of it.
  const motion = { x: 3.5, y: 0.5, z: 0, orientation: 0, flags: 0, age: 0 };
  mover.correct({ kind: 'correct', correction: 9, input: 2, motion, why: 'disbelieved' }, 700);
  assert.deepEqual(confirmed, [9]);
  near(mover.stand.x, 4.9);
  near(mover.stand.y, 0.5);
  assert.equal(steps.at(-1)?.cause, 'start', 'it is still under way, where others saw it stop');
  const after = mover.update(700);
  near(after.x, drawn.x);
  near(after.y, drawn.y);
  assert.ok(mover.update(900).y > 0.4, 'the difference has faded');
});

test('a teleport is another place at once', () => {
  const { mover } = aMover();
  mover.steer(forward, 0, 0);
  mover.update(300);
  const motion = { x: 100, y: 100, z: 5, orientation: 0, flags: 0, age: 0 };
  mover.correct({ kind: 'correct', correction: 1, input: 1, motion, why: 'teleported' }, 300);
  const { x, y, z } = mover.update(300);
  assert.deepEqual([x, y, z], [100, 100, 5]);
});

test('a turn on the way is told, and not with every frame; the last one when it is due', () => {
  const { mover, steps } = aMover();
  const turns = () => steps.filter(({ cause }) => cause === 'turn').length;
  for (let now = 0; now < 320; now += 16) {
    mover.steer(forward, now / 160, now);
    mover.update(now);
  }
  assert.equal(turns(), 2);
  mover.update(480);
  assert.equal(turns(), 3, 'the direction that is kept is told as well');
});

test('who only looks elsewhere tells it, however little it is', () => {
  const { mover, steps } = aMover();
  mover.steer(0, 0.02, 500);
  assert.deepEqual(
    steps.map(({ cause, flags }) => [cause, flags]),
    [['turn', 0]],
  );
});

test('a page that was stopped for a minute does not leap', () => {
  const { mover } = aMover();
  mover.steer(forward, 0, 0);
  near(mover.update(60_000).x, 7);
});

/** Land that rises to the north, with a wall one yard ahead. */
const walled: Ground = { isWalkable: (x) => x < 1, heightAt: (x) => x / 2 };

test('along a wall it slides, at the height of the ground', () => {
  const { mover } = aMover(walled);
  mover.steer(forward, Math.PI / 4, 0);
  for (let now = 0; now <= 1_000; now += 20) mover.update(now);
  const { x, y, z } = mover.stand;
  assert.ok(x < 1, `${x} is in the wall`);
  near(z, x / 2);
  near(y, 7 * Math.SQRT1_2);
  assert.ok(mover.isMoving);
});

test('before a wall it stops and says so once, and goes on as soon as there is a way', () => {
  let isOpen = false;
  const { mover, steps } = aMover({ isWalkable: (x) => isOpen || x < 1, heightAt: () => undefined });
  mover.steer(forward, 0, 0);
  for (let now = 0; now <= 1_000; now += 20) mover.update(now);
  assert.deepEqual(
    steps.map(({ cause, flags }) => [cause, flags]),
    [
      ['start', forward],
      ['stop', 0],
    ],
  );
  assert.equal(mover.isMoving, false);
  const { gone } = mover;
  isOpen = true;
  mover.update(1_020);
  assert.deepEqual([steps.at(-1)?.cause, steps.at(-1)?.flags], ['start', forward]);
  assert.ok(mover.gone > gone);
});

test('who has come to stand in a wall gets out of it', () => {
  const { mover } = aMover({ isWalkable: (x) => x < -5, heightAt: () => undefined });
  mover.steer(backward, 0, 0);
  for (let now = 0; now <= 2_000; now += 20) mover.update(now);
  near(mover.stand.x, -9);
});
