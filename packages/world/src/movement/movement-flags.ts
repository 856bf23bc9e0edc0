/**
 * How a unit moves, as bits that belong to no protocol. `*.wire.ts` maps them to each build's own bits; a bit that a
 * build does not know is left out there.
 */
export const movementFlags = {
  forward: 0x1,
  backward: 0x2,
  strafeLeft: 0x4,
  strafeRight: 0x8,
  turnLeft: 0x10,
  turnRight: 0x20,
  pitchUp: 0x40,
  pitchDown: 0x80,
  walking: 0x100,
  onTransport: 0x200,
  /** Not pulled down: stands in the air without falling. Granted by the server only. */
  levitating: 0x400,
  rooted: 0x800,
  /** In the air after a jump or a step over an edge; the movement then carries `jump`. */
  falling: 0x1000,
  fallingFar: 0x2000,
  swimming: 0x4000,
  ascending: 0x8000,
  descending: 0x1_0000,
  /** May fly. Granted by the server only. */
  canFly: 0x2_0000,
  /** Does fly. */
  flying: 0x4_0000,
  /** Granted by the server only. */
  waterWalking: 0x8_0000,
  /** Granted by the server only. */
  fallingSlow: 0x10_0000,
  /** Granted by the server only. */
  hovering: 0x20_0000,
  /** Follows a path that the server gave. */
  onPath: 0x40_0000,
} as const satisfies Readonly<Record<string, number>>;

export type MovementFlag = keyof typeof movementFlags;

/** Any key that makes a unit change its place along the ground, in water or in the air. */
export const TRAVEL_FLAGS =
  movementFlags.forward |
  movementFlags.backward |
  movementFlags.strafeLeft |
  movementFlags.strafeRight |
  movementFlags.ascending |
  movementFlags.descending |
  movementFlags.falling |
  movementFlags.fallingFar;

/** Bits that only the server may grant; what a client claims of them is not passed on. */
export const GRANTED_FLAGS =
  movementFlags.levitating |
  movementFlags.canFly |
  movementFlags.flying |
  movementFlags.waterWalking |
  movementFlags.fallingSlow |
  movementFlags.hovering |
  movementFlags.onTransport |
  movementFlags.onPath;
