import { isRefused } from '@realmwright/kernel/outcome';
import {
  CMSG_GROUP_ACCEPT,
  CMSG_GROUP_DECLINE,
  CMSG_GROUP_INVITE_1_12,
  CMSG_GROUP_INVITE_3_3,
} from '@realmwright/protocol/world/group/group-invite.packet';
import {
  CMSG_GROUP_DISBAND,
  CMSG_GROUP_SET_LEADER,
  CMSG_GROUP_UNINVITE,
  CMSG_GROUP_UNINVITE_GUID_1_12,
  CMSG_GROUP_UNINVITE_GUID_3_3,
  CMSG_LOOT_METHOD,
} from '@realmwright/protocol/world/group/group-rule.packet';
import { CMSG_REQUEST_PARTY_MEMBER_STATS } from '@realmwright/protocol/world/group/party-stats.packet';
import { characterOf } from '@realmwright/services/character/character.wire';
import {
  acceptInvitation,
  declineInvitation,
  handOverGroup,
  inviteToGroup,
  leaveGroup,
  removeMember,
  shareLoot,
} from '@realmwright/services/group/group.contract';
import { lootMethodOf } from '@realmwright/services/group/group.wire';
import { groupGranted, groupRefused } from '@realmwright/services/group/group-results.wire';
import { type ConnectionState, converse, forms, type GatewayPort, intend, type Row } from '../opcode-table.ts';

const inWorld: readonly ConnectionState[] = ['world'];

/** Who is with whom: invitations, leaving, leading, loot. What a raid adds stands in rows of its own. */
export const groupRows: readonly Row[] = [
  forms(
    converse({
      layouts: [CMSG_GROUP_INVITE_1_12],
      states: inWorld,
      talk: ({ name }, session) => invite(session, name),
    }),
    converse({ layouts: [CMSG_GROUP_INVITE_3_3], states: inWorld, talk: ({ name }, session) => invite(session, name) }),
  ),
  converse({ layouts: [CMSG_GROUP_ACCEPT], states: inWorld, talk: (_packet, session) => accept(session) }),
  converse({
    layouts: [CMSG_GROUP_DECLINE],
    states: inWorld,
    async talk(_packet, session) {
      const { character } = session;
      if (character !== undefined) await session.call(declineInvitation, { character });
    },
  }),
  converse({
    layouts: [CMSG_GROUP_DISBAND],
    states: inWorld,
    async talk(_packet, session) {
      const { character, presence, build } = session;
      if (character === undefined || presence === undefined) return;
      const outcome = await session.call(leaveGroup, { character });
      // Clients send this on their own as well; that there is nothing to leave is no news.
      if (!isRefused(outcome)) session.send([groupGranted(build, 'leave', presence.name)]);
    },
  }),
  converse({
    layouts: [CMSG_GROUP_UNINVITE],
    states: inWorld,
    talk: ({ name }, session) => remove(session, undefined, name),
  }),
  forms(
    converse({
      layouts: [CMSG_GROUP_UNINVITE_GUID_1_12],
      states: inWorld,
      talk: ({ guid }, session) => remove(session, guid, ''),
    }),
    converse({
      layouts: [CMSG_GROUP_UNINVITE_GUID_3_3],
      states: inWorld,
      talk: ({ guid }, session) => remove(session, guid, ''),
    }),
  ),
  converse({
    layouts: [CMSG_GROUP_SET_LEADER],
    states: inWorld,
    async talk({ guid }, session) {
      const { character } = session;
      const member = characterOf(guid);
      if (character !== undefined && member !== undefined) await session.call(handOverGroup, { character, member });
    },
  }),
  converse({
    layouts: [CMSG_LOOT_METHOD],
    states: inWorld,
    async talk({ lootSetting, lootMaster, lootThreshold }, session) {
      const { character } = session;
      const method = lootMethodOf(lootSetting);
      if (character === undefined || method === undefined) return;
      const threshold = Math.min(lootThreshold, 0xff);
      await session.call(shareLoot, { character, method, threshold, master: characterOf(lootMaster) });
    },
  }),
  intend({
    layouts: [CMSG_REQUEST_PARTY_MEMBER_STATS],
    states: inWorld,
    cost: 2,
    intent({ guid }) {
      const member = characterOf(guid);
      return member === undefined ? undefined : { kind: 'requestMemberStats', member };
    },
  }),
];

async function invite(session: GatewayPort, name: string): Promise<void> {
  const { character, build } = session;
  if (character === undefined) return;
  const outcome = await session.call(inviteToGroup, { character, name });
  if (isRefused(outcome)) session.send(groupRefused(build, 'invite', name, outcome.refused));
  else session.send([groupGranted(build, 'invite', outcome.value.name)]);
}

async function accept(session: GatewayPort): Promise<void> {
  const { character, build } = session;
  if (character === undefined) return;
  const outcome = await session.call(acceptInvitation, { character });
  if (isRefused(outcome)) session.send(groupRefused(build, 'invite', '', outcome.refused));
}

async function remove(session: GatewayPort, guid: bigint | undefined, name: string): Promise<void> {
  const { character, build } = session;
  const member = guid === undefined ? undefined : characterOf(guid);
  if (character === undefined || (guid !== undefined && member === undefined)) return;
  const wanted = member === undefined ? name : undefined;
  const outcome = await session.call(removeMember, { character, member, name: wanted });
  if (isRefused(outcome)) session.send(groupRefused(build, 'remove', name, outcome.refused));
}
