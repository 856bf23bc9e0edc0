import { includesRole } from '@realmwright/kernel/account-role';
import { announce } from '@realmwright/kernel/contract';
import type { RealmId } from '@realmwright/kernel/ids';
import { accept, isRefused, refuse } from '@realmwright/kernel/outcome';
import type { Millis } from '@realmwright/kernel/units';
import type { Queries } from '@realmwright/platform/database/database';
import type { Serving } from '../serving.ts';
import {
  advanceQueue,
  closeSession,
  countSessions,
  edgeLeaseMillis,
  findOpenSessions,
  keepSessions,
  kickAccount,
  openSession,
  sessionClosed,
} from './account.contract.ts';
import { accountFaults } from './account.faults.ts';
import { lockAccountRow } from './account.store.ts';
import { type AccountParts, announceRevocation, nowOf } from './account-parts.ts';
import { stateRefusal } from './account-state.rules.ts';
import { readAddress } from './address.rules.ts';
import { capacityOf } from './gate.service.ts';
import { findGateRow } from './gate.store.ts';
import { findQueuePositions, letInFromQueue } from './login-queue.store.ts';
import { findCircumstances } from './opening.store.ts';
import {
  countOpenSessions,
  deleteForgottenSessions,
  deleteOpenSession,
  deleteSilentEdges,
  findKeptSessions,
  findOpenSession,
  type OpenSessionRow,
  storeOpenSession,
  touchEdge,
} from './session.store.ts';
import { rolesInSession } from './session-roles.rules.ts';
import { resumableMillis } from './sign-in.contract.ts';
import { holdWebSession } from './web-session.store.ts';

/** A session this young may be missing in what its edge names, because the two messages crossed. */
const crossingMillis: Millis = 15_000;
/** How often silent edges are looked for. */
const sweepPeriod: Millis = 5_000;

/** Answers what the gateways ask: one open session per account, and none of a dead edge. */
export function serveSessions(serving: Serving, parts: AccountParts): void {
  const { database, bus, metrics, faults } = parts.ports;
  const population = metrics.gauge('account_open_sessions', 'Open sessions by realm.', ['realm']);

  serving.answer(openSession, async (input, { log }) => {
    const now = nowOf(parts);
    const opened = { ...input, openedAt: now };
    const asked = { ...input, address: readAddress(input.address), now };
    const opening = async (db: Queries) => {
      // In order on one connection, so what follows the lock sees the session that its former owner has opened.
      const [row, { isBarred, former, gate, mutedUntil }] = await Promise.all([
        lockAccountRow(db, input.accountId, now),
        findCircumstances(db, asked),
      ]);
      if (isBarred) return refuse('account.address-banned');
      if (row === undefined) return refuse('account.stale-session');
      const refusal = stateRefusal(row);
      if (refusal !== undefined) return refuse(refusal);
      if (row.generation !== input.generation) return refuse('account.stale-session');
      if (input.webSession !== undefined && !(await holdWebSession(db, input.webSession, row, now))) {
        return refuse('account.stale-session');
      }
      const isProven = input.hasAuthenticator || input.webSession !== undefined;
      if (row.authenticator !== undefined && !isProven) return refuse('account.stale-session');
      const roles = rolesInSession(row, input.build, parts.operatorsNeedAuthenticator);
      if (!includesRole(roles, gate.leastRole)) return refuse('account.realm-closed');
      // Who works for the realm never waits.
      const isAdmitted = roles.some((role) => role !== 'player');
      const hasPlace = await storeOpenSession(db, { ...opened, isAdmitted });
      const capacity = capacityOf(gate, parts, input.capacity);
      const queuePosition = hasPlace ? 0 : await queue(db, { ...input, capacity });
      await faults?.at(accountFaults.openingBeforeCommit);
      return accept({
        roles,
        queuePosition,
        mutedUntil: mutedUntil?.getTime() ?? 0,
        former: former && isSame(former, opened) ? undefined : former,
      });
    };
    // An edge closes sessions that a crashed database has forgotten, and their clients come back.
    const outcome = await database.transaction(opening, { durability: 'soon' });
    await faults?.at(accountFaults.openingBeforeAnswer);
    if (isRefused(outcome)) return outcome;
    const { former, ...terms } = outcome.value;
    if (former !== undefined) {
      announceRevocation(parts, former, 'superseded');
      log.info('session-superseded', { accountId: input.accountId, edge: former.edge, session: former.session });
    }
    return accept({
      ...terms,
      superseded: former && { edge: former.edge, session: former.session },
    });
  });

  serving.answer(closeSession, async (input) => {
    await faults?.at(accountFaults.closingBeforeWrite);
    if (await deleteOpenSession(database, input)) announce(bus, sessionClosed, input);
    await faults?.at(accountFaults.closingBeforeAnswer);
    return accept();
  });

  serving.answer(findOpenSessions, async ({ edge, sessions }) =>
    accept({ open: [...(await findKeptSessions(database.reads, edge, sessions))] }),
  );

  serving.answer(keepSessions, async ({ edge, first, last, sessions }, { log }) => {
    const now = nowOf(parts);
    await touchEdge(database, edge, now);
    const before = new Date(now.getTime() - crossingMillis);
    const forgotten = await deleteForgottenSessions(database, { edge, first, last, sessions }, before);
    for (const row of forgotten) announce(bus, sessionClosed, row);
    const kept = await findKeptSessions(database, edge, sessions);
    const lost = sessions.filter((session) => !kept.has(session));
    if (forgotten.length + lost.length > 0) {
      log.warn('sessions-differ', { edge, forgottenCount: forgotten.length, lostCount: lost.length });
    }
    return accept({ lost });
  });

  serving.answer(advanceQueue, async ({ realm, edge, sessions, capacity }) => {
    const waiting = await database.transaction(async (db) => {
      await letInFromQueue(db, realm, capacityOf(await findGateRow(db, realm), parts, capacity));
      return await findQueuePositions(db, { realm, edge, sessions });
    });
    return accept({ sessions: waiting });
  });

  serving.answer(countSessions, async () => accept({ realms: await countOpenSessions(database.reads) }));

  serving.answer(kickAccount, async ({ accountId, reason }) => {
    const open = await findOpenSession(database, accountId);
    if (open === undefined || !(await deleteOpenSession(database, open))) return refuse('account.not-online');
    announceRevocation(parts, open, 'kicked', reason);
    return accept();
  });

  serving.every(sweepPeriod, 'sweep-silent-edges', async () => {
    const now = nowOf(parts).getTime();
    const before = new Date(now - edgeLeaseMillis);
    const resumableBefore = new Date(now - resumableMillis - edgeLeaseMillis);
    const swept = await database.transaction((db) => deleteSilentEdges(db, before, resumableBefore));
    for (const row of swept) announce(bus, sessionClosed, row);
    if (swept.length > 0) parts.ports.log.warn('silent-edge-swept', { sessionCount: swept.length });
    for (const { realm, sessions } of await countOpenSessions(database)) population.set(sessions, String(realm));
  });
}

/** Lets in whoever can be, and says where this session stands now. */
async function queue(db: Queries, { realm, edge, session, capacity }: QueuedSession): Promise<number> {
  await letInFromQueue(db, realm, capacity);
  const [own] = await findQueuePositions(db, { realm, edge, sessions: [session] });
  return own?.position ?? 0;
}

interface QueuedSession extends Pick<OpenSessionRow, 'edge' | 'session'> {
  readonly realm: RealmId;
  readonly capacity: number;
}

function isSame(a: OpenSessionRow, b: OpenSessionRow): boolean {
  return a.edge === b.edge && a.session === b.session;
}
