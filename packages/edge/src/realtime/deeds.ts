import { type CharacterId, characterId } from '@realmwright/kernel/ids';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Deed } from '@realmwright/protocol/realtime/client-messages';
import type { DeedOutcome } from '@realmwright/protocol/realtime/server-messages';
import { runCommand } from '@realmwright/services/operator/operator.contract';
import { safeChatText } from '@realmwright/services/social/chat-text.wire';
import { setStatus, whisper } from '@realmwright/services/social/social.contract';
import { keepTalk } from '@realmwright/services/social/talk.contract';
import { isCommand } from '@realmwright/world/chat/chat.wire';
import type { Attempted } from '@realmwright/world/deeds/deeds.intents';
import type { EntityKey } from '@realmwright/world/entity-key';
import { changeCharacters } from './character-screen.ts';
import { keepCompany } from './company/social-deeds.ts';
import { operationOf } from './deed-operation.ts';
import { attendNotifications } from './notifications/notification-life.ts';
import type { RealtimeCore } from './realtime-core.ts';
import type { RealtimeSession } from './realtime-session.ts';
import { tellLine, tellReply } from './system-line.ts';

/** What the deeds of clients come to. */

const done: DeedOutcome = { kind: 'done' };

/** How a deed came out, or that the world will say so. */
export type Performed = DeedOutcome | 'asked-of-world';

/** Does what a client asks for, or has the world do it. */
export async function perform(
  core: RealtimeCore,
  session: RealtimeSession,
  deed: Deed,
  action: number,
): Promise<Performed> {
  if (deed.kind === 'create' || deed.kind === 'delete') return changeCharacters(core, session, deed, action);
  if (deed.kind === 'markRead' || deed.kind === 'notify') return attendNotifications(core, session, deed);
  if (deed.kind === 'mark') return mark(core, session, deed, action);
  if (session.state !== 'world' || session.character === undefined) return refused('realtime.not-in-world');
  switch (deed.kind) {
    case 'speak':
      return speak(core, session, deed, action);
    case 'whisper':
      return whisperTo(core, session, deed, action);
    case 'stand':
      return attempt(core, session, action, { kind: 'setStandState', state: deed.state });
    case 'stopAttack':
      return attempt(core, session, action, { kind: 'stopAttack' });
    case 'answerDuel':
      return attempt(core, session, action, { kind: deed.accepts ? 'acceptDuel' : 'cancelDuel' });
    case 'releaseSpirit':
      return attempt(core, session, action, { kind: 'releaseSpirit' });
    case 'reclaimBody': {
      const corpse = { kind: 'corpse', entry: 0, counter: session.character.id } as const;
      return attempt(core, session, action, { kind: 'reclaimCorpse', corpse });
    }
    case 'select':
      return select(core, session, deed.target, action);
    case 'attack':
    case 'use':
    case 'challenge':
      return aim(core, session, deed, action);
    case 'gesture':
      return gesture(core, session, deed, action);
    case 'putDown':
      return attempt(core, session, action, { kind: 'putDown' });
    case 'giveAway':
    case 'steal':
      return passOn(core, session, deed, action);
    default:
      return keepCompany(core, session, session.character, deed, action);
  }
}

async function speak(
  core: RealtimeCore,
  session: RealtimeSession,
  { how, text: typed }: Extract<Deed, { kind: 'speak' }>,
  action: number,
): Promise<Performed> {
  const text = safeChatText(typed);
  if (text === undefined || text.trim() === '') return refused('realtime.not-sayable');
  const commanded = how === 'say' && isCommand(text) ? await command(core, session, text, action) : undefined;
  if (commanded !== undefined) return commanded;
  if (isMuted(core, session)) return refused('realtime.muted');
  // The language of the speaker's side, which everybody of that side understands.
  const race = core.config.content.races.find(({ id }) => id === session.character?.race);
  return attempt(core, session, action, { kind: 'say', how, language: race?.languages[0] ?? 0, text });
}

async function whisperTo(
  core: RealtimeCore,
  session: RealtimeSession,
  { to: toName, text: typed }: Extract<Deed, { kind: 'whisper' }>,
  action: number,
): Promise<DeedOutcome> {
  const from = session.character?.id;
  const text = safeChatText(typed);
  if (text === undefined || text.trim() === '' || toName === '') return refused('realtime.not-sayable');
  if (isMuted(core, session)) return refused('realtime.muted');
  if (from === undefined) return refused('realtime.not-in-world');
  const outcome = await core.call(session, whisper, {
    from,
    toName,
    language: 0,
    text,
    operation: operationOf(session, action),
  });
  if (isRefused(outcome)) return refused(outcome.refused);
  const { end, toName: name, status } = outcome.value;
  if (end === 'ignored') return refused('social.ignored');
  session.line.tell({
    kind: 'said',
    how: 'whispered',
    thing: undefined,
    speaker: name,
    status,
    where: name,
    text,
    number: 0,
  });
  return done;
}

async function mark(
  core: RealtimeCore,
  session: RealtimeSession,
  deed: Extract<Deed, { kind: 'mark' }>,
  action: number,
): Promise<Performed> {
  const { character } = session;
  if (character === undefined) return markOutside(session, deed);
  const { status: asked, text: typed } = deed;
  const statusText = safeChatText(typed);
  if (statusText === undefined) return refused('realtime.not-sayable');
  const isInvisible = asked === 'invisible';
  // Whoever stands near sees the character, which is not marked there.
  const status = isInvisible ? 'here' : asked;
  session.isInvisible = isInvisible;
  character.status = status;
  const marked = { characterId: character.id, status, statusText, isInvisible };
  core.tellPresence(session, () => core.call(session, setStatus, marked));
  await session.presenceTold;
  // On the way to an instance nobody sees it; that one is told how it is marked as soon as it is there.
  if (session.state !== 'world') return done;
  return attempt(core, session, action, { kind: 'mark', status });
}

/** Whoever is not in the world yet may say that it will be invisible there, or not. */
function markOutside(session: RealtimeSession, { status }: Extract<Deed, { kind: 'mark' }>): DeedOutcome {
  if (status !== 'invisible' && status !== 'here') return refused('realtime.not-in-world');
  session.isInvisible = status === 'invisible';
  return done;
}

/** Runs a line as a command; undefined if nobody of the caller's roles can: then it is ordinary talk. */
async function command(
  core: RealtimeCore,
  session: RealtimeSession,
  text: string,
  action: number,
): Promise<Performed | undefined> {
  const { account, character } = session;
  const { realm, edge } = core.config;
  if (character === undefined) return undefined;
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
  if (isRefused(outcome)) return undefined;
  const { lines, secret, forward, grantedTo: leastRole } = outcome.value;
  await answer(core, session, character.id, lines, action);
  // It is nowhere but on its way: whoever loses it with an edge has another one made.
  if (secret !== undefined) tellLine(session, secret);
  if (forward === undefined) return done;
  const asked = { text: forward.replace(/^\./, '') };
  return leastRole === undefined
    ? attempt(core, session, action, { kind: 'runCommand', ...asked })
    : attempt(core, session, action, { kind: 'runGrantedCommand', ...asked, leastRole });
}

/** Tells what a command answers, kept for another edge should this one be gone before its client has it. */
async function answer(
  core: RealtimeCore,
  session: RealtimeSession,
  listener: CharacterId,
  lines: readonly string[],
  action: number,
): Promise<void> {
  if (lines.length === 0) return;
  const reply = { talk: { kind: 'replied', lines: [...lines] }, operation: operationOf(session, action) } as const;
  const kept = await core
    .call(session, keepTalk, { listeners: [listener], ...reply })
    .catch((error: unknown) => core.log.warn('reply-not-kept', { error }));
  const number = kept === undefined || isRefused(kept) ? 0 : kept.value.number;
  // It was kept at a former edge, and is told with what was missed.
  if (number !== undefined) tellReply(session, lines, number, 'atOnce');
}

function select(core: RealtimeCore, session: RealtimeSession, thing: number | undefined, action: number): Performed {
  const seen = thing === undefined ? undefined : findSeen(core, session, thing);
  if (thing !== undefined && seen === undefined) return refused('realtime.not-in-view');
  if (session.character !== undefined) session.character.selected = playerOf(seen?.key);
  if (session.view !== undefined) session.view.target = seen?.id;
  return attempt(core, session, action, { kind: 'select', target: seen?.key });
}

function aim(
  core: RealtimeCore,
  session: RealtimeSession,
  { kind, target: thing }: Extract<Deed, { kind: 'attack' | 'use' | 'challenge' }>,
  action: number,
): Performed {
  const target = findSeen(core, session, thing)?.key;
  if (target === undefined) return refused('realtime.not-in-view');
  if (kind === 'attack') return attempt(core, session, action, { kind: 'attack', target });
  if (kind === 'use') return attempt(core, session, action, { kind: 'useObject', target });
  const { spell } = core.config.content.duel;
  return attempt(core, session, action, { kind: 'castSpell', spell, castCount: 0, target });
}

function passOn(
  core: RealtimeCore,
  session: RealtimeSession,
  deed: Extract<Deed, { kind: 'giveAway' | 'steal' }>,
  action: number,
): Performed {
  const other = findSeen(core, session, deed.kind === 'steal' ? deed.from : deed.to)?.key;
  if (other === undefined) return refused('realtime.not-in-view');
  return attempt(
    core,
    session,
    action,
    deed.kind === 'steal' ? { kind: 'steal', from: other } : { kind: 'giveAway', to: other },
  );
}

function gesture(
  core: RealtimeCore,
  session: RealtimeSession,
  { gesture: emote, target: thing }: Extract<Deed, { kind: 'gesture' }>,
  action: number,
): Performed {
  const target = thing === undefined ? undefined : findSeen(core, session, thing)?.key;
  if (thing !== undefined && target === undefined) return refused('realtime.not-in-view');
  if (isMuted(core, session)) return refused('realtime.muted');
  return attempt(core, session, action, { kind: 'textEmote', emote, animation: 0, target });
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

/** The world does it, once, and says how it came out. */
function attempt(core: RealtimeCore, session: RealtimeSession, action: number, deed: Attempted): Performed {
  core.intend(session, { kind: 'attempt', action, deed });
  return 'asked-of-world';
}

function isMuted(core: RealtimeCore, { account }: RealtimeSession): boolean {
  return account.mutedUntil > core.clock.now();
}

function refused(code: string): DeedOutcome {
  return { kind: 'refused', code };
}
