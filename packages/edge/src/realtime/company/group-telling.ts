import type { CharacterId } from '@realmwright/kernel/ids';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import type { groupNewsType } from '@realmwright/services/group/group-news.contract';
import type { talkType } from '@realmwright/services/social/talk.contract';
import type { RealtimeCore } from '../realtime-core.ts';
import type { RealtimeSession } from '../realtime-session.ts';
import { personTold } from '../rooms/people-news.ts';
import { settleRooms } from '../rooms/room-life.ts';
import { type Turn, tellOnce, tellTalk } from '../talk-telling.ts';
import { type Company, type Group, partyTold } from './company.ts';

type Told<Kind extends ServerMessage['kind']> = Omit<Extract<ServerMessage, { kind: Kind }>, 'kind'>;
type Signal = Extract<ValueOf<typeof talkType>, { kind: 'signalledToGroup' }>['signal'];

/** Tells a session what happens in its character's group; `number` as it is kept, or 0. */
export function tellGroupNews(
  core: RealtimeCore,
  session: RealtimeSession,
  news: ValueOf<typeof groupNewsType>,
  number: number,
): void {
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
      line.tell({ kind: 'partyNews', news: news.why, name: '', number });
      line.tell({ kind: 'party', party: undefined });
      if (news.why !== 'left') notifier.note({ about: 'partyNews', source: '', text: news.why });
      return settleRooms(core, session);
    case 'leaderChanged':
      notifier.note({ about: 'partyNews', source: news.name, text: 'leads' });
      return line.tell({ kind: 'partyNews', news: 'leads', name: news.name, number });
    case 'invited':
    case 'invitedInVain':
    case 'declined':
      return tellSignal(session, news.kind, { name: news.by, number });
    case 'said':
      return tellGroupTalk(session, company, news, number);
    case 'rolled': {
      const { by: roller, least, greatest, rolled } = news;
      return tellRoll(session, { name: company.nameOf(roller), least, greatest, rolled, number });
    }
    case 'readyCheckStarted':
      return tellSignal(session, 'readyAsked', { name: company.nameOf(news.by), number });
    case 'readinessTold':
      return tellSignal(session, news.isReady ? 'ready' : 'notReady', { name: company.nameOf(news.by), number });
    case 'readyCheckFinished':
      return tellSignal(session, 'readyOver', { name: '', number });
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

/** Tells of a signal of somebody, once; invitations and their answers are noted for whoever looks later. */
export function tellSignal(
  session: RealtimeSession,
  signal: Signal,
  { name, number }: { readonly name: string; readonly number: number },
  turn?: Turn,
): void {
  const tell = (): void => {
    if (lasting.has(signal)) session.notifier.note({ about: 'partyNews', source: name, text: signal });
    session.line.tell({ kind: 'partyNews', news: signal, name, number });
  };
  tellOnce(session, { number, tell }, turn);
}

/** Tells of dice that somebody has rolled, once. */
export function tellRoll(session: RealtimeSession, roll: Told<'rolled'>, turn?: Turn): void {
  const tell = (): void => session.line.tell({ kind: 'rolled', ...roll });
  tellOnce(session, { number: roll.number, tell }, turn);
}

const lasting: ReadonlySet<Signal> = new Set(['invited', 'invitedInVain', 'declined']);

function tellGroupTalk(
  session: RealtimeSession,
  company: Company,
  { from, how: spoken, text }: Extract<ValueOf<typeof groupNewsType>, { kind: 'said' }>,
  number: number,
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
