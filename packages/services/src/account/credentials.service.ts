import { createHash } from 'node:crypto';
import type { AccountId } from '@realmwright/kernel/ids';
import { accept, isRefused, refuse } from '@realmwright/kernel/outcome';
import type { Log } from '@realmwright/kernel/ports/log';
import type { Millis } from '@realmwright/kernel/units';
import type { Serving } from '../serving.ts';
import { findAccountRow, findAccountRowById } from './account.store.ts';
import { type AccountParts, nowOf } from './account-parts.ts';
import { readAddress } from './address.rules.ts';
import { authenticatorUri } from './authenticator.rules.ts';
import { matchCode, secretText } from './authenticator.wire.ts';
import {
  changePassword,
  confirmAuthenticator,
  issueResetToken,
  offerAuthenticator,
  removeAuthenticator,
  resetPassword,
} from './credentials.contract.ts';
import {
  findAuthenticatorOffer,
  storeAuthenticatorOffer,
  storeResetToken,
  takeAuthenticatorOffer,
  takeResetToken,
  updateAuthenticator,
} from './credentials.store.ts';
import { setUpFactor, tellRoles } from './factor-change.ts';
import { findLoginRow } from './login.store.ts';
import { replacePassword } from './password-change.ts';
import type { PasswordProofs } from './password-proof.ts';
import { isUsablePassword, normalizeUsername } from './username.rules.ts';

/** How long a token for a new password is good: an operator reads it out, or sends it. */
const resetTokenMillis: Millis = 3_600_000;
/** How long an offered secret waits for its first code. */
const offerMillis: Millis = 600_000;

/** Lets people change what they sign in with: passwords and authenticators. */
export function serveCredentials(serving: Serving, parts: AccountParts, proofs: PasswordProofs): void {
  const { database, random, clock } = parts.ports;

  /** The account, if this is its password. */
  async function prove(id: AccountId, password: string, address: string, log: Log) {
    const row = await findAccountRowById(database.reads, id, nowOf(parts));
    if (row === undefined) return refuse('account.not-found');
    return await proofs.byPassword({ username: row.username, password, address }, log);
  }

  serving.answer(changePassword, async ({ accountId, password, newPassword, address }, { log }) => {
    if (!isUsablePassword(newPassword)) return refuse('account.invalid-password');
    const proven = await prove(accountId, password, address, log);
    if (isRefused(proven)) return proven;
    if (proven.value.guestSince !== undefined) return refuse('account.is-guest');
    await replacePassword(parts, proven.value.username, newPassword);
    log.info('password-changed', { username: proven.value.username });
    return accept();
  });

  serving.answer(issueResetToken, async ({ username, by }, { log }) => {
    const row = await findAccountRow(database, normalizeUsername(username) ?? '', nowOf(parts));
    if (row === undefined) return refuse('account.not-found');
    if (row.guestSince !== undefined) return refuse('account.is-guest');
    const token = Buffer.from(random.bytes(32)).toString('base64url');
    const endsAt = clock.now() + resetTokenMillis;
    const kept = { accountId: row.accountId, digest: digestOf(token), by, expiresAt: new Date(endsAt) };
    await storeResetToken(database, kept);
    log.info('reset-token-issued', { username: row.username, by });
    return accept({ token, endsAt });
  });

  serving.answer(resetPassword, async ({ token, newPassword, address }, { log }) => {
    // Before the token is taken: a password that cannot be used must not cost it.
    if (!isUsablePassword(newPassword)) return refuse('account.invalid-password');
    const now = nowOf(parts);
    const place = { username: '', address: readAddress(address), now };
    if ((await findLoginRow(database.reads, place)).isBarred) return refuse('account.address-banned');
    const id = await takeResetToken(database, digestOf(token), now);
    const row = id && (await findAccountRowById(database, id, now));
    if (row === undefined) return refuse('account.no-reset-token');
    await replacePassword(parts, row.username, newPassword);
    log.info('password-reset', { username: row.username, address });
    return accept({ username: row.username });
  });

  serving.answer(offerAuthenticator, async ({ accountId, password, address }, { log }) => {
    const proven = await prove(accountId, password, address, log);
    if (isRefused(proven)) return proven;
    const { username, guestSince, authenticator } = proven.value;
    if (guestSince !== undefined) return refuse('account.is-guest');
    if (authenticator !== undefined) return refuse('account.has-authenticator');
    const secret = random.bytes(20);
    const now = nowOf(parts);
    await storeAuthenticatorOffer(database, accountId, parts.authenticators.seal(secret, username), now);
    const text = secretText(secret);
    return accept({ secret: text, uri: authenticatorUri(username, text), endsAt: now.getTime() + offerMillis });
  });

  serving.answer(confirmAuthenticator, async ({ accountId, code, address, keep }, { log }) => {
    const now = nowOf(parts);
    const offer = await findAuthenticatorOffer(database, accountId, new Date(now.getTime() - offerMillis));
    if (offer === undefined) return refuse('account.no-offer');
    const { username, secret: sealed } = offer;
    if (parts.throttle.isThrottled(username, address)) return refuse('account.throttled');
    const secret = parts.authenticators.open(sealed, username);
    const step = matchCode(secret, { code, pinProof: undefined }, now.getTime(), 0);
    if (step === undefined) {
      parts.throttle.reportFailure(username, address);
      return refuse('account.wrong-code');
    }
    const taken = { secret: sealed, step };
    const done = await setUpFactor(parts, (db) => takeAuthenticatorOffer(db, accountId, taken), keep);
    if (done === undefined) return refuse('account.no-offer');
    const { endedCount } = done;
    log.info('authenticator-set-up', { username, endedCount });
    return accept({ endedCount });
  });

  serving.answer(removeAuthenticator, async ({ accountId, password, code, address }, { log }) => {
    const proven = await prove(accountId, password, address, log);
    if (isRefused(proven)) return proven;
    const { username, authenticator } = proven.value;
    if (authenticator === undefined) return refuse('account.no-authenticator');
    if (!(await proofs.takeCode(proven.value, code, address))) return refuse('account.wrong-code');
    await updateAuthenticator(database, username, undefined);
    await tellRoles(parts, accountId);
    log.info('authenticator-removed', { username });
    return accept();
  });
}

/** Of random text, so that nothing slower than a plain hash is needed. */
function digestOf(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}
