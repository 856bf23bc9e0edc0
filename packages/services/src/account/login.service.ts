import { accept, isRefused, refuse } from '@realmwright/kernel/outcome';
import type { Counter } from '@realmwright/kernel/ports/metrics';
import type { Millis } from '@realmwright/kernel/units';
import type { Queries } from '@realmwright/platform/database/database';
import type { Serving } from '../serving.ts';
import { acceptLogin, checkPassword, findLogin, findSession, reportFailure } from './account.contract.ts';
import { lockAccountRowByName, updateLastLogin } from './account.store.ts';
import { type AccountParts, nowOf } from './account-parts.ts';
import { stateRefusal } from './account-state.rules.ts';
import { readAddress } from './address.rules.ts';
import { matchCode } from './authenticator.wire.ts';
import { takeAuthenticatorStep } from './credentials.store.ts';
import { acceptUnhindered, findLoginRow } from './login.store.ts';
import type { PasswordProofs } from './password-proof.ts';
import { storeSessionKey } from './session.store.ts';
import { signIn } from './sign-in.contract.ts';
import { normalizeUsername } from './username.rules.ts';

/** Longest life of a session key, milliseconds: a client that stayed away for a day logs in anew. */
const sessionKeyLife: Millis = 86_400_000;

/** Answers what the login server and the web ask. Unknown and known names cost the same work and look the same. */
export function serveLogin(serving: Serving, parts: AccountParts, proofs: PasswordProofs, failures: Counter): void {
  const { database } = parts.ports;
  const { throttle } = parts;
  const nobody = makeNobody(parts);
  throttle.listen(serving);

  const lookUp = (username: string, address: string) =>
    findLoginRow(database.reads, { username, address: readAddress(address), now: nowOf(parts) });

  serving.answer(findLogin, async ({ username: typed, address }, { log }) => {
    if (throttle.isThrottled(typed, address)) {
      failures.add(1, 'throttled');
      log.warn('login-throttled', { address });
      return refuse('account.throttled');
    }
    const username = normalizeUsername(typed);
    const decoy = parts.decoys.find(username ?? typed.toUpperCase());
    const { isBarred, account: row } = await lookUp(username ?? '', address);
    if (isBarred) {
      failures.add(1, 'account.address-banned');
      log.info('login-refused', { address, reason: 'account.address-banned' });
      return refuse('account.address-banned');
    }
    const verifier = parts.verifiers.open(row?.verifier ?? nobody.sealed, row?.username ?? nobody.name);
    return accept({
      username: username ?? '',
      salt: row?.salt ?? decoy.salt,
      verifier: row === undefined ? decoy.verifier : verifier,
      hasAuthenticator: row?.authenticator !== undefined,
      pin: row?.pin && Buffer.from(parts.pins.open(row.pin, row.username)).toString('ascii'),
      generation: row?.generation ?? 0,
    });
  });

  serving.answer(acceptLogin, async (input, { log }) => {
    const username = normalizeUsername(input.username) ?? '';
    const now = nowOf(parts);
    const { sessionKey, generation, build, locale, address } = input;
    const key = { sessionKey: parts.sessionKeys.seal(sessionKey, username), generation, build, locale, createdAt: now };
    const accepting = async (db: Queries) => {
      const row = await lockAccountRowByName(db, username, now);
      if (row === undefined) return refuse('account.stale');
      if (row.authenticator !== undefined) {
        // Before the state: whoever lacks the code must not learn of a ban or a lock either.
        const secret = parts.authenticators.open(row.authenticator, row.username);
        const step = matchCode(secret, input, now.getTime(), row.authenticatorStep);
        if (step === undefined) return refuse('account.wrong-code');
        if (!(await takeAuthenticatorStep(db, row.accountId, { secret: row.authenticator, step })))
          return refuse('account.wrong-code');
      }
      const refusal = stateRefusal(row);
      if (refusal !== undefined) return refuse(refusal);
      if (row.generation !== input.generation) return refuse('account.stale');
      await Promise.all([storeSessionKey(db, row.accountId, key), updateLastLogin(db, row.accountId, now, address)]);
      return accept({ accountId: row.accountId, roles: row.roles });
    };
    // A key that is lost costs a client one more login; a code of an authenticator must never be taken twice.
    const hasFactor = input.code !== undefined || input.pinProof !== undefined;
    const unhindered = hasFactor ? undefined : await acceptUnhindered(database, { ...key, username, address });
    const outcome =
      unhindered === undefined
        ? await database.transaction(accepting, { durability: hasFactor ? 'durable' : 'soon' })
        : accept(unhindered);
    if ('refused' in outcome) {
      if (outcome.refused === 'account.wrong-code') throttle.reportFailure(username, address);
      failures.add(1, outcome.refused);
      log.info('login-refused', { username, address, reason: outcome.refused });
    } else {
      throttle.reportSuccess(username, address);
      log.info('login-accepted', { username, address, build });
    }
    return outcome;
  });

  serving.answer(reportFailure, async ({ username, address }, { log }) => {
    throttle.reportFailure(username, address);
    failures.add(1, 'wrong-proof');
    log.info('login-failed', { address });
    return accept();
  });

  serving.answer(findSession, async ({ username: typed, address }) => {
    const { isBarred, account: row, key } = await lookUp(normalizeUsername(typed) ?? '', address);
    if (isBarred) return refuse('account.address-banned');
    if (row === undefined || key === undefined) return refuse('account.no-session');
    const refusal = stateRefusal(row);
    if (refusal !== undefined) return refuse(refusal);
    const isExpired = parts.ports.clock.now() - key.createdAt.getTime() > sessionKeyLife;
    if (isExpired || key.generation !== row.generation) return refuse('account.no-session');
    return accept({
      accountId: row.accountId,
      username: row.username,
      sessionKey: parts.sessionKeys.open(key.sessionKey, row.username),
      generation: row.generation,
      // Of the same instant as the key, which would be gone if the authenticator were newer.
      hasAuthenticator: row.authenticator !== undefined,
      build: key.build,
      locale: key.locale,
      roles: row.roles,
    });
  });

  serving.answer(checkPassword, async (input, { log }) => {
    const proven = await proofs.byPassword(input, log);
    if (isRefused(proven)) return proven;
    const row = proven.value;
    throttle.reportSuccess(row.username, input.address);
    const refusal = stateRefusal(row);
    if (refusal !== undefined) return refuse(refusal);
    return accept({ accountId: row.accountId, username: row.username, roles: row.roles });
  });

  serving.answer(signIn, async (input, { log }) => {
    const proven = await proofs.bySignIn(input, log);
    if (isRefused(proven)) return proven;
    const { accountId, username, generation, roles, authenticator } = proven.value;
    return accept({ accountId, username, generation, roles, hasAuthenticator: authenticator !== undefined });
  });
}

/** What stands in for the row of an unknown name, so that the same work is done for it. */
function makeNobody({ verifiers, ports }: AccountParts): { readonly name: string; readonly sealed: Uint8Array } {
  const name = 'nobody';
  return { name, sealed: verifiers.seal(ports.random.bytes(32), name) };
}
