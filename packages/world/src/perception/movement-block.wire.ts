import type { ByteWriter } from '@realmwright/kernel/schema/bytes';
import { codecOf } from '@realmwright/kernel/schema/codec';
import type { Build } from '@realmwright/protocol/versions/build';
import {
  movementFlags_1_12,
  movementFlags_2_4,
  movementFlags_3_3,
} from '@realmwright/protocol/world/movement/movement-flags';
import type { Vector3d } from '@realmwright/protocol/world/movement/vector';
import {
  movementBlock_1_12,
  movementBlock_2_4,
  movementBlock_3_3,
} from '@realmwright/protocol/world/update/movement-block';
import { updateFlags_1_12, updateFlags_3_3 } from '@realmwright/protocol/world/update/update-kinds';
import { type FieldName, fieldNumbers } from '../actor/entity-fields.ts';
import type { Path } from '../movement/movement.facts.ts';
import type { Movement } from '../movement/movement.ts';
import { movementInfo5875, movementInfo8606, movementInfo12340 } from '../movement/movement.wire.ts';
import { remainingPath, splineFlags } from '../movement/path.wire.ts';
import type { EntityDescription, FieldValues } from './perception-batch.ts';

/** Writes where a living thing is, how fast it can move, and the path it is on: part of its creation. */
export function writeMovementBlock(
  writer: ByteWriter,
  build: Build,
  description: EntityDescription,
  isSelf: boolean,
): void {
  const speeds = speedsOf(description.fields);
  const path = pathOf(description);
  const movement = path === undefined ? description.movement : { ...description.movement, ...path.from };
  switch (build) {
    case 5875:
      return write5875(writer, movement, speeds, path, isSelf);
    case 8606:
      return write8606(writer, movement, speeds, path, isSelf);
    case 12340:
      return write12340(writer, movement, speeds, path, isSelf);
  }
}

const codec5875 = codecOf(movementBlock_1_12, 'movement block');
const codec8606 = codecOf(movementBlock_2_4, 'movement block');
const codec12340 = codecOf(movementBlock_3_3, 'movement block');

type Speeds = Readonly<Record<SpeedField, number>>;
type SpeedField = (typeof speedFields)[number];
const speedFields = [
  'walkSpeed',
  'runSpeed',
  'runBackSpeed',
  'swimSpeed',
  'swimBackSpeed',
  'flightSpeed',
  'flightBackSpeed',
  'turnRate',
  'pitchRate',
] as const satisfies readonly FieldName[];

/** A path as the creation of a unit tells it: from where it is now, as if it started now. */
interface CreatedPath {
  readonly from: Vector3d;
  readonly nodes: readonly Vector3d[];
  readonly final: Vector3d;
  readonly millisLeft: number;
  readonly path: Path;
}

/**
 * Clients differ in how they continue a path that is under way; all agree on one that begins. So the rest of the path is
 * told as a new one. The first and the last node stand twice: clients keep room for two points beside a path's own, which
 * only smooth paths use (public servers fill them too).
 */
function pathOf({ path }: EntityDescription): CreatedPath | undefined {
  if (path === undefined || path.elapsedMillis >= path.path.durationMillis) return undefined;
  const { from, left } = remainingPath(path.path, path.elapsedMillis);
  const final = left.at(-1) ?? from;
  const millisLeft = Math.max(1, Math.round(path.path.durationMillis - path.elapsedMillis));
  return { from, nodes: [from, from, ...left, final], final, millisLeft, path: path.path };
}

function speedsOf({ numbers, values }: FieldValues): Speeds {
  const value = (name: SpeedField): number => {
    const at = numbers.indexOf(fieldNumbers[name]);
    return at < 0 ? 0 : (values[at] ?? 0);
  };
  return {
    walkSpeed: value('walkSpeed'),
    runSpeed: value('runSpeed'),
    runBackSpeed: value('runBackSpeed'),
    swimSpeed: value('swimSpeed'),
    swimBackSpeed: value('swimBackSpeed'),
    flightSpeed: value('flightSpeed'),
    flightBackSpeed: value('flightBackSpeed'),
    turnRate: value('turnRate'),
    pitchRate: value('pitchRate'),
  };
}

/** What 1.12.1 and 2.4.3 write alike about a path. */
function path5875(build: 5875 | 8606, path: CreatedPath | undefined) {
  if (path === undefined) return undefined;
  return {
    splineFlags: splineFlags(build, path.path.gait),
    timePassed: 0,
    duration: path.millisLeft,
    id: path.path.pathId,
    nodes: path.nodes,
    finalNode: path.final,
  };
}

function write5875(
  writer: ByteWriter,
  movement: Movement,
  speeds: Speeds,
  path: CreatedPath | undefined,
  isSelf: boolean,
): void {
  const { position, orientation, ...info } = movementInfo5875(movement);
  const { ALL, LIVING, HAS_POSITION, SELF } = updateFlags_1_12;
  codec5875.write(writer, {
    updateFlag: ALL | LIVING | HAS_POSITION | (isSelf ? SELF : 0),
    ...info,
    flags: path === undefined ? info.flags : pathFlags(movementFlags_1_12, path),
    ...(path === undefined ? undefined : standing),
    livingPosition: position,
    livingOrientation: orientation,
    walkingSpeed: speeds.walkSpeed,
    runningSpeed: speeds.runSpeed,
    backwardsRunningSpeed: speeds.runBackSpeed,
    swimmingSpeed: speeds.swimSpeed,
    backwardsSwimmingSpeed: speeds.swimBackSpeed,
    turnRate: speeds.turnRate,
    ...path5875(5875, path),
    unknown1: 1,
  });
}

function write8606(
  writer: ByteWriter,
  movement: Movement,
  speeds: Speeds,
  path: CreatedPath | undefined,
  isSelf: boolean,
): void {
  const { position, orientation, ...info } = movementInfo8606(movement);
  const { ALL, LIVING, HAS_POSITION, SELF } = updateFlags_1_12;
  codec8606.write(writer, {
    updateFlag: ALL | LIVING | HAS_POSITION | (isSelf ? SELF : 0),
    ...info,
    flags: path === undefined ? info.flags : pathFlags(movementFlags_2_4, path),
    ...(path === undefined ? undefined : standing),
    livingPosition: position,
    livingOrientation: orientation,
    walkingSpeed: speeds.walkSpeed,
    runningSpeed: speeds.runSpeed,
    backwardsRunningSpeed: speeds.runBackSpeed,
    swimmingSpeed: speeds.swimSpeed,
    backwardsSwimmingSpeed: speeds.swimBackSpeed,
    flyingSpeed: speeds.flightSpeed,
    backwardsFlyingSpeed: speeds.flightBackSpeed,
    turnRate: speeds.turnRate,
    ...path5875(8606, path),
    unknown2: 0,
  });
}

function write12340(
  writer: ByteWriter,
  movement: Movement,
  speeds: Speeds,
  path: CreatedPath | undefined,
  isSelf: boolean,
): void {
  const info = movementInfo12340(movement);
  const { LIVING, SELF } = updateFlags_3_3;
  codec12340.write(writer, {
    updateFlag: LIVING | (isSelf ? SELF : 0),
    ...info,
    flags:
      path === undefined ? info.flags : pathFlags({ ...movementFlags_3_3, WALK_MODE: movementFlags_3_3.WALKING }, path),
    ...(path === undefined ? undefined : standing),
    walkingSpeed: speeds.walkSpeed,
    runningSpeed: speeds.runSpeed,
    backwardsRunningSpeed: speeds.runBackSpeed,
    swimmingSpeed: speeds.swimSpeed,
    backwardsSwimmingSpeed: speeds.swimBackSpeed,
    flightSpeed: speeds.flightSpeed,
    backwardsFlightSpeed: speeds.flightBackSpeed,
    turnRate: speeds.turnRate,
    pitchRate: speeds.pitchRate,
    ...(path === undefined
      ? undefined
      : {
          splineFlags: splineFlags(12340, path.path.gait),
          timePassed: 0,
          duration: path.millisLeft,
          id: path.path.pathId,
          durationMod: 1,
          durationModNext: 1,
          verticalAcceleration: 0,
          effectStartTime: 0,
          nodes: path.nodes,
          mode: 0,
          finalNode: path.final,
        }),
  });
}

/** A unit on a path of the server's: forward, at the path's gait, and nothing that would bring more fields. */
function pathFlags(
  bits: { readonly FORWARD: number; readonly WALK_MODE: number; readonly SPLINE_ENABLED: number },
  { path }: CreatedPath,
): number {
  return bits.FORWARD | bits.SPLINE_ENABLED | (path.gait === 'walk' ? bits.WALK_MODE : 0);
}

/** Overrides what only falling, swimming or flying movements carry. */
const standing = {
  pitch: undefined,
  pitch1: undefined,
  pitch2: undefined,
  zSpeed: undefined,
  cosAngle: undefined,
  sinAngle: undefined,
  xySpeed: undefined,
};
