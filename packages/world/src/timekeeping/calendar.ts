import type { Millis } from '@realmwright/kernel/units';
import type { World } from '../world.ts';

const MINUTE_MILLIS = 60_000;
const DAY_MINUTES = 1440;

/** The realm's own calendar: milliseconds since the Unix epoch in its local time. */
export function realmTime({ setup, time }: World): Millis {
  return time.now * setup.rules.calendarPace + setup.rules.calendarOffsetMillis;
}

/** The minute of the realm's day, from 0 at midnight to 1439. */
export function minuteOfDay(world: World): number {
  return Math.floor(realmTime(world) / MINUTE_MILLIS) % DAY_MINUTES;
}
