import { characterId } from '@realmwright/kernel/ids';
import { select, setStandState } from '../appearance/appearance.system.ts';
import { mark } from '../appearance/mark.ts';
import { giveAway, type Hindrance, pickUp, putDown, steal, tellHindrance } from '../carrying/carrying.system.ts';
import { gesture, say } from '../chat/chat.system.ts';
import { attack } from '../combat/attack.system.ts';
import { stopAttack } from '../combat/disengage.ts';
import { runPlayerCommand } from '../commands/run-command.ts';
import { reclaimCorpse, releaseSpirit } from '../death/death.system.ts';
import { acceptDuel, cancelDuel } from '../duel/duel.system.ts';
import { castSpell } from '../duel/duel-spell.ts';
import type { EntityKey } from '../entity-key.ts';
import type { Player } from '../session/player.ts';
import type { World } from '../world.ts';
import type { Attempted } from './deeds.intents.ts';
import { MOST_KEPT_DEEDS } from './kept-deeds.ts';

/**
 * A client asks for a deed under a number. It is done once: a client that does not know whether it was, because its line or
 * its edge broke, asks again and is told how it came out.
 */
export function attempt(world: World, player: Player, action: number, deed: Attempted): void {
  const known = player.deeds.find((kept) => kept.action === action);
  const refusal = known === undefined ? carryOut(world, player, deed) : known.refusal;
  if (known === undefined) player.deeds = [...player.deeds.slice(1 - MOST_KEPT_DEEDS), { action, refusal }];
  world.outbox.personal(player, { kind: 'deedJudged', action, refusal });
}

/** Does it, or says why not. */
function carryOut(world: World, player: Player, deed: Attempted): string | undefined {
  if (player.presence === 'departing') return 'world.leaving';
  switch (deed.kind) {
    case 'say':
      return say(world, player, deed);
    case 'textEmote':
      return gesture(world, player, deed.emote, deed.target);
    case 'select':
      return select(world, player, deed.target);
    case 'setStandState':
      return setStandState(world, player, deed.state);
    case 'mark':
      mark(world, player, deed.status);
      return undefined;
    case 'attack':
      return attack(world, player, deed.target);
    case 'useObject':
      return tellHindrance(world, player, pickUp(world, player, deed.target));
    case 'castSpell':
      return castSpell(world, player, deed);
    case 'acceptDuel':
      return acceptDuel(world, player);
    case 'cancelDuel':
      return cancelDuel(world, player);
    case 'releaseSpirit':
      return releaseSpirit(world, player);
    case 'reclaimCorpse':
      return reclaimCorpse(world, player, deed.corpse);
    case 'stopAttack':
      stopAttack(world, player.slot);
      return undefined;
    case 'putDown':
      return tellHindrance(world, player, putDown(world, player));
    case 'giveAway':
      return withOther(world, player, deed.to, giveAway);
    case 'steal':
      return withOther(world, player, deed.from, steal);
    case 'runCommand':
      runPlayerCommand(world, player, deed.text);
      return undefined;
    case 'runGrantedCommand':
      runPlayerCommand(world, player, deed.text, deed.leastRole);
      return undefined;
  }
}

/** Does something of two players, if the other is one and still there. */
function withOther(
  world: World,
  player: Player,
  { kind, counter }: EntityKey,
  passOn: (world: World, player: Player, other: Player) => Hindrance | undefined,
): string | undefined {
  const other = kind === 'player' ? world.players.find(characterId(counter)) : undefined;
  const nobody = { code: 'carrying.nobody', words: 'They are not here any more.' };
  return tellHindrance(world, player, other === undefined ? nobody : passOn(world, player, other));
}
