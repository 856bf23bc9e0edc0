import type { Build } from '@realmwright/protocol/versions/build';
import {
  movementFlags_1_12,
  movementFlags_2_4,
  movementFlags_3_3,
} from '@realmwright/protocol/world/movement/movement-flags';
import { movementFlags } from './movement-flags.ts';

/** Keys of the lowest nine bits are the same in all builds and here. */
const SHARED = 0x1ff;

interface FlagPair {
  readonly neutral: number;
  /** The bits that are sent. */
  readonly sent: number;
  /** Any of these, received, means the neutral bit. */
  readonly received: number;
}

const pair = (neutral: number, sent: number, received: number = sent): FlagPair => ({ neutral, sent, received });

/** What a build does not know is left out, and transports and paths, which movement here does not carry. */
const pairs: Readonly<Record<Build, readonly FlagPair[]>> = {
  5875: [
    pair(movementFlags.levitating, movementFlags_1_12.LEVITATING),
    // Public sources disagree about the bit; it is understood and never sent.
    pair(movementFlags.rooted, 0, movementFlags_1_12.ROOT | 0x800_0000),
    pair(movementFlags.falling, movementFlags_1_12.JUMPING),
    pair(movementFlags.fallingFar, movementFlags_1_12.FALLINGFAR),
    pair(movementFlags.swimming, movementFlags_1_12.SWIMMING),
    pair(movementFlags.waterWalking, movementFlags_1_12.WATERWALKING),
    pair(movementFlags.fallingSlow, movementFlags_1_12.SAFE_FALL),
    pair(movementFlags.hovering, movementFlags_1_12.HOVER),
  ],
  8606: [
    pair(movementFlags.levitating, movementFlags_2_4.LEVITATING),
    pair(movementFlags.rooted, movementFlags_2_4.ROOT),
    pair(movementFlags.falling, movementFlags_2_4.FALLING, movementFlags_2_4.FALLING | movementFlags_2_4.JUMPING),
    pair(movementFlags.fallingFar, movementFlags_2_4.FALLINGFAR),
    pair(movementFlags.swimming, movementFlags_2_4.SWIMMING),
    pair(movementFlags.ascending, movementFlags_2_4.ASCENDING),
    pair(movementFlags.canFly, movementFlags_2_4.CAN_FLY),
    pair(movementFlags.flying, movementFlags_2_4.ONTRANSPORT, movementFlags_2_4.ONTRANSPORT | movementFlags_2_4.FLYING),
    pair(movementFlags.waterWalking, movementFlags_2_4.WATERWALKING),
    pair(movementFlags.fallingSlow, movementFlags_2_4.SAFE_FALL),
    pair(movementFlags.hovering, movementFlags_2_4.HOVER),
  ],
  12340: [
    pair(movementFlags.levitating, movementFlags_3_3.DISABLE_GRAVITY),
    pair(movementFlags.rooted, movementFlags_3_3.ROOT),
    pair(movementFlags.falling, movementFlags_3_3.FALLING),
    pair(movementFlags.fallingFar, movementFlags_3_3.FALLING_FAR),
    pair(movementFlags.swimming, movementFlags_3_3.SWIMMING),
    pair(movementFlags.ascending, movementFlags_3_3.ASCENDING),
    pair(movementFlags.descending, movementFlags_3_3.DESCENDING),
    pair(movementFlags.canFly, movementFlags_3_3.CAN_FLY),
    pair(movementFlags.flying, movementFlags_3_3.FLYING),
    pair(movementFlags.waterWalking, movementFlags_3_3.WATERWALKING),
    pair(movementFlags.fallingSlow, movementFlags_3_3.FALLING_SLOW),
    pair(movementFlags.hovering, movementFlags_3_3.HOVER),
  ],
};

/** The bits of a build for neutral ones. */
export function wireFlags(build: Build, neutral: number): number {
  let flags = neutral & SHARED;
  if (flags === neutral) return flags;
  for (const known of pairs[build]) if ((neutral & known.neutral) !== 0) flags |= known.sent;
  return flags >>> 0;
}

/** Neutral bits for those that a client of the build sent; what has no neutral meaning is dropped. */
export function neutralFlags(build: Build, received: number): number {
  const low = received >>> 0;
  let flags = low & SHARED;
  if (flags === received) return flags;
  for (const known of pairs[build]) if ((low & known.received) !== 0) flags |= known.neutral;
  return flags;
}
