import { accept, isRefused, refuse } from '@realmwright/kernel/outcome';
import { REALTIME_BUILD } from '@realmwright/kernel/realtime-build';
import type { Serving } from '../serving.ts';
import { lockAccountRow } from './account.store.ts';
import { type AccountParts, announceMove, nowOf } from './account-parts.ts';
import { stateRefusal } from './account-state.rules.ts';
import { readAddress } from './address.rules.ts';
import { findCircumstances } from './opening.store.ts';
import { findResumable, moveSession, storeResumption } from './resumption.store.ts';
import { rolesInSession } from './session-roles.rules.ts';
import { renewResumption, resumeSession } from './sign-in.contract.ts';

/** Lets a session go on at another edge than the one that had it. */
export function serveResumption(serving: Serving, parts: AccountParts): void {
  const { database } = parts.ports;

  serving.answer(resumeSession, async (input, { log }) => {
    const now = nowOf(parts);
    const outcome = await database.transaction(async (db) => {
      const asked = await findResumable(db, input.realm, input.digest);
      if (asked === undefined) return refuse('account.not-resumable');
      const { accountId } = asked;
      const row = await lockAccountRow(db, accountId, now);
      const terms = { accountId, realm: input.realm, address: readAddress(input.address), now };
      const { isBarred, mutedUntil } = await findCircumstances(db, terms);
      if (isBarred) return refuse('account.address-banned');
      if (row === undefined) return refuse('account.not-resumable');
      const refusal = stateRefusal(row);
      if (refusal !== undefined) return refuse(refusal);
      // Somebody may have come with the same token before the account was locked: then it is spent.
      const former = await findResumable(db, input.realm, input.digest);
      if (former === undefined) return refuse('account.not-resumable');
      await moveSession(db, accountId, input, now);
      return accept({
        accountId,
        username: row.username,
        roles: rolesInSession(row, REALTIME_BUILD, parts.operatorsNeedAuthenticator),
        mutedUntil: mutedUntil?.getTime() ?? 0,
        former: { edge: former.edge, session: former.session },
        origin: former.origin,
      });
    });
    if (isRefused(outcome)) return outcome;
    const { accountId, former } = outcome.value;
    announceMove(parts, former);
    log.info('session-moved', { accountId, from: former.edge, to: input.edge });
    return outcome;
  });

  serving.answer(renewResumption, async (input) => {
    await storeResumption(database, input);
    return accept();
  });
}
