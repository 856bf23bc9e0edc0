import { announce } from '@realmwright/kernel/contract';
import type { CharacterId } from '@realmwright/kernel/ids';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { groupReceivers } from '@realmwright/kernel/receivers';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { keepNews } from '../news-keeping.ts';
import type { FeaturePorts } from '../serving.ts';
import type { talkType } from '../social/talk.contract.ts';
import { groupChanged, type groupNewsType, groupTold } from './group-news.contract.ts';
import { findMember, type GroupState, type Member, viewOf } from './group-state.rules.ts';

export type GroupNews = ValueOf<typeof groupNewsType>;
type Told = Pick<Member, 'characterId' | 'connection'>;

/** Tells those who are in the world: one message for each edge that has any of them. */
export function tellMembers(bus: Bus, members: readonly Told[], news: GroupNews, number = 0): void {
  const present = members.flatMap(({ characterId, connection }) => (connection ? { characterId, ...connection } : []));
  for (const { edge, receivers } of groupReceivers(present))
    announce(bus, groupTold, { receivers, news, number }, { scope: edge });
}

/** Tells of something that comes once, and keeps it for those whose edge may be gone: as `talk`, with names. */
export async function tellForCertain(
  ports: Pick<FeaturePorts, 'bus' | 'log'>,
  members: readonly Told[],
  news: GroupNews,
  talk: ValueOf<typeof talkType>,
): Promise<void> {
  const listeners = members.map(({ characterId }) => characterId);
  tellMembers(ports.bus, members, news, await keepNews(ports, listeners, talk));
}

/** What came of a change of a group. */
export interface GroupChange {
  readonly before: GroupState;
  /** Undefined when the group is no more. */
  readonly after: GroupState | undefined;
  readonly revision: number;
}

/** Who goes with a change of a group, and how. */
export interface Leaver {
  readonly character: CharacterId;
  readonly why: 'left' | 'removed';
}

/**
 * Tells members and worlds of a change, in the order of the public servers: who is out, who leads, then how the group is.
 */
export function tellChange(bus: Bus, { before, after, revision }: GroupChange, leaver?: Leaver): void {
  const out = before.members.filter(({ characterId }) => characterId === leaver?.character);
  if (leaver !== undefined) tellMembers(bus, out, { kind: 'left', revision, why: leaver.why });
  if (after === undefined) {
    const rest = before.members.filter(({ characterId }) => characterId !== leaver?.character);
    tellMembers(bus, rest, { kind: 'left', revision, why: 'disbanded' });
    announce(bus, groupChanged, { group: { ...viewOf(before, revision), members: [] } });
    return;
  }
  const leader = findMember(after, after.leader);
  if (before.leader !== after.leader && leader !== undefined) {
    tellMembers(bus, after.members, { kind: 'leaderChanged', name: leader.name });
  }
  const group = viewOf(after, revision);
  tellMembers(bus, after.members, { kind: 'changed', group });
  announce(bus, groupChanged, { group });
}
