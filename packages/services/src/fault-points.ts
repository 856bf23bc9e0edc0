import type { FaultPoint } from '@realmwright/kernel/ports/faults';
import { accountFaults } from './account/account.faults.ts';
import { characterFaults } from './character/character.faults.ts';
import { ledgerFaults } from './ledger/ledger.faults.ts';
import { spawnFaults } from './spawns/spawns.faults.ts';

/** Every fault point of the feature services. */
export const servicesFaultPoints: readonly FaultPoint[] = [
  ledgerFaults,
  characterFaults,
  accountFaults,
  spawnFaults,
].flatMap((faults) => Object.values(faults));
