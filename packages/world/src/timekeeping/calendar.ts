import type { Millis } from '@realmwright/kernel/units';
import type { World } from '../world.ts';

const MINUTE_MILLIS = 60_000;
const DAY_MINUTES = 1440;
const DAY_MILLIS = DAY_MINUTES * MINUTE_MILLIS;

/**
 * The realm's own calendar: milliseconds since the Unix epoch in its local time. Where it runs faster than others' clocks,
 * several of its days pass under one date: dates stay those of the players.
 */
export function realmTime({ setup, time }: World): Millis {
  const { calendarPace, calendarOffsetMillis } = setup.rules;
  const local = time.now + calendarOffsetMillis;
  const midnight = Math.floor(local / DAY_MILLIS) * DAY_MILLIS;
  return midnight + (((local - midnight) * calendarPace) % DAY_MILLIS);
}

/** The minute of the realm's day, from 0 at midnight to 1439. */
export function minuteOfDay(world: World): number {
  return Math.floor((realmTime(world) % DAY_MILLIS) / MINUTE_MILLIS);
}
