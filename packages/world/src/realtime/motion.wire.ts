import type { Step } from '@realmwright/protocol/realtime/client-messages';
import { type Motion, motionFlags } from '@realmwright/protocol/realtime/entity-state';
import type { Intent } from '../intents/intent-batch.ts';
import type { MoveKind, Movement } from '../movement/movement.ts';
import { movementFlags } from '../movement/movement-flags.ts';
import { CLOCK_WRAP } from '../perception/world-clock.ts';
import { cosine, sine } from '../space/angles.ts';
import type { Position } from '../space/position.ts';

/** Between the movements of the world and the motions of realtime clients. */

const flagPairs: readonly (readonly [ours: number, theirs: number])[] = [
  [movementFlags.forward, motionFlags.forward],
  [movementFlags.backward, motionFlags.backward],
  [movementFlags.strafeLeft, motionFlags.strafeLeft],
  [movementFlags.strafeRight, motionFlags.strafeRight],
  [movementFlags.turnLeft, motionFlags.turnLeft],
  [movementFlags.turnRight, motionFlags.turnRight],
  [movementFlags.walking, motionFlags.walking],
  [movementFlags.falling, motionFlags.falling],
  [movementFlags.swimming, motionFlags.swimming],
  [movementFlags.flying, motionFlags.flying],
];

/** Upward speed of a jump, yards per second, as the game clients have it. Source: public protocol notes. */
const JUMP_VELOCITY = 7.955_547;

/** What a client is told of a movement, `now` by the world's clock. */
export function motionOf(movement: Movement, now: number): Motion {
  let flags = 0;
  for (const [ours, theirs] of flagPairs) if ((movement.flags & ours) !== 0) flags |= theirs;
  const { x, y, z, orientation, time } = movement;
  // A movement may be a little newer than the tick that tells of it.
  const age = (now - time + CLOCK_WRAP) % CLOCK_WRAP;
  return { x, y, z, orientation, flags, age: age < CLOCK_WRAP / 2 ? age : 0 };
}

/** Somebody who stands there. */
export function standing({ x, y, z, orientation }: Position): Motion {
  return { x, y, z, orientation, flags: 0, age: 0 };
}

/** What a client asks the world for with a step. `speed`: how fast it runs, yards per second. */
export function stepIntent(step: Step, speed: number): Intent {
  let flags = 0;
  for (const [ours, theirs] of flagPairs) if ((step.flags & theirs) !== 0) flags |= ours;
  const { time, x, y, z, orientation, fallTime } = step;
  const isFalling = (flags & movementFlags.falling) !== 0;
  const movement: Movement = {
    time,
    x,
    y,
    z,
    orientation,
    flags,
    fallTime,
    pitch: undefined,
    jump: isFalling ? jumpOf(flags, orientation, speed) : undefined,
  };
  return { kind: 'move', moveKind: moveKindOf(step.cause, flags), movement };
}

function jumpOf(flags: number, orientation: number, speed: number): Movement['jump'] {
  const isMoving = (flags & (movementFlags.forward | movementFlags.backward)) !== 0;
  const heading = (flags & movementFlags.backward) === 0 ? orientation : orientation + Math.PI;
  return {
    velocity: JUMP_VELOCITY,
    sin: sine(heading),
    cos: cosine(heading),
    speed: isMoving ? speed : 0,
  };
}

function moveKindOf(cause: Step['cause'], flags: number): MoveKind {
  switch (cause) {
    case 'start':
      if ((flags & movementFlags.forward) !== 0) return 'startForward';
      if ((flags & movementFlags.backward) !== 0) return 'startBackward';
      if ((flags & movementFlags.strafeLeft) !== 0) return 'startStrafeLeft';
      return (flags & movementFlags.strafeRight) === 0 ? 'heartbeat' : 'startStrafeRight';
    case 'turn':
      return 'setFacing';
    case 'gait':
      return (flags & movementFlags.walking) === 0 ? 'setRunMode' : 'setWalkMode';
    case 'stop':
    case 'jump':
    case 'land':
    case 'heartbeat':
      return cause;
  }
}
