import type { Build } from '@realmwright/protocol/versions/build';
import { SMSG_TIME_SYNC_REQ } from '@realmwright/protocol/world/session/ping.packet';
import {
  SMSG_LOGIN_SETTIMESPEED_1_12,
  SMSG_LOGIN_SETTIMESPEED_3_3,
} from '@realmwright/protocol/world/session/world-entry.packet';
import type { Intent } from '../intents/intent-batch.ts';
import { frameClass } from '../perception/deliveries.ts';
import type { FrameWriter } from '../perception/frame-writer.wire.ts';

/** The intent of an answered time request. */
export function timeSyncIntent(packet: { readonly timeSync: number; readonly clientTicks: number }): Intent {
  return { kind: 'answerTimeSync', counter: packet.timeSync, clientTime: packet.clientTicks };
}

/** Asks for the client's clock. 1.12.1 has no such question. */
export function writeTimeSync(frames: FrameWriter, build: Build, timeSync: number): void {
  if (build !== 5875) frames.packet(SMSG_TIME_SYNC_REQ, frameClass.own, { timeSync });
}

/** The realm's calendar and how fast it runs. */
export function writeGameTime(
  frames: FrameWriter,
  build: Build,
  calendar: { readonly gameSeconds: number; readonly gameMinutesPerSecond: number },
): void {
  const datetime = packedDate(calendar.gameSeconds);
  const timescale = calendar.gameMinutesPerSecond;
  if (build === 12340) {
    frames.packet(SMSG_LOGIN_SETTIMESPEED_3_3, frameClass.own, { datetime, timescale, unknown1: 0 });
  } else {
    frames.packet(SMSG_LOGIN_SETTIMESPEED_1_12, frameClass.own, { datetime, timescale });
  }
}

/**
 * A date as clients read it: years since 2000 in the top byte, then month, day of the month (both from 0), day of the
 * week (0 is Sunday), hour, minute. Source: public protocol notes.
 */
export function packedDate(secondsSinceEpoch: number): number {
  const minutes = Math.floor(secondsSinceEpoch / 60);
  const days = Math.floor(minutes / MINUTES_PER_DAY);
  const minuteOfDay = minutes - days * MINUTES_PER_DAY;
  const { year, month, day } = dateOf(days);
  const years = Math.min(Math.max(year - 2000, 0), 31);
  // The first day of the epoch was a Thursday.
  const weekday = (((days + 4) % 7) + 7) % 7;
  const clock = (Math.floor(minuteOfDay / 60) << 6) | (minuteOfDay % 60);
  return ((years << 24) | (month << 20) | (day << 14) | (weekday << 11) | clock) >>> 0;
}

const MINUTES_PER_DAY = 1440;

/**
 * The date of a number of days since the Unix epoch; month and day from 0. Counts in years that begin in March, so that
 * the leap day comes last, and in cycles of 400 years, after which the calendar repeats.
 */
function dateOf(daysSinceEpoch: number): { readonly year: number; readonly month: number; readonly day: number } {
  const DAYS_PER_CYCLE = 146_097;
  const days = daysSinceEpoch + 719_468;
  const cycle = Math.floor(days / DAYS_PER_CYCLE);
  const inCycle = days - cycle * DAYS_PER_CYCLE;
  const yearInCycle = Math.floor(
    (inCycle - Math.floor(inCycle / 1460) + Math.floor(inCycle / 36_524) - Math.floor(inCycle / 146_096)) / 365,
  );
  const dayOfYear = inCycle - (365 * yearInCycle + Math.floor(yearInCycle / 4) - Math.floor(yearInCycle / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5);
  const month = (monthFromMarch + 2) % 12;
  return { year: yearInCycle + 400 * cycle + (month < 2 ? 1 : 0), month, day };
}
