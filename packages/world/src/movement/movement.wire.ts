import type { Build } from '@realmwright/protocol/versions/build';
import { fallTimeFloat, fallTimeMillis } from '@realmwright/protocol/world/movement/fall-time';
import {
  movementFlags_1_12,
  movementFlags_2_4,
  movementFlags_3_3,
} from '@realmwright/protocol/world/movement/movement-flags';
import type {
  MovementInfo_1_12,
  MovementInfo_2_4,
  MovementInfo_3_3,
} from '@realmwright/protocol/world/movement/movement-info';
import type { MoveName_2_4 } from '@realmwright/protocol/world/movement/moves.packet';
import type { Intent } from '../intents/intent-batch.ts';
import type { MoveKind, Movement, SpeedKind } from './movement.ts';
import { neutralFlags, wireFlags } from './movement-flags.wire.ts';

/** A movement as any build's client or server writes it. */
export type MovementInfo = MovementInfo_1_12 | MovementInfo_2_4 | MovementInfo_3_3;

/** The packet of each kind of movement. Ascent and descent exist from 2.4.3 on. */
export const moveNames: Readonly<Record<MoveKind, MoveName_2_4>> = {
  startForward: 'MSG_MOVE_START_FORWARD',
  startBackward: 'MSG_MOVE_START_BACKWARD',
  stop: 'MSG_MOVE_STOP',
  startStrafeLeft: 'MSG_MOVE_START_STRAFE_LEFT',
  startStrafeRight: 'MSG_MOVE_START_STRAFE_RIGHT',
  stopStrafe: 'MSG_MOVE_STOP_STRAFE',
  jump: 'MSG_MOVE_JUMP',
  startTurnLeft: 'MSG_MOVE_START_TURN_LEFT',
  startTurnRight: 'MSG_MOVE_START_TURN_RIGHT',
  stopTurn: 'MSG_MOVE_STOP_TURN',
  startPitchUp: 'MSG_MOVE_START_PITCH_UP',
  startPitchDown: 'MSG_MOVE_START_PITCH_DOWN',
  stopPitch: 'MSG_MOVE_STOP_PITCH',
  setRunMode: 'MSG_MOVE_SET_RUN_MODE',
  setWalkMode: 'MSG_MOVE_SET_WALK_MODE',
  land: 'MSG_MOVE_FALL_LAND',
  startSwim: 'MSG_MOVE_START_SWIM',
  stopSwim: 'MSG_MOVE_STOP_SWIM',
  setFacing: 'MSG_MOVE_SET_FACING',
  setPitch: 'MSG_MOVE_SET_PITCH',
  heartbeat: 'MSG_MOVE_HEARTBEAT',
  startAscend: 'MSG_MOVE_START_ASCEND',
  startDescend: 'MSG_MOVE_START_DESCEND',
  stopAscend: 'MSG_MOVE_STOP_ASCEND',
};

/** The neutral form of what a client sent; `undefined` if a coordinate, angle or speed is no finite number. */
export function neutralMovement(build: Build, info: MovementInfo): Movement | undefined {
  const { position, orientation } = info;
  if (!isFinite3(position.x, position.y, position.z) || !Number.isFinite(orientation)) return undefined;
  const pitch = pitchOf(info);
  if (pitch !== undefined && !Number.isFinite(pitch)) return undefined;
  const { zSpeed, sinAngle, cosAngle, xySpeed } = info;
  const jumps = zSpeed !== undefined;
  if (jumps && !(isFinite3(zSpeed, sinAngle ?? 0, cosAngle ?? 0) && Number.isFinite(xySpeed ?? 0))) return undefined;
  return {
    time: info.timestamp,
    x: position.x,
    y: position.y,
    z: position.z,
    orientation,
    flags: neutralFlags(build, info.flags),
    fallTime: fallTimeMillis(info.fallTime),
    pitch,
    jump: jumps ? { velocity: zSpeed, sin: sinAngle ?? 0, cos: cosAngle ?? 0, speed: xySpeed ?? 0 } : undefined,
  };
}

/** The intent of a movement packet: nothing if the movement is none. */
export function moveIntent(build: Build, moveKind: MoveKind, info: MovementInfo): Intent | undefined {
  const movement = neutralMovement(build, info);
  return movement === undefined ? undefined : { kind: 'move', moveKind, movement };
}

/** The intent of an acknowledged speed. */
export function speedIntent(
  build: Build,
  speedKind: SpeedKind,
  packet: { readonly counter: number; readonly newSpeed: number; readonly info: MovementInfo },
): Intent | undefined {
  const movement = neutralMovement(build, packet.info);
  if (movement === undefined || !Number.isFinite(packet.newSpeed)) return undefined;
  return { kind: 'acknowledgeSpeed', counter: packet.counter, speedKind, speed: packet.newSpeed, movement };
}

/** A movement for clients of 1.12.1. */
export function movementInfo5875(movement: Movement): MovementInfo_1_12 {
  const flags = wireFlags(5875, movement.flags);
  return {
    flags,
    timestamp: movement.time,
    position: movement,
    orientation: movement.orientation,
    pitch: (flags & movementFlags_1_12.SWIMMING) === 0 ? undefined : (movement.pitch ?? 0),
    fallTime: fallTimeFloat(movement.fallTime),
    ...((flags & movementFlags_1_12.JUMPING) === 0 ? undefined : jumpOf(movement)),
  };
}

/** A movement for clients of 2.4.3. */
export function movementInfo8606(movement: Movement): MovementInfo_2_4 {
  const flags = wireFlags(8606, movement.flags);
  const swims = (flags & movementFlags_2_4.SWIMMING) !== 0;
  return {
    flags,
    extraFlags: 0,
    timestamp: movement.time,
    position: movement,
    orientation: movement.orientation,
    pitch1: swims ? (movement.pitch ?? 0) : undefined,
    pitch2: !swims && (flags & movementFlags_2_4.ONTRANSPORT) !== 0 ? (movement.pitch ?? 0) : undefined,
    fallTime: fallTimeFloat(movement.fallTime),
    ...((flags & movementFlags_2_4.FALLING) === 0 ? undefined : jumpOf(movement)),
  };
}

/** A movement for clients of 3.3.5a. */
export function movementInfo12340(movement: Movement): MovementInfo_3_3 {
  const flags = wireFlags(12340, movement.flags);
  const swims = (flags & movementFlags_3_3.SWIMMING) !== 0;
  return {
    flags,
    timestamp: movement.time,
    position: movement,
    orientation: movement.orientation,
    pitch1: swims ? (movement.pitch ?? 0) : undefined,
    pitch2: !swims && (flags & movementFlags_3_3.FLYING) !== 0 ? (movement.pitch ?? 0) : undefined,
    fallTime: fallTimeFloat(movement.fallTime),
    ...((flags & movementFlags_3_3.FALLING) === 0 ? undefined : jumpOf(movement)),
  };
}

function jumpOf({ jump }: Movement): { zSpeed: number; cosAngle: number; sinAngle: number; xySpeed: number } {
  return {
    zSpeed: jump?.velocity ?? 0,
    cosAngle: jump?.cos ?? 1,
    sinAngle: jump?.sin ?? 0,
    xySpeed: jump?.speed ?? 0,
  };
}

function pitchOf(info: MovementInfo): number | undefined {
  if ('pitch' in info) return info.pitch;
  if ('pitch1' in info && info.pitch1 !== undefined) return info.pitch1;
  if ('pitch2' in info && info.pitch2 !== undefined) return info.pitch2;
  return 'pitch3' in info ? info.pitch3 : undefined;
}

function isFinite3(one: number, two: number, three: number): boolean {
  return Number.isFinite(one) && Number.isFinite(two) && Number.isFinite(three);
}
