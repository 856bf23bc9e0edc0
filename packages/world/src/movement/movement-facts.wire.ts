import type { Packet } from '@realmwright/protocol/schema/wire';
import type { Build } from '@realmwright/protocol/versions/build';
import {
  monsterMovePacket_1_12,
  monsterMovePacket_3_3,
} from '@realmwright/protocol/world/monster-move/monster-move.packet';
import { monsterMoveTypes } from '@realmwright/protocol/world/monster-move/spline-flags';
import {
  moveNames_1_12,
  moves_3_3,
  serverMoves_1_12,
  serverMoves_2_4,
} from '@realmwright/protocol/world/movement/moves.packet';
import {
  forceRunSpeedChange_1_12,
  forceRunSpeedChange_2_4,
  MSG_MOVE_SET_PITCH_RATE,
  SMSG_FORCE_FLIGHT_BACK_SPEED_CHANGE,
  SMSG_FORCE_FLIGHT_SPEED_CHANGE,
  SMSG_FORCE_PITCH_RATE_CHANGE,
  SMSG_FORCE_RUN_BACK_SPEED_CHANGE,
  SMSG_FORCE_SWIM_BACK_SPEED_CHANGE,
  SMSG_FORCE_SWIM_SPEED_CHANGE,
  SMSG_FORCE_TURN_RATE_CHANGE,
  SMSG_FORCE_WALK_SPEED_CHANGE,
  SMSG_SPLINE_SET_FLIGHT_BACK_SPEED,
  SMSG_SPLINE_SET_FLIGHT_SPEED,
  SMSG_SPLINE_SET_RUN_BACK_SPEED,
  SMSG_SPLINE_SET_RUN_SPEED,
  SMSG_SPLINE_SET_SWIM_BACK_SPEED,
  SMSG_SPLINE_SET_SWIM_SPEED,
  SMSG_SPLINE_SET_TURN_RATE,
  SMSG_SPLINE_SET_WALK_SPEED,
} from '@realmwright/protocol/world/speed/speed-change.packet';
import {
  moveTeleport_1_12,
  moveTeleport_2_4,
  moveTeleport_3_3,
  teleportAckServer_1_12,
  teleportAckServer_2_4,
  teleportAckServer_3_3,
} from '@realmwright/protocol/world/teleport/teleport.packet';
import { frameClass } from '../perception/deliveries.ts';
import type { FrameWriter } from '../perception/frame-writer.wire.ts';
import type { Position } from '../space/position.ts';
import type { Path, PathFacing } from './movement.facts.ts';
import type { MoveKind, Movement, SpeedKind } from './movement.ts';
import { movementInfo5875, movementInfo8606, movementInfo12340, moveNames } from './movement.wire.ts';
import { facingOf, splineFlags, splinePoints } from './path.wire.ts';

type GuidOf = (entity: number) => bigint;

/** A player near moved. What a build has no packet for (ascent in 1.12.1) is told as a heartbeat. */
export function writeMoved(frames: FrameWriter, build: Build, guid: bigint, kind: MoveKind, movement: Movement): void {
  const name = moveNames[kind];
  const frame = frameClass.movement;
  switch (build) {
    case 5875: {
      const known = moveNames_1_12.find((candidate) => candidate === name) ?? 'MSG_MOVE_HEARTBEAT';
      return frames.packet(serverMoves_1_12[known], frame, { guid, info: movementInfo5875(movement) });
    }
    case 8606:
      return frames.packet(serverMoves_2_4[name], frame, { guid, info: movementInfo8606(movement) });
    case 12340:
      return frames.packet(moves_3_3[name], frame, { guid, info: movementInfo12340(movement) });
  }
}

/** A unit near is somewhere else at once. */
export function writeRelocated(frames: FrameWriter, build: Build, player: bigint, movement: Movement): void {
  const frame = frameClass.view;
  switch (build) {
    case 5875:
      return frames.packet(moveTeleport_1_12, frame, { player, info: movementInfo5875(movement) });
    case 8606:
      return frames.packet(moveTeleport_2_4, frame, { player, info: movementInfo8606(movement) });
    case 12340:
      return frames.packet(moveTeleport_3_3, frame, { player, info: movementInfo12340(movement) });
  }
}

/** The client's own character is somewhere else on the same map. */
export function writeTeleported(
  frames: FrameWriter,
  build: Build,
  guid: bigint,
  movementCounter: number,
  movement: Movement,
): void {
  const frame = frameClass.own;
  switch (build) {
    case 5875:
      return frames.packet(teleportAckServer_1_12, frame, { guid, movementCounter, info: movementInfo5875(movement) });
    case 8606:
      return frames.packet(teleportAckServer_2_4, frame, { guid, movementCounter, info: movementInfo8606(movement) });
    case 12340:
      return frames.packet(teleportAckServer_3_3, frame, { guid, movementCounter, info: movementInfo12340(movement) });
  }
}

/** A unit near sets out on a path. */
export function writePathStarted(frames: FrameWriter, build: Build, guid: bigint, path: Path, guidOf: GuidOf): void {
  const splinePoint = path.points[0];
  if (splinePoint === undefined) return;
  writeMonsterMove(frames, build, {
    guid,
    splinePoint,
    splineId: path.pathId,
    ...facingOf(path.facing, guidOf),
    splineFlags: splineFlags(build, path.gait),
    duration: path.durationMillis,
    splines: splinePoints(build, path),
  });
}

/** A unit near stops where it is. */
export function writePathStopped(
  frames: FrameWriter,
  build: Build,
  guid: bigint,
  splineId: number,
  position: Position,
): void {
  writeMonsterMove(frames, build, { guid, splinePoint: position, splineId, moveType: monsterMoveTypes.STOP });
}

/** A unit near turns on the spot: a path of no length that ends with the facing. */
export function writeTurned(
  frames: FrameWriter,
  build: Build,
  guid: bigint,
  splineId: number,
  position: Position,
  facing: PathFacing,
  guidOf: GuidOf,
): void {
  writeMonsterMove(frames, build, {
    guid,
    splinePoint: position,
    splineId,
    ...facingOf(facing, guidOf),
    splineFlags: splineFlags(build, 'run'),
    // What public servers give a path without length.
    duration: 1,
    splines: [position],
  });
}

type MonsterMove = typeof monsterMovePacket_1_12 extends Packet<infer Value> ? Value : never;

function writeMonsterMove(frames: FrameWriter, build: Build, move: MonsterMove): void {
  if (build !== 12340) return frames.packet(monsterMovePacket_1_12, frameClass.view, move);
  frames.packet(monsterMovePacket_3_3, frameClass.view, { ...move, unknown: 0 });
}

/** A unit near moves at another speed. Flight is told from 2.4.3 on, pitch in 3.3.5a. */
export function writeSpeedChanged(
  frames: FrameWriter,
  build: Build,
  guid: bigint,
  kind: SpeedKind,
  speed: number,
  movement: Movement,
): void {
  if (!hasSpeed(build, kind)) return;
  const frame = frameClass.view;
  if (kind === 'pitch') {
    const info = movementInfo12340(movement);
    return frames.packet(MSG_MOVE_SET_PITCH_RATE, frame, { player: guid, info, newSpeed: speed });
  }
  frames.packet(observedSpeeds[kind], frame, { guid, speed });
}

/** The client's own character is to move at another speed. */
export function writeSpeedRequested(
  frames: FrameWriter,
  build: Build,
  guid: bigint,
  kind: SpeedKind,
  moveEvent: number,
  speed: number,
): void {
  if (!hasSpeed(build, kind)) return;
  const frame = frameClass.own;
  if (kind !== 'run') return frames.packet(forcedSpeeds[kind], frame, { guid, moveEvent, speed });
  if (build === 5875) return frames.packet(forceRunSpeedChange_1_12, frame, { guid, moveEvent, speed });
  frames.packet(forceRunSpeedChange_2_4, frame, { guid, moveEvent, unknown: 0, speed });
}

function hasSpeed(build: Build, kind: SpeedKind): boolean {
  if (kind === 'pitch') return build === 12340;
  return build !== 5875 || (kind !== 'flight' && kind !== 'flightBack');
}

const observedSpeeds = {
  walk: SMSG_SPLINE_SET_WALK_SPEED,
  run: SMSG_SPLINE_SET_RUN_SPEED,
  runBack: SMSG_SPLINE_SET_RUN_BACK_SPEED,
  swim: SMSG_SPLINE_SET_SWIM_SPEED,
  swimBack: SMSG_SPLINE_SET_SWIM_BACK_SPEED,
  flight: SMSG_SPLINE_SET_FLIGHT_SPEED,
  flightBack: SMSG_SPLINE_SET_FLIGHT_BACK_SPEED,
  turn: SMSG_SPLINE_SET_TURN_RATE,
} as const;

const forcedSpeeds = {
  walk: SMSG_FORCE_WALK_SPEED_CHANGE,
  runBack: SMSG_FORCE_RUN_BACK_SPEED_CHANGE,
  swim: SMSG_FORCE_SWIM_SPEED_CHANGE,
  swimBack: SMSG_FORCE_SWIM_BACK_SPEED_CHANGE,
  flight: SMSG_FORCE_FLIGHT_SPEED_CHANGE,
  flightBack: SMSG_FORCE_FLIGHT_BACK_SPEED_CHANGE,
  turn: SMSG_FORCE_TURN_RATE_CHANGE,
  pitch: SMSG_FORCE_PITCH_RATE_CHANGE,
} as const;
