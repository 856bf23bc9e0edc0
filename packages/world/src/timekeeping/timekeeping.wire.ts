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
  const date = new Date(secondsSinceEpoch * 1000);
  const years = Math.min(Math.max(date.getUTCFullYear() - 2000, 0), 31);
  return (
    ((years << 24) |
      (date.getUTCMonth() << 20) |
      ((date.getUTCDate() - 1) << 14) |
      (date.getUTCDay() << 11) |
      (date.getUTCHours() << 6) |
      date.getUTCMinutes()) >>>
    0
  );
}
