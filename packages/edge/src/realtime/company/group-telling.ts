import type { CharacterId } from '@realmwright/kernel/ids';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import type { groupNewsType } from '@realmwright/services/group/group-news.contract';
import type { RealtimeCore } from '../realtime-core.ts';
import type { RealtimeSession } from '../realtime-session.ts';
import { personTold } from '../rooms/people-news.ts';
import { settleRooms } from '../rooms/room-life.ts';
import { tellTalk } from '../talk-telling.ts';
import { type Company, type Group, partyTold } from './company.ts';

/** Tells a session what happens in its character's group. */
export function tellGroupNews(core: RealtimeCore, session: RealtimeSession, news: ValueOf<typeof groupNewsType>): void {
  const { line, company, notifier } = session;
  if (company === undefined) return;
  switch (news.kind) {
    case 'changed': {
      const before = company.group;
      if (!company.noteGroup(news.group.revision, news.group)) return;
      line.tell({ kind: 'party', party: partyTold(news.group) });
      noteMembers(session, before, news.group);
      return settleRooms(core, session);
    }
    case 'left':
      if (!company.noteGroup(news.revision, undefined)) return;
      line.tell({ kind: 'partyNews', news: news.why, name: '' });
      line.tell({ kind: 'party', party: undefined });
      if (news.why !== 'left') notifier.note({ about: 'partyNews', source: '', text: news.why });
      return settleRooms(core, session);
    case 'leaderChanged':
      notifier.note({ about: 'partyNews', source: news.name, text: 'leads' });
      return line.tell({ kind: 'partyNews', news: 'leads', name: news.name });
    case 'invited':
    case 'invitedInVain':
    case 'declined':
      notifier.note({ about: 'partyNews', source: news.by, text: news.kind });
      return line.tell({ kind: 'partyNews', news: news.kind, name: news.by });
    case 'said':
      return tellGroupTalk(session, company, news);
    case 'rolled': {
      const { by: roller, least, greatest, rolled } = news;
      return line.tell({ kind: 'rolled', name: company.nameOf(roller), least, greatest, rolled });
    }
    case 'readyCheckStarted':
      return line.tell({ kind: 'partyNews', news: 'readyAsked', name: company.nameOf(news.by) });
    case 'readinessTold':
      return line.tell({
        kind: 'partyNews',
        news: news.isReady ? 'ready' : 'notReady',
        name: company.nameOf(news.by),
      });
    case 'readyCheckFinished':
      return line.tell({ kind: 'partyNews', news: 'readyOver', name: '' });
    case 'memberChanged': {
      const { group } = company;
      if (group === undefined) return;
      const room = { kind: group.kind, group: group.groupId } as const;
      const changed = [personTold(news.member)];
      return line.tell({ kind: 'people', room, came: [], changed, went: [], isCrowded: false });
    }
    case 'pointed':
    case 'marked':
      // Pages have no map and no marks yet.
      return;
  }
}

function tellGroupTalk(
  session: RealtimeSession,
  company: Company,
  { from, how: spoken, text, number }: Extract<ValueOf<typeof groupNewsType>, { kind: 'said' }>,
): void {
  const how = groupTalkShown[spoken];
  tellTalk(session, { how, from, speaker: company.nameOf(from), status: 'here', where: '', text, number });
}

/** How pages show what members of a group say. */
export const groupTalkShown = {
  party: 'party',
  partyLeader: 'party',
  raid: 'raid',
  raidLeader: 'raid',
  raidWarning: 'raidWarning',
} as const;

/** Who came into the group, left it, is in the world again, or not any more. */
function noteMembers({ notifier, company }: RealtimeSession, before: Group | undefined, after: Group): void {
  const note = (name: string, text: string): void => notifier.note({ about: 'partyNews', source: name, text });
  const known = new Map(before?.members.map((member): [CharacterId, boolean] => [member.characterId, member.isOnline]));
  for (const { characterId, name, isOnline } of after.members) {
    const wasOnline = known.get(characterId);
    known.delete(characterId);
    if (characterId === company?.character) continue;
    if (wasOnline === undefined) note(name, 'joined');
    else if (wasOnline !== isOnline) note(name, isOnline ? 'online' : 'offline');
  }
  for (const { characterId, name } of before?.members ?? []) if (known.has(characterId)) note(name, 'left');
}
