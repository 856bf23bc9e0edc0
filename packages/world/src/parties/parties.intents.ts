import { characterIdType } from '@realmwright/kernel/schema/domain';
import { struct } from '@realmwright/kernel/schema/types';

/** What clients ask of their group that the world knows. */
export const partyIntents = {
  /** How a member of the group is, who may be anywhere. */
  requestMemberStats: struct({ member: characterIdType }),
};
