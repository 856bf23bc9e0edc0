import { call } from '@realmwright/kernel/contract';
import type { CharacterId } from '@realmwright/kernel/ids';
import { isRefused } from '@realmwright/kernel/outcome';
import { adjustPurse, findBalance, purseOf } from '../ledger/ledger.contract.ts';
import { removeCharacter } from './character-changes.store.ts';
import type { CharacterParts } from './character-parts.ts';
import { operationFor } from './starting-money.ts';

/**
 * Removes a deleted character for good, after its purse was posted back to the realm: money never vanishes with a row.
 * False when the ledger refused, and then nothing is removed.
 */
export async function purge({ ports }: CharacterParts, characterId: CharacterId): Promise<boolean> {
  const { bus, database } = ports;
  const purse = await call(bus, findBalance, { account: purseOf(characterId) });
  if (!isRefused(purse) && purse.value.balance > 0n) {
    const operation = operationFor(`character-purged ${characterId}`);
    const amount = -purse.value.balance;
    const input = { operation, characterId, amount, reason: 'character-purged', actor: 'character' };
    if (isRefused(await call(bus, adjustPurse, input))) return false;
  }
  await removeCharacter(database, characterId);
  return true;
}
