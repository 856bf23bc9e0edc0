import type { ValueOf } from '@realmwright/kernel/schema/type';
import { f32, literals, optional, struct, u32 } from '@realmwright/kernel/schema/types';

/**
 * Where a unit is and how it moves at one instant. In an intent `time` is the client's clock, in a fact it is the
 * world's (`PerceptionBatch.time`); both are milliseconds that wrap at 2^32. `flags` are `movementFlags`. Angles are
 * radians, distances yards, `fallTime` milliseconds since the fall began. `pitch` is there while swimming or flying,
 * `jump` while falling: upward speed at its start, direction as sine and cosine, horizontal speed.
 */
export const movementType = struct({
  time: u32,
  x: f32,
  y: f32,
  z: f32,
  orientation: f32,
  flags: u32,
  fallTime: u32,
  pitch: optional(f32),
  jump: optional(struct({ velocity: f32, sin: f32, cos: f32, speed: f32 })),
});
export type Movement = ValueOf<typeof movementType>;

/** What made a client report its movement: the key pressed or released, a landing, or half a second gone by. */
export const moveKindType = literals(
  'startForward',
  'startBackward',
  'stop',
  'startStrafeLeft',
  'startStrafeRight',
  'stopStrafe',
  'jump',
  'startTurnLeft',
  'startTurnRight',
  'stopTurn',
  'startPitchUp',
  'startPitchDown',
  'stopPitch',
  'setRunMode',
  'setWalkMode',
  'land',
  'startSwim',
  'stopSwim',
  'setFacing',
  'setPitch',
  'heartbeat',
  'startAscend',
  'startDescend',
  'stopAscend',
);
export type MoveKind = ValueOf<typeof moveKindType>;

/** The speeds a unit has; yards per second, turn and pitch in radians per second. */
export const speedKindType = literals(
  'walk',
  'run',
  'runBack',
  'swim',
  'swimBack',
  'flight',
  'flightBack',
  'turn',
  'pitch',
);
export type SpeedKind = ValueOf<typeof speedKindType>;
