import { announce } from '@realmwright/kernel/contract';
import { webSessionId } from '@realmwright/kernel/ids';
import { accept, isRefused, type Outcome, refuse } from '@realmwright/kernel/outcome';
import type { ValueOf } from '@realmwright/kernel/schema/types';
import type { Millis } from '@realmwright/kernel/units';
import type { Queries } from '@realmwright/platform/database/database';
import type { Serving } from '../serving.ts';
import { type AccountRow, findAccountRowById, lockAccountRow } from './account.store.ts';
import { type AccountParts, nowOf } from './account-parts.ts';
import { stateRefusal } from './account-state.rules.ts';
import { readAddress } from './address.rules.ts';
import { endSocketsOf } from './device.service.ts';
import { isFactorUnproven } from './factor-change.ts';
import { findLoginRow } from './login.store.ts';
import type { PasswordProofs } from './password-proof.ts';
import { judgeSignIn } from './sign-in-warning.rules.ts';
import { insertSignInWarning } from './sign-in-warning.store.ts';
import {
  checkAccess,
  closeWebSession,
  type grantType,
  mostDevicesListed,
  openWebSession,
  refreshWebSession,
  signInFlagged,
} from './web-session.contract.ts';
import {
  findAccess,
  insertWebSession,
  listDeviceRows,
  listOpenAddresses,
  lockWebSession,
  revokeBeyond,
  revokeWebSession,
  rotateWebSession,
  type WebSessionRow,
} from './web-session.store.ts';

/** What a device is given. */
export type Grant = ValueOf<typeof grantType>;

/** Signs devices in, keeps them signed in, and says whose an access token is. */
export function serveWebSessions(serving: Serving, parts: AccountParts, proofs: PasswordProofs): void {
  const { database } = parts.ports;

  serving.answer(openWebSession, async ({ device, ...credentials }, { log }) => {
    const proven = await proofs.bySignIn(credentials, log);
    if (isRefused(proven)) return proven;
    return await beginWebSession(parts, proven.value, { device, address: credentials.address });
  });

  serving.answer(refreshWebSession, async ({ refreshToken, address }, { log }) => {
    const claim = parts.refreshTokens.read(refreshToken);
    if (claim === undefined) return refuse('account.no-web-session');
    const now = nowOf(parts);
    const place = { username: '', address: readAddress(address), now };
    if ((await findLoginRow(database.reads, place)).isBarred) return refuse('account.address-banned');
    const refreshed = await database.transaction(async (db) => {
      const row = await lockWebSession(db, claim.webSession);
      const account = row && (await findAccountRowById(db, row.accountId, now));
      if (row === undefined || account === undefined || !isAlive(row, account, now)) {
        return refuse('account.no-web-session');
      }
      const refusal = stateRefusal(account);
      if (refusal !== undefined) return refuse(refusal);
      if (claim.rotation === row.rotation) return accept({ account, row: await rotate(db, row, address, now) });
      const isRetry = claim.rotation === row.rotation - 1 && now.getTime() - row.rotatedAt.getTime() <= retryMillis;
      if (isRetry) return accept({ account, row });
      await revokeWebSession(db, row.webSession, now);
      return refuse('account.token-reused');
    });
    if (!isRefused(refreshed)) return accept(grantOf(parts, refreshed.value.account, refreshed.value.row));
    if (refreshed.refused === 'account.token-reused') {
      log.warn('refresh-token-reused', { webSession: claim.webSession, rotation: claim.rotation, address });
      await endSocketsOf(parts, [claim.webSession]);
    }
    return refreshed;
  });

  serving.answer(closeWebSession, async ({ refreshToken }) => {
    const claim = parts.refreshTokens.read(refreshToken);
    if (claim === undefined) return accept();
    await revokeWebSession(database, claim.webSession, nowOf(parts));
    await endSocketsOf(parts, [claim.webSession]);
    return accept();
  });

  serving.answer(checkAccess, async ({ accessToken }) => {
    const claims = parts.accessTokens.read(accessToken);
    const row = claims && (await findAccess(database.reads, claims, nowOf(parts)));
    if (claims === undefined || row === undefined) return refuse('account.no-access');
    const refusal = stateRefusal(row);
    if (refusal !== undefined) return refuse(refusal);
    const { accountId, username, generation, roles, guestSince, authenticator } = row;
    return accept({
      accountId,
      username,
      generation,
      roles,
      webSession: claims.webSession,
      isGuest: guestSince !== undefined,
      hasAuthenticator: authenticator !== undefined,
    });
  });
}

/**
 * Begins the session of a device whose owner has proven to be it: `account` as it was when that was proven. Beyond a
 * number, those used longest ago end.
 */
export async function beginWebSession(
  parts: AccountParts,
  account: AccountRow,
  { device, address }: { readonly device: string; readonly address: string },
): Promise<Outcome<Grant, 'account.code-needed'>> {
  const { database, bus, random, log } = parts.ports;
  const now = nowOf(parts);
  const row = {
    webSession: webSessionId(Buffer.from(random.bytes(16)).toString('base64url')),
    accountId: account.accountId,
    generation: account.generation,
    device,
    address,
    createdAt: now,
    expiresAt: endOf(now, now),
  };
  const outcome = await database.transaction(async (db) => {
    // Proving takes a while, and an authenticator that was set up meanwhile has ended only what had begun by then.
    if (isFactorUnproven(account, await lockAccountRow(db, account.accountId, now))) {
      return refuse('account.code-needed');
    }
    const others = await listDeviceRows(db, account.accountId, { after: undefined, limit: mostDevicesListed }, now);
    const warning = judgeSignIn(address, now.getTime(), [
      ...others.map((other) => ({ address: other.address, at: other.lastUsedAt.getTime() })),
      { address: account.lastAddress, at: account.lastLoginAt?.getTime() ?? 0 },
      // Whoever plays is in use now, however long ago it logged in.
      ...(await listOpenAddresses(db, account.accountId)).map((open) => ({ address: open, at: now.getTime() })),
    ]);
    await insertWebSession(db, row);
    if (warning !== undefined) await insertSignInWarning(db, { ...row, ...warning, at: now });
    return accept({ warning, ended: await revokeBeyond(db, account.accountId, mostDevices, now) });
  });
  if (isRefused(outcome)) return outcome;
  const begun = outcome.value;
  await endSocketsOf(parts, begun.ended);
  if (begun.warning !== undefined) {
    const { accountId, username } = account;
    log.warn('sign-in-flagged', { username, address, ...begun.warning });
    announce(bus, signInFlagged, { accountId, username, address, ...begun.warning });
  }
  return accept({ ...grantOf(parts, account, { ...row, rotation: 0 }), warning: begun.warning?.kind });
}

function grantOf(
  parts: AccountParts,
  account: AccountRow,
  { webSession, rotation, expiresAt }: Pick<WebSessionRow, 'webSession' | 'rotation' | 'expiresAt'>,
): Grant {
  const { accountId, username, generation, roles } = account;
  const access = parts.accessTokens.issue({ accountId, webSession, generation });
  return {
    accountId,
    username,
    roles,
    isGuest: account.guestSince !== undefined,
    webSession,
    accessToken: access.token,
    accessEndsAt: access.endsAt,
    refreshToken: parts.refreshTokens.issue({ webSession, rotation }),
    endsAt: expiresAt.getTime(),
    warning: undefined,
  };
}

async function rotate(db: Queries, row: WebSessionRow, address: string, now: Date): Promise<WebSessionRow> {
  const expiresAt = endOf(row.createdAt, now);
  await rotateWebSession(db, row.webSession, { at: now, address, expiresAt });
  return { ...row, rotation: row.rotation + 1, expiresAt };
}

function isAlive(row: WebSessionRow, account: AccountRow, now: Date): boolean {
  return row.revokedAt === undefined && row.expiresAt > now && row.generation === account.generation;
}

/** A session that is not used ends after a fortnight, and one that is after two months. */
function endOf(createdAt: Date, usedAt: Date): Date {
  return new Date(Math.min(usedAt.getTime() + longestPause, createdAt.getTime() + longestLife));
}

const dayMillis: Millis = 86_400_000;
const longestPause: Millis = 14 * dayMillis;
const longestLife: Millis = 60 * dayMillis;
/** How long the refresh token before the newest one gives the newest one again. */
const retryMillis: Millis = 10_000;
/** Devices of one account that are signed in at once. */
const mostDevices = 20;
