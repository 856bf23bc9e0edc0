import type { CharacterId } from '@realmwright/kernel/ids';
import type { World } from '../world.ts';

/** The most copper that a client can show; a larger purse is shown as this. */
const MOST_COINS = 0x7fff_ffffn;

/** What a purse is shown as. */
export function shownCoins(balance: bigint): number {
  return Number(balance < MOST_COINS ? balance : MOST_COINS);
}

/** The ledger has posted to a character's purse: its own player sees the new balance. */
export function notePurse(world: World, character: CharacterId, balance: bigint): void {
  const player = world.players.find(character);
  if (player !== undefined) world.fields.set(player.slot, 'coinage', shownCoins(balance));
}
