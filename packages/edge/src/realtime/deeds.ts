import { characterId } from '@realmwright/kernel/ids';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Deed } from '@realmwright/protocol/realtime/client-messages';
import type { DeedOutcome } from '@realmwright/protocol/realtime/server-messages';
import { runCommand } from '@realmwright/services/operator/operator.contract';
import { safeChatText } from '@realmwright/services/social/chat-text.wire';
import { setStatus, whisper } from '@realmwright/services/social/social.contract';
import { isCommand } from '@realmwright/world/chat/chat.wire';
import type { EntityKey } from '@realmwright/world/entity-key';
import type { Intent } from '@realmwright/world/intents/intent-batch';
import { changeCharacters } from './character-screen.ts';
import { keepCompany } from './company/social-deeds.ts';
import { attendNotifications } from './notifications/notification-life.ts';
import type { RealtimeCore } from './realtime-core.ts';
import type { RealtimeSession } from './realtime-session.ts';
import { tellLine } from './system-line.ts';

/** What the deeds of clients come to. */

const done: DeedOutcome = { kind: 'done' };

/** Does what a client asks for. A deed that the world judges is done when the world has it; what comes of it is seen. */
export async function perform(core: RealtimeCore, session: RealtimeSession, deed: Deed): Promise<DeedOutcome> {
  if (deed.kind === 'create' || deed.kind === 'delete') return changeCharacters(core, session, deed);
  if (deed.kind === 'markRead' || deed.kind === 'notify') return attendNotifications(core, session, deed);
  if (session.state !== 'world' || session.character === undefined) return refused('realtime.not-in-world');
  switch (deed.kind) {
    case 'speak':
      return speak(core, session, deed);
    case 'whisper':
      return whisperTo(core, session, deed.to, deed.text);
    case 'mark':
      return mark(core, session, deed);
    case 'stand':
      return intend(core, session, { kind: 'setStandState', state: deed.state });
    case 'stopAttack':
      return intend(core, session, { kind: 'stopAttack' });
    case 'answerDuel':
      return intend(core, session, { kind: deed.accepts ? 'acceptDuel' : 'cancelDuel' });
    case 'select':
      return select(core, session, deed.target);
    case 'attack':
    case 'use':
    case 'challenge':
      return aim(core, session, deed);
    case 'gesture':
      return gesture(core, session, deed);
    default:
      return keepCompany(core, session, session.character, deed);
  }
}

async function speak(
  core: RealtimeCore,
  session: RealtimeSession,
  { how, text: typed }: Extract<Deed, { kind: 'speak' }>,
): Promise<DeedOutcome> {
  const text = safeChatText(typed);
  if (text === undefined || text.trim() === '') return refused('realtime.not-sayable');
  if (how === 'say' && isCommand(text) && (await command(core, session, text))) return done;
  if (isMuted(core, session)) return refused('realtime.muted');
  // The language of the speaker's side, which everybody of that side understands.
  const race = core.config.content.races.find(({ id }) => id === session.character?.race);
  return intend(core, session, { kind: 'say', how, language: race?.languages[0] ?? 0, text });
}

async function whisperTo(
  core: RealtimeCore,
  session: RealtimeSession,
  toName: string,
  typed: string,
): Promise<DeedOutcome> {
  const from = session.character?.id;
  const text = safeChatText(typed);
  if (text === undefined || text.trim() === '' || toName === '') return refused('realtime.not-sayable');
  if (isMuted(core, session)) return refused('realtime.muted');
  if (from === undefined) return refused('realtime.not-in-world');
  const outcome = await core.call(session, whisper, { from, toName, language: 0, text });
  if (isRefused(outcome)) return refused(outcome.refused);
  const { end, toName: name, status } = outcome.value;
  if (end === 'ignored') return refused('social.ignored');
  session.line.tell({ kind: 'said', how: 'whispered', thing: undefined, speaker: name, status, where: name, text });
  return done;
}

async function mark(
  core: RealtimeCore,
  session: RealtimeSession,
  { status, text: typed }: Extract<Deed, { kind: 'mark' }>,
): Promise<DeedOutcome> {
  const { character } = session;
  const statusText = safeChatText(typed);
  if (character === undefined || statusText === undefined) return refused('realtime.not-sayable');
  character.status = status;
  core.intend(session, { kind: 'mark', status });
  const marked = { characterId: character.id, status, statusText };
  core.tellPresence(session, () => core.call(session, setStatus, marked));
  return done;
}

/** Runs a line as a command; false if nobody of the caller's roles can: then it is ordinary talk. */
async function command(core: RealtimeCore, session: RealtimeSession, text: string): Promise<boolean> {
  const { account, character } = session;
  const { realm, edge } = core.config;
  if (character === undefined) return false;
  const inWorld = {
    characterId: character.id,
    characterName: character.name,
    instance: character.instance,
    edge,
    session: session.id,
    selected: character.selected,
  };
  const caller = { name: account.name, roles: account.roles, accountId: account.id, realm, inWorld };
  const outcome = await core.call(session, runCommand, { caller, text });
  if (isRefused(outcome)) return false;
  const { lines, forward, grantedTo: leastRole } = outcome.value;
  for (const line of lines) tellLine(session, line);
  if (forward === undefined) return true;
  const intent = { text: forward.replace(/^\./, '') };
  if (leastRole === undefined) core.intend(session, { kind: 'runCommand', ...intent });
  else core.intend(session, { kind: 'runGrantedCommand', ...intent, leastRole });
  return true;
}

function select(core: RealtimeCore, session: RealtimeSession, thing: number | undefined): DeedOutcome {
  const seen = thing === undefined ? undefined : findSeen(core, session, thing);
  if (thing !== undefined && seen === undefined) return refused('realtime.not-in-view');
  if (session.character !== undefined) session.character.selected = playerOf(seen?.key);
  if (session.view !== undefined) session.view.target = seen?.id;
  return intend(core, session, { kind: 'select', target: seen?.key });
}

function aim(
  core: RealtimeCore,
  session: RealtimeSession,
  { kind, target: thing }: Extract<Deed, { kind: 'attack' | 'use' | 'challenge' }>,
): DeedOutcome {
  const target = findSeen(core, session, thing)?.key;
  if (target === undefined) return refused('realtime.not-in-view');
  if (kind === 'attack') return intend(core, session, { kind: 'attack', target });
  if (kind === 'use') return intend(core, session, { kind: 'useObject', target });
  return intend(core, session, { kind: 'castSpell', spell: core.config.content.duel.spell, castCount: 0, target });
}

function gesture(
  core: RealtimeCore,
  session: RealtimeSession,
  { gesture: emote, target: thing }: Extract<Deed, { kind: 'gesture' }>,
): DeedOutcome {
  const target = thing === undefined ? undefined : findSeen(core, session, thing)?.key;
  if (thing !== undefined && target === undefined) return refused('realtime.not-in-view');
  if (isMuted(core, session)) return refused('realtime.muted');
  return intend(core, session, { kind: 'textEmote', emote, animation: 0, target });
}

/** A thing that the client has in view. */
function findSeen(core: RealtimeCore, { view }: RealtimeSession, thing: number) {
  const scene = view?.instance === undefined ? undefined : core.translator.sceneOf(view.instance);
  for (const id of view?.known.keys() ?? []) if (id === thing) return scene?.entities.get(id);
  return undefined;
}

function playerOf(key: EntityKey | undefined) {
  return key?.kind === 'player' ? characterId(key.counter) : undefined;
}

function intend(core: RealtimeCore, session: RealtimeSession, intent: Intent): DeedOutcome {
  core.intend(session, intent);
  return done;
}

function isMuted(core: RealtimeCore, { account }: RealtimeSession): boolean {
  return account.mutedUntil > core.clock.now();
}

function refused(code: string): DeedOutcome {
  return { kind: 'refused', code };
}
