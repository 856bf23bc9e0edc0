import { createHash } from 'node:crypto';
import { call } from '@realmwright/kernel/contract';
import type { CharacterId } from '@realmwright/kernel/ids';
import { operationIdBytes } from '@realmwright/kernel/operation-id';
import { isRefused } from '@realmwright/kernel/outcome';
import { adjustPurse } from '../ledger/ledger.contract.ts';
import type { HandlerContext } from '../serving.ts';
import { characterFaults } from './character.faults.ts';
import { clearStartingMoney } from './character.store.ts';
import type { CharacterParts } from './character-parts.ts';

/**
 * Has the ledger post what a new character starts with. The operation id follows from the character, so however often
 * this is tried (at creation, and at entry while it is owed) the money comes once. Fails softly: it stays owed.
 */
export async function postStartingMoney(
  { ports }: CharacterParts,
  characterId: CharacterId,
  amount: bigint,
  { log, correlation }: HandlerContext,
): Promise<void> {
  try {
    if (amount > 0n) {
      const operation = operationFor(`character-created ${characterId}`);
      const input = { operation, characterId, amount, reason: 'character-created', actor: 'character' };
      const outcome = await call(ports.bus, adjustPurse, input, { correlation });
      if (isRefused(outcome)) {
        log.error('starting-money-refused', { characterId, reason: outcome.refused });
        return;
      }
    }
    await ports.faults?.at(characterFaults.beginningAfterPosting);
    await clearStartingMoney(ports.database, characterId);
  } catch (error) {
    log.warn('starting-money-owed', { characterId, error });
  }
}

/** An operation id that follows from what it is for. */
export function operationFor(cause: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(cause).digest()).subarray(0, operationIdBytes);
}
