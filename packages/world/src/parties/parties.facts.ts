import { characterIdType } from '@realmwright/kernel/schema/domain';
import { bool, optional, struct, u16 } from '@realmwright/kernel/schema/types';
import { memberStatsType } from './party.ts';

/** What only the session concerned is told. */
export const partyPersonalFacts = {
  /**
   * How a member of the group is who is out of sight. `changed`: bits of what is new; `isAsked`: the client asked for it.
   * Without stats the member is not in the world.
   */
  memberStatsTold: struct({
    member: characterIdType,
    isAsked: bool,
    changed: u16,
    stats: optional(memberStatsType),
  }),
};
