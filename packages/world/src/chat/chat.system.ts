import type { Status } from '@realmwright/kernel/status';
import type { Slot } from '../actor/entities.ts';
import { statusOf } from '../appearance/mark.ts';
import type { EntityKey } from '../entity-key.ts';
import type { Player } from '../session/player.ts';
import type { World } from '../world.ts';

interface Talk {
  readonly how: 'say' | 'yell' | 'emote';
  readonly language: number;
  readonly text: string;
  readonly status?: Status;
}

/** Everybody in earshot hears it, the speaker too. Empty lines and such as hold control characters are refused. */
export function say(world: World, player: Player, { how, language, text }: Talk): string | undefined {
  if (text.length === 0 || hasControlCharacters(text)) return 'chat.not-sayable';
  speak(world, player.slot, player.sheet.name, { how, language, text, status: statusOf(world, player) });
  return undefined;
}

/** A player or a creature speaks: everybody in earshot hears it. */
export function speak(
  world: World,
  slot: Slot,
  speakerName: string,
  { how, language, text, status = 'here' }: Talk,
): void {
  const ranges = world.setup.content.ruleset.chatRanges;
  const entity = world.entities.idOf(slot);
  world.outbox.toThoseWithin(slot, ranges[how], { kind: 'spoke', entity, speakerName, how, status, language, text });
}

/** A gesture with words of the clients' own; its animation goes by the realm's table. */
export function textEmote(world: World, player: Player, emote: number, target: EntityKey | undefined): void {
  const { textEmotes, ruleset } = world.setup.content;
  const animation = textEmotes.find(({ id }) => id === emote)?.animation ?? 0;
  const entity = world.entities.idOf(player.slot);
  world.outbox.toThoseWithin(player.slot, ruleset.chatRanges.emote, {
    kind: 'textEmotePlayed',
    entity,
    emote,
    animation,
    targetName: nameOf(world, target),
  });
  if (animation !== 0) world.outbox.toViewersAndSelf(player.slot, { kind: 'emotePlayed', entity, animation });
}

/** A gesture with words as somebody asks for it who can be told why not. */
export function gesture(
  world: World,
  player: Player,
  emote: number,
  target: EntityKey | undefined,
): string | undefined {
  if (!world.setup.content.textEmotes.some(({ id }) => id === emote)) return 'chat.no-such-gesture';
  if (target !== undefined && world.entities.find(target) === undefined) return 'chat.target-gone';
  textEmote(world, player, emote, target);
  return undefined;
}

/** A gesture without words. */
export function emote(world: World, player: Player, animation: number): void {
  const entity = world.entities.idOf(player.slot);
  world.outbox.toViewersAndSelf(player.slot, { kind: 'emotePlayed', entity, animation });
}

function nameOf(world: World, key: EntityKey | undefined): string {
  if (key === undefined) return '';
  const slot = world.entities.find(key);
  if (slot === undefined) return '';
  if (key.kind === 'player') return world.players.findAt(slot)?.sheet.name ?? '';
  return world.setup.content.creatureTemplates.find(({ entry }) => entry === key.entry)?.name ?? '';
}

function hasControlCharacters(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 0x20) return true;
  return false;
}
