import { entityIdType } from '@realmwright/kernel/schema/domain';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { f32, list, literals, struct, u32, union } from '@realmwright/kernel/schema/types';
import { positionType, vectorType } from '../space/position.ts';
import { moveKindType, movementType, speedKindType } from './movement.ts';

/** Most points of one path, the start included. */
export const PATH_POINT_LIMIT = 32;

/** Where a unit looks when it has arrived: as it walked, at an angle, at a point, or at another entity. */
export const pathFacingType = union({
  along: struct({}),
  angle: struct({ angle: f32 }),
  spot: struct({ spot: vectorType }),
  entity: struct({ entity: entityIdType }),
});
export type PathFacing = ValueOf<typeof pathFacingType>;

/**
 * A linear path at even speed: the unit was at `points[0]` when it started and is at the last point `durationMillis`
 * later. `pathId` is unique in the instance. A path has two points at least.
 */
export const pathType = struct({
  pathId: u32,
  points: list(vectorType, { max: PATH_POINT_LIMIT }),
  durationMillis: u32,
  gait: literals('walk', 'run', 'fly'),
  facing: pathFacingType,
});
export type Path = ValueOf<typeof pathType>;

/** What anybody near may see of movement. */
export const movementFacts = {
  moved: struct({ entity: entityIdType, moveKind: moveKindType, movement: movementType }),
  /** The entity is somewhere else at once, by a teleport or a correction. */
  relocated: struct({ entity: entityIdType, movement: movementType }),
  pathStarted: struct({ entity: entityIdType, path: pathType }),
  /** The entity stopped on its way, or turned on the spot when it had no way. */
  pathStopped: struct({ entity: entityIdType, pathId: u32, position: positionType }),
  turned: struct({ entity: entityIdType, pathId: u32, position: positionType, facing: pathFacingType }),
  speedChanged: struct({ entity: entityIdType, speedKind: speedKindType, speed: f32, movement: movementType }),
};

/** What only the mover's own client is told. */
export const movementPersonalFacts = {
  /** Asks the client to take a new speed over; it answers `acknowledgeSpeed`. */
  speedChangeRequested: struct({ entity: entityIdType, counter: u32, speedKind: speedKindType, speed: f32 }),
  /**
   * The client is to be at another place of the same map; it answers `acknowledgeTeleport`. `after`: the number of the last
   * intent of the session that the world had taken in.
   */
  teleported: struct({ entity: entityIdType, counter: u32, after: u32, movement: movementType }),
  /** The world did not believe a movement; the client is to be where this says. It answers `acknowledgeTeleport`. */
  movementCorrected: struct({ entity: entityIdType, counter: u32, after: u32, movement: movementType }),
};
