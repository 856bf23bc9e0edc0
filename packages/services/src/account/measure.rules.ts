import type { ValueOf } from '@realmwright/kernel/schema/types';
import type { measureType } from './moderation.contract.ts';

type Measure = ValueOf<typeof measureType>;

/** A mute or ban in one line: when, how long, by whom, why, and whether somebody lifted it. */
export function measureLine({ since, until, reason, by, liftedAt, liftedBy }: Measure): string {
  const end = until === 0 ? 'for good' : `until ${shortTime(until)}`;
  const lifted = liftedAt === 0 ? '' : ` (lifted ${shortTime(liftedAt)} by ${liftedBy})`;
  return `${shortTime(since)} ${end} by ${by}: ${reason}${lifted}`;
}

/** A moment in UTC as people read it, to the minute. */
export function shortTime(millis: number): string {
  return new Date(millis).toISOString().slice(0, 16).replace('T', ' ');
}
