import type { AccountRoles } from '@realmwright/kernel/account-role';
import type { CharacterReading } from '@realmwright/kernel/character-sheet';
import type { CharacterId } from '@realmwright/kernel/ids';
import { isRefused, type Outcome } from '@realmwright/kernel/outcome';
import { REALTIME_BUILD } from '@realmwright/kernel/realtime-build';
import { closeSession } from '@realmwright/services/account/account.contract';
import {
  enterCharacter,
  holdMillis,
  releaseCharacter,
  resumeCharacter,
} from '@realmwright/services/character/character.contract';
import { absentFromGroup } from '@realmwright/services/group/group.contract';
import {
  announcePresence,
  setStatus,
  unchangedPresence,
  updatePresence,
  withdrawPresence,
} from '@realmwright/services/social/social.contract';
import type { PersonalFact } from '@realmwright/world/perception/perceived';
import { sharedInstance } from '../gateway/world-entry.ts';
import { type Arrival, attend, meetCompany, whomItIgnores } from './company/company-life.ts';
import { recallMissed } from './missed-talk.ts';
import { keepWhatCame } from './notifications/notification-life.ts';
import type { RealtimeCore } from './realtime-core.ts';
import type { PlayedCharacter, RealtimeSession } from './realtime-session.ts';
import { settleRooms } from './rooms/room-life.ts';

/** The way of a session into the world, between maps, and out of it. */

/** How long a character that is still being saved elsewhere is waited for, milliseconds. */
const stillInWorldMillis = 10_000;
const retryMillis = 250;

/** Takes a character into the world. Gives a refusal, or nothing when it is on its way. */
export async function enterWorld(
  core: RealtimeCore,
  session: RealtimeSession,
  character: CharacterId,
): Promise<string | undefined> {
  if (session.state !== 'characters') return 'realtime.not-now';
  session.enterState('entering');
  const [entered, ignored] = await Promise.all([
    enterWhenFree(core, session, character),
    whomItIgnores(core, session, character),
  ]);
  if (isRefused(entered)) {
    if (!isOver(session)) session.enterState('characters');
    return entered.refused;
  }
  const { reading, epoch } = entered.value;
  if (isOver(session)) {
    await core.call(session, releaseCharacter, { characterId: character, epoch });
    return undefined;
  }
  join(core, session, reading, epoch, 'login');
  session.company?.ignore(ignored);
  return undefined;
}

function isOver(session: RealtimeSession): boolean {
  return session.state === 'over';
}

function join(
  core: RealtimeCore,
  session: RealtimeSession,
  reading: CharacterReading,
  characterEpoch: number,
  arrival: Arrival,
  talkAfter = 0,
): void {
  session.takeUp(reading, characterEpoch, sharedInstance(core.config.realm, reading.place.map));
  core.names.note(reading.characterId, reading.name);
  const { roles } = session.account;
  core.intend(session, {
    kind: 'join',
    sheet: { ...reading, roles },
    characterEpoch,
    arrival,
    cameFrom: undefined,
    drawsLand: true,
    talkAfter,
  });
}

/** The session goes on with the character that it had at its former edge; its instance tells again what was missed. */
export function goOn(
  core: RealtimeCore,
  session: RealtimeSession,
  { reading, epoch }: { readonly reading: CharacterReading; readonly epoch: number },
  said: number,
): void {
  session.enterState('entering');
  session.talk.hold();
  session.arriving = new Promise((resolve) => {
    session.arrive = resolve;
    core.clock.after(stillInWorldMillis, resolve);
  });
  join(core, session, reading, epoch, 'resumption', said);
}

type Entered = Outcome<
  { readonly reading: CharacterReading; readonly epoch: number },
  (typeof enterCharacter.refusals)[number]
>;

async function enterWhenFree(core: RealtimeCore, session: RealtimeSession, characterId: CharacterId): Promise<Entered> {
  const { clock, config } = core;
  const question = {
    accountId: session.account.id,
    realm: config.realm,
    characterId,
    build: REALTIME_BUILD,
    edge: config.edge,
    session: session.id,
    isForced: false,
  };
  const deadline = clock.monotonic() + stillInWorldMillis;
  while (true) {
    const entered = await core.call(session, enterCharacter, question);
    const isBusy = isRefused(entered) && busyRefusals.has(entered.refused);
    if (!isBusy || isOver(session)) return entered;
    // The holder has had its time and is probably no more: the character comes back at its last save.
    if (clock.monotonic() > deadline) return core.call(session, enterCharacter, { ...question, isForced: true });
    await new Promise<void>((resolve) => clock.after(retryMillis, resolve));
  }
}

const busyRefusals: ReadonlySet<string> = new Set(['character.still-in-world', 'character.other-in-world']);

/** What a personal fact means for the session. */
export function follow(core: RealtimeCore, session: RealtimeSession, fact: PersonalFact): void {
  const { character } = session;
  switch (fact.kind) {
    case 'joined':
      session.enterState('world');
      session.enteredAt = core.clock.monotonic();
      session.arrive?.();
      if (character === undefined) return;
      character.zone = fact.zone;
      tellPresent(core, session, character, fact.arrival);
      // The instance of another map does not know how its player was marked in the former one.
      if (character.status !== 'here') core.intend(session, { kind: 'mark', status: character.status });
      settleRooms(core, session);
      if (fact.arrival === 'transfer') return;
      core.tell(session, meetCompany(core, session, character, fact.arrival));
      tellMark(core, session, character);
      if (fact.arrival !== 'resumption') return;
      if (session.moved !== undefined) core.tell(session, recallMissed(core, session, session.moved));
      return;
    case 'deedJudged':
      session.owner?.judged(fact.action, fact.refusal);
      return;
    case 'zoneEntered':
      if (character === undefined) return;
      character.zone = fact.zone;
      settleRooms(core, session);
      tellZone(core, session, character.id, fact.zone);
      return;
    case 'transferStarted':
      session.enterState('transferring');
      core.tell(session, arrive(core, session));
      return;
    case 'logoutCompleted':
      leaveQuietly(core, session);
      return;
    case 'left':
      if (fact.reason === 'kicked') session.close('kicked');
      else if (session.state === 'world' || session.state === 'entering') leaveQuietly(core, session);
      return;
    default:
  }
}

/** The same character goes on in the instance of another map; nobody has to load anything. */
async function arrive(core: RealtimeCore, session: RealtimeSession): Promise<void> {
  const { character } = session;
  if (character === undefined) return;
  const resumed = await core.call(session, resumeCharacter, { characterId: character.id, epoch: character.epoch });
  if (isRefused(resumed)) return session.close('fault');
  const { reading, epoch } = resumed.value;
  if (isOver(session)) {
    await core.call(session, releaseCharacter, { characterId: character.id, epoch });
    return;
  }
  session.enterState('entering');
  join(core, session, reading, epoch, 'transfer');
}

/** The character is out of the world; the line stays open. */
function leaveQuietly(core: RealtimeCore, session: RealtimeSession): void {
  const { character } = session;
  if (session.view !== undefined) core.translator.forget(session.view);
  session.letGo();
  settleRooms(core, session);
  session.owner?.leftWorld();
  if (character !== undefined) tellAbsence(core, session, character.id);
}

/** How a character leaves the world whose session has ended. */
export type Departure = 'superseded' | 'kicked' | 'vanished';

/** The session has ended: the world, the registry and the account service let go of the session. */
export function endSession(core: RealtimeCore, session: RealtimeSession, reason: Departure): void {
  const { character, view, state } = session;
  session.enterState('over');
  core.sessions.delete(session.id);
  settleRooms(core, session);
  keepWhatCame(core, session);
  core.tokens.revoke(session);
  if (character !== undefined) {
    if (view !== undefined) core.translator.forget(view);
    if (state === 'world' || state === 'entering') {
      core.intend(session, { kind: 'leave', reason });
      const { instance, id } = character;
      const held = { instance, session: session.id, sequence: session.intentSequence };
      if (reason === 'vanished') core.held.hold(id, held, core.clock.monotonic() + holdMillis);
    }
    tellAbsence(core, session, character.id);
  }
  const { edge } = core.config;
  const question = { accountId: session.account.id, edge, session: session.id };
  core.tell(session, core.call(session, closeSession, question));
}

/** The account has other roles now: its character in the world and the registry learn of them. */
export function changeRoles(core: RealtimeCore, session: RealtimeSession, roles: AccountRoles): void {
  const { account, character, state } = session;
  account.roles = roles;
  if (character === undefined) return;
  // On the way to an instance it has been announced to it already; on the way between two, it will be, with these roles.
  if (state === 'world' || state === 'entering') core.intend(session, { kind: 'changeRoles', roles });
  const change = { ...unchangedPresence, characterId: character.id, roles };
  core.tellPresence(session, () => core.call(session, updatePresence, change));
}

/** A character whose client vanished is wanted again: the world is told to let it go at once. */
export function giveUpHeld(core: RealtimeCore, character: CharacterId): void {
  const held = core.held.take(character);
  if (held === undefined) return;
  core.intents.add(held.instance, held.session, held.sequence + 1, { kind: 'leave', reason: 'superseded' });
}

function tellPresent(core: RealtimeCore, session: RealtimeSession, character: PlayedCharacter, arrival: Arrival): void {
  const { account } = session;
  const { id, name, race, class: class_, gender, level, zone, map, instance } = character;
  const { realm, edge } = core.config;
  const presence = {
    characterId: id,
    accountId: account.id,
    realm,
    name,
    race,
    class: class_,
    gender,
    level,
    zone,
    map,
    instance,
    edge,
    session: session.id,
    build: REALTIME_BUILD,
    roles: account.roles,
  };
  core.tellPresence(session, () =>
    core.call(session, announcePresence, { ...presence, isInvisible: session.isInvisible }),
  );
  core.tellPresence(session, () => attend(core, session, character, arrival));
}

/** The registry knows this session as a new stay, which begins without a mark. */
function tellMark(core: RealtimeCore, session: RealtimeSession, { id: characterId, status }: PlayedCharacter): void {
  if (status === 'here') return;
  const marked = { characterId, status, statusText: '', isInvisible: session.isInvisible };
  core.tellPresence(session, () => core.call(session, setStatus, marked));
}

function tellZone(core: RealtimeCore, session: RealtimeSession, characterId: CharacterId, zone: number): void {
  const change = { ...unchangedPresence, characterId, zone };
  core.tellPresence(session, () => core.call(session, updatePresence, change));
}

function tellAbsence(core: RealtimeCore, session: RealtimeSession, characterId: CharacterId): void {
  const absence = { characterId, edge: core.config.edge, session: session.id };
  core.tellPresence(session, () => core.call(session, withdrawPresence, absence));
  core.tellPresence(session, () => core.call(session, absentFromGroup, absence));
}
