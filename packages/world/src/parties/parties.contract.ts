import { event } from '@realmwright/kernel/contract';
import { characterIdType, instanceIdType } from '@realmwright/kernel/schema/domain';
import { list, struct, u32 } from '@realmwright/kernel/schema/types';
import { memberStatsType } from './party.ts';

/** Most members in one message; an instance with more sends several. */
export const membersPerMessage = 500;

/** One member's stats, with the group that they are for. */
export const gatheredStatsType = struct({ group: u32, member: characterIdType, stats: memberStatsType });

/**
 * How members of groups are who have others of their group in another instance: only those that changed, all of an
 * instance in one message for each period. Unscoped; instances without any of these groups let it pass.
 */
export const memberStatsGathered = event(
  'world.member-stats-gathered',
  struct({ from: instanceIdType, members: list(gatheredStatsType, { max: membersPerMessage }) }),
);

/** An instance has met groups of whose other members it knows nothing: whoever has them tells all of their stats again. */
export const memberStatsWanted = event(
  'world.member-stats-wanted',
  struct({ from: instanceIdType, groups: list(u32, { max: membersPerMessage }) }),
);
