import type { ValueOf } from '@realmwright/kernel/schema/type';
import type { Outgoing } from '@realmwright/protocol/schema/outgoing';
import type { groupType } from '@realmwright/services/group/group.contract';
import {
  declineTold,
  invitationTold,
  leaderTold,
  leaveTold,
  lineTold,
  markTold,
  pointTold,
  readinessTold,
  readyCheckEndTold,
  readyCheckTold,
  rollTold,
} from '@realmwright/services/group/group.wire';
import { groupTold as groupListed, noGroupTold } from '@realmwright/services/group/group-list.wire';
import { type groupNewsType, groupTold } from '@realmwright/services/group/group-news.contract';
import { guidOf } from '@realmwright/world/entity-key.wire';
import type { KnownIdsByBuild } from '@realmwright/world/perception/perception.wire';
import { knownIdsOf } from '../build-content.ts';
import { type NewsRow, type SessionPort, tellReceivers } from '../opcode-table.ts';

/** What members of a group hear of it. */
export function groupNews(knownIds: KnownIdsByBuild): readonly NewsRow[] {
  return [tellReceivers(groupTold, { packets: ({ news }, session) => packetsOf(news, session, knownIds) })];
}

/** The group of a character that has just come into the world, if it is in one and its client has not heard of it since. */
export function groupOnEntry(session: SessionPort, group: ValueOf<typeof groupType> | undefined): readonly Outgoing[] {
  const { character, build } = session;
  if (group === undefined || character === undefined) return [];
  return session.noteGroupRevision(group.revision) ? groupListed(build, group, character) : [];
}

function packetsOf(
  news: ValueOf<typeof groupNewsType>,
  session: SessionPort,
  knownIds: KnownIdsByBuild,
): readonly Outgoing[] {
  const { build, character } = session;
  if (character === undefined) return [];
  switch (news.kind) {
    case 'changed':
      return session.noteGroupRevision(news.group.revision) ? groupListed(build, news.group, character) : [];
    case 'left':
      return session.noteGroupRevision(news.revision) ? [...leaveTold(news), noGroupTold(build, news.revision)] : [];
    case 'leaderChanged':
      return [leaderTold(news)];
    case 'invited':
      return invitationTold(build, news.by, true);
    case 'invitedInVain':
      return invitationTold(build, news.by, false);
    case 'declined':
      return [declineTold(news)];
    case 'said':
      return [lineTold(build, knownIdsOf(knownIds, build), news)];
    case 'pointed':
      return [pointTold(news)];
    case 'rolled':
      return [rollTold(news)];
    case 'marked': {
      const guid = news.target === undefined ? 0n : guidOf(news.target);
      return [markTold(build, news.by, { index: news.icon, guid })];
    }
    case 'readyCheckStarted':
      return [readyCheckTold(build, news)];
    case 'readinessTold':
      return [readinessTold(build, news)];
    case 'readyCheckFinished':
      return readyCheckEndTold(build);
    case 'memberChanged':
      // Clients see the marks of members in view, and the world tells how the others are.
      return [];
  }
}
