import { createHash } from 'node:crypto';
import { accept, refuse } from '@realmwright/kernel/outcome';
import type { Millis } from '@realmwright/kernel/units';
import type { Queries } from '@realmwright/platform/database/database';
import type { Serving } from '../serving.ts';
import { findAccountRowById, lockAccountRow } from './account.store.ts';
import { type AccountParts, nowOf } from './account-parts.ts';
import { stateRefusal } from './account-state.rules.ts';
import { issueTicket, redeemTicket, ticketMillis } from './sign-in.contract.ts';
import { deleteExpiredTickets, insertTicket, takeTicket } from './ticket.store.ts';

/** How often tickets that nobody came with are removed. */
const sweepPeriod: Millis = 60_000;

/** Lets those who have signed in open a socket, without a password or a token standing in its address. */
export function serveTickets(serving: Serving, parts: AccountParts): void {
  const { database, random } = parts.ports;

  serving.answer(issueTicket, async ({ accountId, generation, hasAuthenticator, webSession }) => {
    const now = nowOf(parts);
    const ticket = random.bytes(32);
    const expiresAt = new Date(now.getTime() + ticketMillis);
    const issuing = async (db: Queries) => {
      const row = await lockAccountRow(db, accountId, now);
      if (row === undefined || row.generation !== generation) return refuse('account.stale');
      // Those with a web session have it for as long as that lives, which is looked at again when they open a socket.
      const isProven = hasAuthenticator || webSession !== undefined;
      if (row.authenticator !== undefined && !isProven) return refuse('account.code-needed');
      await insertTicket(db, { digest: digestOf(ticket), accountId, generation, webSession, expiresAt });
      return accept({ ticket });
    };
    // A ticket that a crashed database has forgotten is asked for anew.
    return await database.transaction(issuing, { durability: 'soon' });
  });

  serving.answer(redeemTicket, async ({ ticket }) => {
    const now = nowOf(parts);
    const taken = await takeTicket(database, digestOf(ticket), now);
    const row = taken && (await findAccountRowById(database.reads, taken.accountId, now));
    if (taken === undefined || row?.generation !== taken.generation) return refuse('account.no-ticket');
    const refusal = stateRefusal(row);
    if (refusal !== undefined) return refuse(refusal);
    const { accountId, username, generation, roles } = row;
    const { hasAuthenticator, webSession } = taken;
    return accept({ accountId, username, generation, roles, hasAuthenticator, webSession });
  });

  serving.every(sweepPeriod, 'sweep-tickets', () => deleteExpiredTickets(database, nowOf(parts)));
}

/** Of random bytes, so that nothing slower than a plain hash is needed. */
function digestOf(ticket: Uint8Array): Uint8Array {
  return createHash('sha256').update(ticket).digest();
}
