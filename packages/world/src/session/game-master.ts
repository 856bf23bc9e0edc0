import { playerFlags } from '../actor/entity-fields.ts';
import type { World } from '../world.ts';
import type { Player } from './player.ts';

/** The tag before a game master's name, seen by all. */
export function showGameMasterTag(world: World, player: Player, isShown: boolean): void {
  player.isGameMaster = isShown;
  const flags = world.fields.get(player.slot, 'playerFlags');
  const bit = playerFlags.gameMaster;
  world.fields.set(player.slot, 'playerFlags', isShown ? flags | bit : flags & ~bit);
}

/** Hides a player from all without a role of their own, or shows it again. */
export function hide(world: World, player: Player, isHidden: boolean): void {
  player.isHidden = isHidden;
  world.hidden.set(player.slot, isHidden);
  for (const viewer of world.players) world.views.makeStale(viewer.slot);
  const character = player.sheet.characterId;
  world.outbox.effect({ kind: 'bearingChanged', character, isFighting: undefined, isHidden });
}
