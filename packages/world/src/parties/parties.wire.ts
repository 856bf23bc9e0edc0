import type { KnownIdTables } from '@realmwright/gamedata/known-ids';
import { shownId } from '@realmwright/gamedata/known-ids';
import type { Build } from '@realmwright/protocol/versions/build';
import {
  groupMemberOnlineStatus,
  groupUpdateFlags_1_12,
  groupUpdateFlags_2_4,
  SMSG_PARTY_MEMBER_STATS_1_12,
  SMSG_PARTY_MEMBER_STATS_2_4,
  SMSG_PARTY_MEMBER_STATS_3_3,
  SMSG_PARTY_MEMBER_STATS_FULL_1_12,
  SMSG_PARTY_MEMBER_STATS_FULL_2_4,
  SMSG_PARTY_MEMBER_STATS_FULL_3_3,
} from '@realmwright/protocol/world/group/party-stats.packet';
import { frameClass } from '../perception/deliveries.ts';
import type { FrameWriter } from '../perception/frame-writer.wire.ts';
import type { PersonalFact } from '../perception/perceived.ts';
import { type MemberStats, statBits } from './party.ts';

type Told = Extract<PersonalFact, { kind: 'memberStatsTold' }>;

/** How a member of the group is who is out of sight, or of whom the client asked. */
export function writeMemberStats(frames: FrameWriter, build: Build, ids: KnownIdTables, told: Told): void {
  const guid = BigInt(told.member);
  const frame = frameClass.view;
  // Nobody bears effects yet; a client that asks is told so, and forgets those that it remembers.
  const auras = told.isAsked && told.stats !== undefined;
  const flags = build === 5875 ? groupUpdateFlags_1_12.values : groupUpdateFlags_2_4.values;
  const mask = maskOf(told) | (auras ? flags.AURAS : 0);
  const value = { guid, mask, ...fieldsOf(build, ids, told.stats), ...(auras && { auras: [] }) };
  switch (build) {
    case 5875:
      return frames.packet(
        told.isAsked ? SMSG_PARTY_MEMBER_STATS_FULL_1_12 : SMSG_PARTY_MEMBER_STATS_1_12,
        frame,
        value,
      );
    case 8606:
      return frames.packet(told.isAsked ? SMSG_PARTY_MEMBER_STATS_FULL_2_4 : SMSG_PARTY_MEMBER_STATS_2_4, frame, value);
    case 12340:
      if (told.isAsked) return frames.packet(SMSG_PARTY_MEMBER_STATS_FULL_3_3, frame, value);
      return frames.packet(SMSG_PARTY_MEMBER_STATS_3_3, frame, value);
  }
}

/** Which fields follow; the bits of these are the same in all builds. Another kind of power comes with its amounts. */
function maskOf({ changed, stats }: Told): number {
  const { STATUS, CUR_HP, MAX_HP, POWER_TYPE, CUR_POWER, MAX_POWER, LEVEL, ZONE, POSITION } =
    groupUpdateFlags_2_4.values;
  if (stats === undefined) return STATUS;
  const bits: readonly (readonly [number, number])[] = [
    [statBits.status, STATUS],
    [statBits.health, CUR_HP],
    [statBits.maxHealth, MAX_HP],
    [statBits.powerKind, POWER_TYPE | CUR_POWER | MAX_POWER],
    [statBits.power, CUR_POWER],
    [statBits.maxPower, MAX_POWER],
    [statBits.level, LEVEL],
    [statBits.zone, ZONE],
    [statBits.place, POSITION],
  ];
  return bits.reduce((mask, [bit, flag]) => ((changed & bit) === 0 ? mask : mask | flag), 0);
}

function fieldsOf(build: Build, ids: KnownIdTables, stats: MemberStats | undefined) {
  const { OFFLINE, ONLINE, DEAD, GHOST, AFK, DND } = groupMemberOnlineStatus.values;
  if (stats === undefined) return { status: OFFLINE };
  const { isDead, isGhost, isAway, isBusy, level } = stats;
  const life = isGhost ? GHOST : isDead ? DEAD : 0;
  // Older builds have two bytes for health; powers and zones have two everywhere.
  const mostHealth = build === 12340 ? 0xffff_ffff : 0xffff;
  return {
    status: ONLINE | life | (isAway ? AFK : 0) | (isBusy ? DND : 0),
    currentHealth: Math.min(stats.health, mostHealth),
    maxHealth: Math.min(stats.maxHealth, mostHealth),
    power: stats.powerKind,
    currentPower: Math.min(stats.power, 0xffff),
    maxPower: Math.min(stats.maxPower, 0xffff),
    level,
    area: shownId(ids.areas, stats.zone) & 0xffff,
    // Places are whole yards, below zero as two bytes have it.
    positionX: stats.x & 0xffff,
    positionY: stats.y & 0xffff,
  };
}
