import type { Deed } from '@realmwright/protocol/realtime/client-messages';
import type { Happening, ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import { computed, onScopeDispose, shallowRef } from 'vue';
import { useRealmFacts } from '../realm/realm-facts.ts';
import { useRealmSession } from '../realm/realm-session.ts';
import { isSaidByWorld, sentenceFor } from '../realm/refusal-sentences.ts';
import { useChat } from './chat/chat.ts';
import { doneSentence } from './chat/done-sentence.ts';
import { useCompany } from './company.ts';
import { eventSentence } from './event-sentences.ts';
import { Game } from './game.ts';
import { loadLand } from './land-of-map.ts';
import { findGesture } from './scene/gestures.ts';

/** A duel that somebody asks for, or that is under way. */
export type DuelState =
  | { readonly kind: 'asked'; readonly by: string; readonly isOwn: boolean }
  | { readonly kind: 'counting'; readonly until: number }
  | { readonly kind: 'fighting'; readonly isOutside: boolean };

/** The play of this tab: the game, the talk, and what is asked of the player. */
export function usePlaySession() {
  const session = useRealmSession();
  const { facts, zoneName, thingName } = useRealmFacts();
  const chat = useChat();
  const company = useCompany((text) => chat.note('event', text), zoneName);
  const duel = shallowRef<DuelState>();
  const zone = shallowRef(0);
  /** The name of the area that one is in. */
  const place = computed(() => zoneName(zone.value));
  const game = shallowRef<Game>();
  const hearers = new Set<(message: ServerMessage) => void>();

  function begin(): void {
    const { value: line } = session.line;
    const { value: entered } = session.entered;
    if (line === undefined || entered === undefined) return;
    if (game.value?.line !== line) game.value = new Game(line);
    game.value.enter(entered, performance.now());
    void showLand(game.value);
    duel.value = undefined;
    zone.value = entered.zone;
  }

  async function showLand(played: Game): Promise<void> {
    const { map } = played;
    const land = await loadLand(map);
    if (played.map === map) played.setLand(land);
  }

  function take(message: ServerMessage): void {
    if (message.kind === 'entered') begin();
    const { value: played } = game;
    if (played === undefined) return;
    played.take(message, performance.now());
    company.take(message);
    if (message.kind === 'said') chat.hear(message);
    if (message.kind === 'roomJoined' && message.room.kind === 'area') zone.value = message.room.zone;
    if (message.kind === 'asked') {
      const isOwn = message.by === played.self;
      duel.value = { kind: 'asked', by: nameOf(played, message.by), isOwn };
      if (!isOwn) chat.note('event', `${nameOf(played, message.by)} asks you for a duel.`);
    }
    if (message.kind === 'duel') duel.value = duelAfter(message);
    if (message.kind === 'happened') tellHappening(played, message.happening);
    for (const hear of hearers) hear(message);
  }

  function tellHappening(played: Game, happening: Happening): void {
    const isGesture = happening.kind === 'gesture';
    // Villagers make gestures all day; they are seen, and would fill the talk.
    if (isGesture && played.line.world.things.get(happening.thing)?.form !== 'player') return;
    const sentence = eventSentence(happening, (thing) => nameOf(played, thing));
    if (sentence !== undefined) chat.note(isGesture ? 'gesture' : 'event', sentence);
  }

  /** Asks for a deed; a refusal is told in the talk, and what was done where nothing else shows it. */
  async function tryDeed(deed: Deed): Promise<void> {
    const outcome = await session.act(deed);
    if (outcome.kind === 'refused') {
      if (!isSaidByWorld(outcome.code)) chat.note('refusal', sentenceFor(outcome.code));
      return;
    }
    const words = doneSentence(deed);
    if (words !== undefined) chat.note('event', words);
  }

  function choose(thing: number): void {
    const { value: played } = game;
    if (played === undefined || played.target === thing) return;
    played.target = thing;
    void tryDeed({ kind: 'select', target: thing === 0 ? undefined : thing });
  }

  function gesture(animation: number): void {
    const asked = findGesture(animation)?.asked;
    if (asked !== undefined) void tryDeed({ kind: 'gesture', gesture: asked, target: game.value?.target || undefined });
  }

  function answerInvitation(accepts: boolean): void {
    company.invitedBy.value = '';
    void tryDeed({ kind: 'answerInvitation', accepts });
  }

  /** Who leaves needs a while, as everybody does in this world. */
  function leave(): void {
    chat.note('event', 'You pack your things; in twenty seconds you are out of the world.');
    session.leaveWorld();
  }

  function answerDuel(accepts: boolean): void {
    if (duel.value?.kind === 'asked') duel.value = undefined;
    void tryDeed({ kind: 'answerDuel', accepts });
  }

  /** Hears what happens, to show it in the picture. */
  function onMessage(hear: (message: ServerMessage) => void): void {
    hearers.add(hear);
  }

  // First the game, then what was told since the character is in it.
  begin();
  onScopeDispose(session.onMessage(take));
  return {
    session,
    facts,
    thingName,
    chat,
    company,
    duel,
    place,
    game,
    tryDeed,
    choose,
    gesture,
    answerDuel,
    answerInvitation,
    leave,
    onMessage,
  };
}

export type PlaySession = ReturnType<typeof usePlaySession>;

function nameOf(game: Game, thing: number): string {
  return game.line.world.things.get(thing)?.name || 'Somebody';
}

function duelAfter({ stage, millis }: Extract<ServerMessage, { kind: 'duel' }>): DuelState | undefined {
  switch (stage) {
    case 'counting':
      return { kind: 'counting', until: performance.now() + millis };
    case 'outOfBounds':
      return { kind: 'fighting', isOutside: true };
    case 'backInBounds':
      return { kind: 'fighting', isOutside: false };
    case 'over':
      return undefined;
  }
}
