import { characterNameType } from '@realmwright/kernel/character-sheet';
import { event } from '@realmwright/kernel/contract';
import { entityIdType, instanceIdType, mapIdType, realmIdType } from '@realmwright/kernel/schema/domain';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { f32, f64, list, literals, struct, u8, u32 } from '@realmwright/kernel/schema/types';

/** What whoever watches over a realm is told of its running instances, while somebody does. */

/** How long instances tell after they were asked to, milliseconds. Watchers ask again well before it is over. */
export const surveyLeaseMillis = 6_000;

/** Time between two surveys of one instance, milliseconds; one that rests tells after each of its rarer steps. */
export const surveyPeriodMillis = 500;

/** Most things in one survey: players first, then whatever else there is. */
export const mostThingsSurveyed = 2_000;

/** Somebody watches: every instance of the realm tells for a while. Scoped by RealmId. */
export const surveyWanted = event('world.survey-wanted', struct({ realm: realmIdType }));

/** Bits of a surveyed thing's `flags`. */
export const surveyFlags = {
  dead: 0x1,
  /** A released spirit. */
  ghost: 0x2,
  fighting: 0x4,
  /** A character whose client is gone. */
  held: 0x8,
  /** An operator who is not seen by players. */
  hidden: 0x10,
} as const;

export const surveyedFormType = literals('player', 'creature', 'object', 'corpse');

/** One thing of an instance as operators see it. `entry` is its template and `name` that of a character. */
export const surveyedThingType = struct({
  thing: entityIdType,
  form: surveyedFormType,
  entry: u32,
  name: characterNameType,
  x: f32,
  y: f32,
  orientation: f32,
  flags: u8,
});
export type SurveyedThing = ValueOf<typeof surveyedThingType>;

/** How long the steps of the last ten seconds took, milliseconds; 0 when there was none. */
export const stepTimesType = struct({ mean: f32, p99: f32, max: f32 });

/** `counts` are of all things, also when `things` has no room for them. */
export const surveyType = struct({
  realm: realmIdType,
  instance: instanceIdType,
  map: mapIdType,
  epoch: u32,
  tick: f64,
  /** The world's clock, milliseconds since the Unix epoch. */
  at: f64,
  step: stepTimesType,
  /** Inputs that wait for the next step. */
  waiting: u32,
  counts: struct({ players: u32, creatures: u32, objects: u32, corpses: u32 }),
  things: list(surveyedThingType, { max: mostThingsSurveyed }),
});
export type Survey = ValueOf<typeof surveyType>;

/**
 * An instance as it was after one of its steps. It tells as long as a lease of `world.survey-wanted` runs, and never in
 * the step itself. Scoped by RealmId.
 */
export const surveyed = event('world.surveyed', surveyType);
