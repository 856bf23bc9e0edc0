import { accountRoles } from '@realmwright/kernel/account-role';
import { accept } from '@realmwright/kernel/outcome';
import type { Serving } from '../serving.ts';
import { type AccountParts, announceRevocation } from './account-parts.ts';
import { findGate, setGate } from './gate.contract.ts';
import { deleteSessionsWithout, findGateRow, type GateRow, storeGate } from './gate.store.ts';

/** Answers who may come into a realm at the moment. */
export function serveGates(serving: Serving, parts: AccountParts): void {
  const { database } = parts.ports;

  serving.answer(findGate, async ({ realm }) => accept(await findGateRow(database, realm)));

  serving.answer(setGate, async ({ realm, gate, endsOthers, by }, { log }) => {
    const ended = await database.transaction(async (db) => {
      const capacity = gate.capacity && Math.min(gate.capacity, mostPlaces);
      await storeGate(db, realm, { ...gate, capacity }, by);
      if (!endsOthers || gate.leastRole === 'player') return [];
      return await deleteSessionsWithout(db, realm, accountRoles.slice(accountRoles.indexOf(gate.leastRole)));
    });
    for (const session of ended) announceRevocation(parts, session, 'kicked', 'the realm is closed');
    log.info('realm-gate-set', { realm, ...gate, by, endedCount: ended.length });
    return accept({ endedCount: ended.length });
  });
}

/** Places of a realm: as operators said, else by the configuration in force, else as the gateway was started with. */
export function capacityOf(gate: GateRow, { settings }: AccountParts, ofGateway: number): number {
  const capacity = gate.capacity ?? settings.current().capacity ?? ofGateway;
  return Math.min(capacity, mostPlaces);
}

/** What the database can count; no realm has as many places. */
const mostPlaces = 0x7fff_ffff;
