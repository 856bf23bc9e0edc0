import type { ValueOf } from '@realmwright/kernel/schema/type';
import { list, literals, optional, real, struct, u8, union, utf8, uvar } from '@realmwright/kernel/schema/types';

/** What a client is told of the things that it sees. Yards, radians and milliseconds, as everywhere in the realm. */

/** A thing in the client's map instance; means nothing in another instance. */
export const thingType = uvar;

/**
 * What is known of a thing as whole numbers. The place in this list is the number on the wire; new fields go to the end.
 * What a thing has none of is 0 and left out when it is introduced. `target`, `duelFlag` are things.
 */
export const numberFields = [
  'level',
  'race',
  'class',
  'gender',
  'health',
  'maxHealth',
  'powerKind',
  'power',
  'maxPower',
  'faction',
  'display',
  'standState',
  'unitFlags',
  'playerFlags',
  'npcFlags',
  'target',
  'skin',
  'face',
  'hairStyle',
  'hairColor',
  'facialHair',
  'duelFlag',
  'duelTeam',
  'objectKind',
  'carriedObject',
  'experience',
  'experienceOfLevel',
  'copper',
] as const;
export type NumberField = (typeof numberFields)[number];

/** What is known of a thing as a fraction: its scale, and its speeds in yards per second. */
export const realFields = ['scale', 'walkSpeed', 'runSpeed', 'runBackSpeed', 'swimSpeed'] as const;
export type RealField = (typeof realFields)[number];

/** Fields that are told; for changes, those that have changed. */
export const fieldsType = struct({
  numbers: list(struct({ field: u8, value: uvar }), { max: numberFields.length }),
  reals: list(struct({ field: u8, value: real }), { max: realFields.length }),
});
export type FieldsTold = ValueOf<typeof fieldsType>;

/** Bits of `motion.flags`: what a mover does at this moment. */
export const motionFlags = {
  forward: 0x1,
  backward: 0x2,
  strafeLeft: 0x4,
  strafeRight: 0x8,
  turnLeft: 0x10,
  turnRight: 0x20,
  walking: 0x40,
  falling: 0x80,
  swimming: 0x100,
  flying: 0x200,
} as const;

/** Where something is and how it moves. `age`: how long before the frame's `time` that was, milliseconds. */
export const motionType = struct({ x: real, y: real, z: real, orientation: real, flags: uvar, age: uvar });
export type Motion = ValueOf<typeof motionType>;

export const pointType = struct({ x: real, y: real, z: real });
export type Point = ValueOf<typeof pointType>;

/** A way at even speed: it left the first point `elapsed` ago and is at the last one when `duration` is over. */
export const wayType = struct({
  points: list(pointType, { max: 32 }),
  duration: uvar,
  elapsed: uvar,
  gait: literals('walk', 'run', 'fly'),
});
export type Way = ValueOf<typeof wayType>;

/** One thing that a state frame says. A client applies them in order. */
export const stateItemType = union({
  /** It comes into view. `entry` is the number of its kind in the realm's content, a player's own number for players. */
  enter: struct({
    thing: thingType,
    form: literals('player', 'creature', 'object', 'corpse'),
    entry: uvar,
    name: utf8({ maxBytes: 100 }),
    fields: fieldsType,
    motion: motionType,
    way: optional(wayType),
  }),
  /** What it is called, where that was not known when it came into view. */
  name: struct({ thing: thingType, name: utf8({ maxBytes: 100 }) }),
  leave: struct({ thing: thingType }),
  change: struct({ thing: thingType, fields: fieldsType }),
  /** It moves as this says until the next word of it. */
  move: struct({ thing: thingType, motion: motionType }),
  /** It is somewhere else at once. */
  jump: struct({ thing: thingType, motion: motionType }),
  follow: struct({ thing: thingType, way: wayType }),
  halt: struct({ thing: thingType, motion: motionType }),
});
export type StateItem = ValueOf<typeof stateItemType>;

/** Most items of one state frame; an edge with more sends the rest in the next. */
export const MOST_STATE_ITEMS = 2_000;
