/**
 * The bits of a path that a server gives to a unit. Numbers: public protocol notes. 1.12 and 2.4.3 share theirs.
 */
export const splineFlags_1_12 = {
  DONE: 0x1,
  FALLING: 0x2,
  /** Public servers always set it in `SMSG_MONSTER_MOVE`; without it clients of these builds behave oddly. */
  RUN_MODE: 0x100,
  /** Smooth, and every point of the path is written in full. */
  FLYING: 0x200,
  NO_SPLINE: 0x400,
  FINAL_POINT: 0x1_0000,
  FINAL_TARGET: 0x2_0000,
  FINAL_ANGLE: 0x4_0000,
  CYCLIC: 0x10_0000,
  ENTER_CYCLE: 0x20_0000,
  FROZEN: 0x40_0000,
} as const;

export const splineFlags_3_3 = {
  DONE: 0x100,
  FALLING: 0x200,
  NO_SPLINE: 0x400,
  PARABOLIC: 0x800,
  WALK_MODE: 0x1000,
  FLYING: 0x2000,
  ORIENTATION_FIXED: 0x4000,
  FINAL_POINT: 0x8000,
  FINAL_TARGET: 0x1_0000,
  FINAL_ANGLE: 0x2_0000,
  /** Smooth; with it or with `FLYING` every point of the path is written in full. */
  CATMULLROM: 0x4_0000,
  CYCLIC: 0x8_0000,
  ENTER_CYCLE: 0x10_0000,
  ANIMATION: 0x20_0000,
  FROZEN: 0x40_0000,
  TRANSPORT_ENTER: 0x80_0000,
  TRANSPORT_EXIT: 0x100_0000,
  ORIENTATION_INVERSED: 0x800_0000,
} as const;

/** What a unit does at the end of its path. */
export const monsterMoveTypes = { NORMAL: 0, STOP: 1, FACING_SPOT: 2, FACING_TARGET: 3, FACING_ANGLE: 4 } as const;
