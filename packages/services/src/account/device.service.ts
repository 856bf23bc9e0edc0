import type { WebSessionId } from '@realmwright/kernel/ids';
import { accept, refuse } from '@realmwright/kernel/outcome';
import type { Millis } from '@realmwright/kernel/units';
import type { Serving } from '../serving.ts';
import { type AccountParts, announceRevocation, nowOf } from './account-parts.ts';
import type { SignInWarning } from './sign-in-warning.rules.ts';
import { deleteOldWarnings, listSignInWarningRows } from './sign-in-warning.store.ts';
import { endDevice, endDevices, listDevices, listSignInWarnings, mostDevicesListed } from './web-session.contract.ts';
import {
  deleteEndedWebSessions,
  deleteOrphanedSessions,
  deleteSessionsOpenedFrom,
  deleteUnboundSessions,
  listDeviceRows,
  revokeOtherWebSessions,
  revokeWebSession,
} from './web-session.store.ts';

/** How often sockets are looked for whose web session has ended by itself. */
const socketSweepPeriod: Millis = 3_000;
const forgetPeriod: Millis = 3_600_000;
/** How long sessions that are over, and warnings, are kept. */
const sessionsKept: Millis = 604_800_000;
const warningsKept: Millis = 7_776_000_000;

/** Shows people their devices and signs them out; ends the sockets of whatever is over. */
export function serveDevices(serving: Serving, parts: AccountParts): void {
  const { database } = parts.ports;

  serving.answer(listDevices, async ({ accountId, after, limit: asked }) => {
    const limit = Math.max(1, Math.min(asked, mostDevicesListed));
    const rows = await listDeviceRows(database.reads, accountId, { after, limit: limit + 1 }, nowOf(parts));
    const devices = rows.slice(0, limit).map((row) => ({
      webSession: row.webSession,
      device: row.device,
      address: row.address,
      createdAt: row.createdAt.getTime(),
      lastUsedAt: row.lastUsedAt.getTime(),
      endsAt: row.expiresAt.getTime(),
      isPlaying: row.isPlaying,
      warning: row.warning && { kind: kindOf(row.warning.kind), otherAddress: row.warning.otherAddress },
    }));
    return accept({ devices, hasMore: rows.length > limit });
  });

  serving.answer(endDevice, async ({ accountId, webSession }, { log }) => {
    const isEnded = await revokeWebSession(database, webSession, nowOf(parts), accountId);
    if (!isEnded) return refuse('account.no-web-session');
    await endSocketsOf(parts, [webSession]);
    log.info('device-signed-out', { accountId });
    return accept();
  });

  serving.answer(endDevices, async ({ accountId, keep }, { log }) => {
    const ended = await revokeOtherWebSessions(database, accountId, keep, nowOf(parts));
    await endSocketsOf(parts, ended);
    // Whatever was opened with the password of the game is a device of its own, which nobody could sign out otherwise.
    for (const open of await deleteUnboundSessions(database, accountId)) announceRevocation(parts, open, 'signed-out');
    log.info('devices-signed-out', { accountId, endedCount: ended.length });
    return accept({ endedCount: ended.length });
  });

  serving.answer(listSignInWarnings, async ({ accountId, limit }) => {
    const rows = await listSignInWarningRows(database.reads, accountId, Math.min(limit, 100));
    return accept({ warnings: rows.map((row) => ({ ...row, at: row.at.getTime(), kind: kindOf(row.kind) })) });
  });

  serving.every(socketSweepPeriod, 'end-orphaned-sockets', async () => {
    for (const open of await deleteOrphanedSessions(database, nowOf(parts))) {
      announceRevocation(parts, open, 'signed-out');
    }
  });

  serving.every(forgetPeriod, 'forget-web-sessions', async () => {
    const now = nowOf(parts).getTime();
    await deleteEndedWebSessions(database, new Date(now - sessionsKept));
    await deleteOldWarnings(database, new Date(now - warningsKept));
  });
}

/** Ends the sockets that were opened from web sessions which are over. After the commit that ended those. */
export async function endSocketsOf(parts: AccountParts, ended: readonly WebSessionId[]): Promise<void> {
  if (ended.length === 0) return;
  for (const open of await deleteSessionsOpenedFrom(parts.ports.database, ended)) {
    announceRevocation(parts, open, 'signed-out');
  }
}

/** A kind that this version does not know is the milder one. */
function kindOf(word: string): SignInWarning['kind'] {
  return word === 'at-once' ? word : 'too-soon';
}
