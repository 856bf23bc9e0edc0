import { type AccountRoles, includesRole } from '@realmwright/kernel/account-role';
import { hide, showGameMasterTag } from '../session/game-master.ts';
import type { Player } from '../session/player.ts';
import type { World } from '../world.ts';

/** What an account may do has changed while its character is here. Who may not show or hide itself any more, does not. */
export function changeRoles(world: World, player: Player, roles: AccountRoles): void {
  player.roles = [...roles];
  // Whom the hidden hide from depends on the roles of whoever looks.
  world.views.makeStale(player.slot);
  if (includesRole(roles, 'moderator')) return;
  if (player.isGameMaster) showGameMasterTag(world, player, false);
  if (player.isHidden) hide(world, player, false);
}
