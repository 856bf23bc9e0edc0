import { isRefused } from '@realmwright/kernel/outcome';
import { REALTIME_BUILD } from '@realmwright/kernel/realtime-build';
import type { Deed } from '@realmwright/protocol/realtime/client-messages';
import type { roomDeeds } from '@realmwright/protocol/realtime/room-messages';
import type { DeedOutcome } from '@realmwright/protocol/realtime/server-messages';
import type { contactDeeds, socialDeeds } from '@realmwright/protocol/realtime/social-deeds';
import { findCharacterByName } from '@realmwright/services/character/character.contract';
import {
  acceptInvitation,
  convertToRaid,
  declineInvitation,
  handOverGroup,
  inviteToGroup,
  leaveGroup,
  removeMember,
} from '@realmwright/services/group/group.contract';
import { sayToGroup } from '@realmwright/services/group/group-signals.contract';
import { safeChatText } from '@realmwright/services/social/chat-text.wire';
import { addContact, removeContact, setContactNote } from '@realmwright/services/social/friends.contract';
import { who } from '@realmwright/services/social/social.contract';
import { operationOf } from '../deed-operation.ts';
import type { RealtimeCore } from '../realtime-core.ts';
import type { PlayedCharacter, RealtimeSession } from '../realtime-session.ts';
import { personTold } from '../rooms/people-news.ts';
import { showRoster, speakToRoom } from '../rooms/room-life.ts';
import { joinChannelAs, leaveChannelAs, listChannelFor, speakInChannelAs } from './channel-deeds.ts';
import { tellContacts } from './company-life.ts';
import { answered, done, refused, sayable } from './deed-answers.ts';

type SocialDeedKind = keyof typeof socialDeeds | keyof typeof contactDeeds | keyof typeof roomDeeds;

/** A deed of company. Gestures are the world's. */
export type SocialDeed = Extract<Deed, { kind: Exclude<SocialDeedKind, 'gesture'> }>;

/** Does what concerns others wherever they are. The services are those of game clients, and so are their refusals. */
export async function keepCompany(
  core: RealtimeCore,
  session: RealtimeSession,
  self: PlayedCharacter,
  deed: SocialDeed,
  action: number,
): Promise<DeedOutcome> {
  const character = self.id;
  switch (deed.kind) {
    case 'invite':
      return answered(await core.call(session, inviteToGroup, { character, name: deed.name }));
    case 'answerInvitation':
      return answered(await core.call(session, deed.accepts ? acceptInvitation : declineInvitation, { character }));
    case 'leaveParty':
      return answered(await core.call(session, leaveGroup, { character }));
    case 'putOut':
      return answered(await core.call(session, removeMember, { character, member: undefined, name: deed.name }));
    case 'handOver':
      return answered(await core.call(session, handOverGroup, { character, member: deed.to }));
    case 'makeRaid':
      return answered(await core.call(session, convertToRaid, { character }));
    case 'speakToParty':
      return speakToParty(core, session, self, deed, action);
    case 'joinChannel':
      return joinChannelAs(core, session, self, deed);
    case 'leaveChannel':
      return leaveChannelAs(core, session, self, deed.channel);
    case 'speakInChannel':
      return speakInChannelAs(core, session, self, deed, action);
    case 'listChannel':
      return listChannelFor(core, session, self, deed.channel);
    case 'addContact':
      return addContactOf(core, session, self, deed);
    case 'removeContact': {
      const { character: contact, as: kind } = deed;
      const outcome = await core.call(session, removeContact, { owner: character, contact, kind });
      if (kind === 'ignored') session.company?.ignored.delete(contact);
      await tellContacts(core, session, self);
      return answered(outcome);
    }
    case 'noteContact': {
      const note = safeChatText(deed.note);
      if (note === undefined) return refused('realtime.not-sayable');
      const outcome = await core.call(session, setContactNote, { owner: character, contact: deed.character, note });
      await tellContacts(core, session, self);
      return answered(outcome);
    }
    case 'listContacts':
      await tellContacts(core, session, self);
      return done;
    case 'who':
      return findPeople(core, session, self, deed);
    case 'roster':
      return showRoster(core, session, deed);
    case 'tellRoom':
      return speakToRoom(core, session, self, deed);
  }
}

async function speakToParty(
  core: RealtimeCore,
  session: RealtimeSession,
  { id: character, race }: PlayedCharacter,
  { how, text: typed }: Extract<SocialDeed, { kind: 'speakToParty' }>,
  action: number,
): Promise<DeedOutcome> {
  const said = sayable(core, session, typed);
  if ('refusal' in said) return said.refusal;
  const language = core.config.content.races.find(({ id }) => id === race)?.languages[0] ?? 0;
  const operation = operationOf(session, action);
  return answered(await core.call(session, sayToGroup, { character, how, language, text: said.text, operation }));
}

async function addContactOf(
  core: RealtimeCore,
  session: RealtimeSession,
  self: PlayedCharacter,
  { name, as: kind, note: typed }: Extract<SocialDeed, { kind: 'addContact' }>,
): Promise<DeedOutcome> {
  // Game clients show it too.
  const note = safeChatText(typed);
  if (note === undefined) return refused('realtime.not-sayable');
  const { realm } = core.config;
  const found = await core.call(session, findCharacterByName, { realm, name });
  if (isRefused(found)) return refused('social.contact-is-unknown');
  const { characterId: contact } = found.value;
  const asked = { owner: self.id, realm, build: REALTIME_BUILD, contact, kind, note };
  const outcome = await core.call(session, addContact, asked);
  if (isRefused(outcome)) return refused(outcome.refused);
  if (kind === 'ignored') session.company?.ignored.add(contact);
  await tellContacts(core, session, self);
  return done;
}

async function findPeople(
  core: RealtimeCore,
  session: RealtimeSession,
  { id: asker }: PlayedCharacter,
  { name, minLevel, maxLevel, zones, words }: Extract<SocialDeed, { kind: 'who' }>,
): Promise<DeedOutcome> {
  const { realm } = core.config;
  const asked = { realm, asker, minLevel, maxLevel, name, guild: '', raceMask: 0, classMask: 0, zones, words };
  const found = await core.call(session, who, asked);
  if (isRefused(found)) return done;
  const { matchCount: total, rows } = found.value;
  session.line.tell({ kind: 'found', total, people: rows.map(personTold) });
  return done;
}
