import { timingSafeEqual } from 'node:crypto';
import { accept, isRefused, refuse } from '@realmwright/kernel/outcome';
import type { Log } from '@realmwright/kernel/ports/log';
import type { Millis } from '@realmwright/kernel/units';
import type { Queries } from '@realmwright/platform/database/database';
import type { Serving } from '../serving.ts';
import { acceptLogin, checkPassword, findLogin, findSession, reportFailure } from './account.contract.ts';
import {
  type AccountRow,
  findAccountRow,
  lockAccountRowByName,
  takeAuthenticatorStep,
  updateLastLogin,
  updateWebHash,
} from './account.store.ts';
import { type AccountParts, nowOf } from './account-parts.ts';
import { stateRefusal } from './account-state.rules.ts';
import { readAddress } from './address.rules.ts';
import { matchCode } from './authenticator.wire.ts';
import { acceptUnhindered, findLoginRow } from './login.store.ts';
import { storeSessionKey } from './session.store.ts';
import { signIn } from './sign-in.contract.ts';
import { srpVerifierOf } from './srp-verifier.wire.ts';
import { normalizeUsername } from './username.rules.ts';

/** Longest life of a session key, milliseconds: a client that stayed away for a day logs in anew. */
const sessionKeyLife: Millis = 86_400_000;

/** Answers what the login server and the web ask. Unknown and known names cost the same work and look the same. */
export function serveLogin(serving: Serving, parts: AccountParts): void {
  const { database } = parts.ports;
  const { throttle } = parts;
  const nobody = makeNobody(parts);
  throttle.listen(serving);
  const failures = parts.ports.metrics.counter('account_login_failures_total', 'Failed proofs and passwords.', [
    'reason',
  ]);

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
        if (!(await takeAuthenticatorStep(db, row.accountId, step))) return refuse('account.wrong-code');
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
      build: key.build,
      locale: key.locale,
      roles: row.roles,
    });
  });

  /** The account whose name and password these are, or why not; every wrong one counts for the throttle. */
  async function provenBy(typed: string, password: string, address: string, log: Log) {
    if (throttle.isThrottled(typed, address)) return refuse('account.throttled');
    const row = await findAccountRow(database.reads, normalizeUsername(typed) ?? '', nowOf(parts));
    if (!(await isPasswordOf(parts, row, password, nobody.webHash)) || row === undefined) {
      throttle.reportFailure(typed, address);
      failures.add(1, 'wrong-password');
      log.info('login-failed', { address });
      return refuse('account.wrong-password');
    }
    return accept(row);
  }

  serving.answer(checkPassword, async ({ username: typed, password, address }, { log }) => {
    const proven = await provenBy(typed, password, address, log);
    if (isRefused(proven)) return proven;
    const row = proven.value;
    throttle.reportSuccess(row.username, address);
    const refusal = stateRefusal(row);
    if (refusal !== undefined) return refuse(refusal);
    return accept({ accountId: row.accountId, username: row.username, roles: row.roles });
  });

  serving.answer(signIn, async ({ username: typed, password, code, address }, { log }) => {
    const { isBarred } = await lookUp('', address);
    if (isBarred) return refuse('account.address-banned');
    const proven = await provenBy(typed, password, address, log);
    if (isRefused(proven)) return proven;
    const { username, accountId, generation, roles, authenticator, authenticatorStep } = proven.value;
    if (authenticator !== undefined) {
      if (code === undefined) return refuse('account.code-needed');
      const secret = parts.authenticators.open(authenticator, username);
      const step = matchCode(secret, { code, pinProof: undefined }, nowOf(parts).getTime(), authenticatorStep);
      if (step === undefined || !(await takeAuthenticatorStep(database, accountId, step))) {
        throttle.reportFailure(username, address);
        failures.add(1, 'account.wrong-code');
        return refuse('account.wrong-code');
      }
    }
    throttle.reportSuccess(username, address);
    const refusal = stateRefusal(proven.value);
    if (refusal !== undefined) return refuse(refusal);
    log.info('signed-in', { username, address });
    return accept({ accountId, username, generation, roles });
  });
}

/** What stands in for the row of an unknown name, so that the same work is done for it. */
interface Nobody {
  readonly name: string;
  readonly sealed: Uint8Array;
  /** Made when it is asked for first: a start does not wait for it. */
  readonly webHash: () => Promise<string>;
}

function makeNobody(parts: AccountParts): Nobody {
  const { random } = parts.ports;
  const name = 'nobody';
  let webHash: Promise<string> | undefined;
  return {
    name,
    sealed: parts.verifiers.seal(random.bytes(32), name),
    webHash: () => {
      webHash ??= parts.webPasswords.hash(Buffer.from(random.bytes(8)).toString('hex'));
      return webHash;
    },
  };
}

/**
 * Accounts that were made in bulk have no argon2id hash yet: their password is checked against the SRP6 verifier, which
 * the login server relies on anyway, and the hash is made then.
 */
async function isPasswordOf(
  parts: AccountParts,
  row: AccountRow | undefined,
  password: string,
  hashOfNobody: () => Promise<string>,
): Promise<boolean> {
  if (row === undefined || row.webHash !== undefined) {
    return parts.webPasswords.verify(row?.webHash ?? (await hashOfNobody()), password);
  }
  const verifier = srpVerifierOf(row.username, password, row.salt);
  const webHash = await parts.webPasswords.hash(password);
  if (!timingSafeEqual(verifier, parts.verifiers.open(row.verifier, row.username))) return false;
  await updateWebHash(parts.ports.database, row.accountId, webHash);
  return true;
}
