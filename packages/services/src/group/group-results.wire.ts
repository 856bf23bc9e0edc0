import { type Outgoing, outgoing } from '@realmwright/protocol/schema/outgoing';
import type { Build } from '@realmwright/protocol/versions/build';
import {
  partyOperation,
  partyResult_1_12,
  partyResult_2_4,
  SMSG_PARTY_COMMAND_RESULT_1_12,
  SMSG_PARTY_COMMAND_RESULT_2_4,
  SMSG_PARTY_COMMAND_RESULT_3_3,
} from '@realmwright/protocol/world/group/group-rule.packet';
import type { acceptInvitation, inviteToGroup, leaveGroup, removeMember, swapMembers } from './group.contract.ts';

type RefusalOf<Contract> = Contract extends { readonly refusals: readonly (infer Refusal)[] } ? Refusal : never;
/** Everything for which a client is refused something about its group in words. */
export type GroupRefusal = RefusalOf<
  typeof inviteToGroup | typeof acceptInvitation | typeof leaveGroup | typeof removeMember | typeof swapMembers
>;
/** What was asked. */
export type GroupOperation = 'invite' | 'remove' | 'leave' | 'swap';

/** A request about the group was granted; clients show some of these as a line. */
export function groupGranted(build: Build, operation: GroupOperation, name: string): Outgoing {
  return result(build, operation, name, 'SUCCESS');
}

/** A request about the group was refused. Nothing for refusals of which clients know nothing. */
export function groupRefused(
  build: Build,
  operation: GroupOperation,
  name: string,
  refusal: GroupRefusal,
): readonly Outgoing[] {
  const known = resultByRefusal[refusal];
  if (known === undefined) return [];
  // These are about whoever asks, and clients expect no name with them. Source: the public servers.
  const isNameless = known === 'NOT_LEADER' || known === 'GROUP_FULL' || known === 'NOT_IN_GROUP';
  return [result(build, operation, isNameless ? '' : name, known)];
}

type Result = keyof typeof partyResult_1_12.values;

/** Clients have no word for an invitation that is gone, and none for what their own menus never offer. */
const resultByRefusal: Readonly<Record<GroupRefusal, Result | undefined>> = {
  'group.player-not-found': 'BAD_PLAYER_NAME',
  'group.wrong-side': 'PLAYER_WRONG_FACTION',
  'group.ignored': 'IGNORING_YOU',
  'group.already-in-group': 'ALREADY_IN_GROUP',
  'group.already-invited': 'ALREADY_IN_GROUP',
  'group.full': 'GROUP_FULL',
  'group.not-leader': 'NOT_LEADER',
  'group.leader-stays': 'NOT_LEADER',
  'group.not-in-group': 'NOT_IN_GROUP',
  'group.not-a-member': 'TARGET_NOT_IN_GROUP',
  'group.not-a-raid': undefined,
  'group.not-oneself': undefined,
  'group.not-in-world': undefined,
  'group.no-invitation': undefined,
};

function result(build: Build, operation: GroupOperation, member: string, named: Result): Outgoing {
  const told = { operation: operationOf(build, operation), member };
  switch (build) {
    case 5875:
      return outgoing(SMSG_PARTY_COMMAND_RESULT_1_12, { ...told, result: partyResult_1_12.values[named] });
    case 8606:
      return outgoing(SMSG_PARTY_COMMAND_RESULT_2_4, { ...told, result: partyResult_2_4.values[named] });
    case 12340:
      return outgoing(SMSG_PARTY_COMMAND_RESULT_3_3, { ...told, result: partyResult_2_4.values[named], seconds: 0 });
  }
}

/** Older builds have no operations of their own for removing and swapping. Source: the public servers. */
function operationOf(build: Build, operation: GroupOperation): number {
  const { INVITE, UNINVITE, LEAVE, SWAP } = partyOperation.values;
  switch (operation) {
    case 'invite':
      return INVITE;
    case 'remove':
      return build === 12340 ? UNINVITE : LEAVE;
    case 'leave':
      return LEAVE;
    case 'swap':
      return build === 12340 ? SWAP : INVITE;
  }
}
