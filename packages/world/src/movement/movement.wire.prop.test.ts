import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gameBuilds } from '@realmwright/gamedata/known-ids';
import { clientMoves_1_12, clientMoves_2_4, moves_3_3 } from '@realmwright/protocol/world/movement/moves.packet';
import fc from 'fast-check';
import type { Movement } from './movement.ts';
import { movementInfo5875, movementInfo8606, movementInfo12340, neutralMovement } from './movement.wire.ts';
import { movementFlags } from './movement-flags.ts';
import { neutralFlags, wireFlags } from './movement-flags.wire.ts';

const everyFlag = Object.values(movementFlags).reduce((all, flag) => all | flag, 0);
const flagsThatBuildsMiss = movementFlags.onTransport | movementFlags.onPath;
const anyFlags = fc.integer({ min: 0, max: everyFlag }).map((flags) => flags & ~flagsThatBuildsMiss);
const float = fc.float({ noNaN: true, noDefaultInfinity: true });
const anyMovement: fc.Arbitrary<Movement> = fc
  .record({
    time: fc.nat(0xffff_ffff),
    x: float,
    y: float,
    z: float,
    orientation: float,
    flags: anyFlags,
    fallTime: fc.nat(0x7f_ffff),
    pitch: float,
    jump: fc.record({ velocity: float, sin: float, cos: float, speed: float }, { noNullPrototype: true }),
  })
  .map((movement) => ({
    ...movement,
    pitch: (movement.flags & (movementFlags.swimming | movementFlags.flying)) === 0 ? undefined : movement.pitch,
    jump: (movement.flags & movementFlags.falling) === 0 ? undefined : movement.jump,
  }));

test('flags that a build knows come back from its bits', () => {
  fc.assert(
    fc.property(fc.constantFrom(...gameBuilds), anyFlags, (build, flags) => {
      const once = neutralFlags(build, wireFlags(build, flags));
      assert.equal(once & ~flags, 0, 'no flag appears');
      assert.equal(neutralFlags(build, wireFlags(build, once)), once);
    }),
  );
});

test('3.3.5a carries every neutral movement there and back', () => {
  const { codec } = moves_3_3.MSG_MOVE_HEARTBEAT;
  fc.assert(
    fc.property(anyMovement, (movement) => {
      const { info } = codec.decode(codec.encode({ guid: 7n, info: movementInfo12340(movement) }));
      assert.deepEqual(neutralMovement(12340, info), movement);
    }),
  );
});

test('the older builds carry every neutral movement but what they do not know', () => {
  const known5875 = neutralFlags(5875, 0xffff_ffff) & ~movementFlags.rooted;
  const known8606 = neutralFlags(8606, 0xffff_ffff);
  fc.assert(
    fc.property(anyMovement, (movement) => {
      const old = clientMoves_1_12.MSG_MOVE_STOP.codec;
      const decoded5875 = old.decode(old.encode({ info: movementInfo5875(movement) })).info;
      const back5875 = neutralMovement(5875, decoded5875);
      assert.equal(back5875?.flags, movement.flags & known5875);
      assert.deepEqual(back5875?.jump, movement.jump);
      const newer = clientMoves_2_4.MSG_MOVE_STOP.codec;
      const back8606 = neutralMovement(8606, newer.decode(newer.encode({ info: movementInfo8606(movement) })).info);
      assert.deepEqual(back8606, { ...movement, flags: movement.flags & known8606 });
    }),
  );
});

test('a movement with a coordinate that is no finite number becomes nothing', () => {
  const info = movementInfo12340({
    time: 1,
    x: Number.NaN,
    y: 0,
    z: 0,
    orientation: 0,
    flags: 0,
    fallTime: 0,
    pitch: undefined,
    jump: undefined,
  });
  assert.equal(neutralMovement(12340, info), undefined);
});
