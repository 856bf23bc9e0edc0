import { timingSafeEqual } from 'node:crypto';
import { accept, isRefused, type Outcome, refuse } from '@realmwright/kernel/outcome';
import type { Log } from '@realmwright/kernel/ports/log';
import type { Counter } from '@realmwright/kernel/ports/metrics';
import { type AccountRow, findAccountRow, updateWebHash } from './account.store.ts';
import { type AccountParts, nowOf } from './account-parts.ts';
import { stateRefusal } from './account-state.rules.ts';
import { readAddress } from './address.rules.ts';
import { matchCode } from './authenticator.wire.ts';
import { takeAuthenticatorStep } from './credentials.store.ts';
import { findLoginRow } from './login.store.ts';
import { srpVerifierOf } from './srp-verifier.wire.ts';
import { normalizeUsername } from './username.rules.ts';

/** What somebody comes with who wants to be believed. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly code?: string | undefined;
  readonly address: string;
}

/**
 * Proofs of who somebody is, for the web plane. They share the throttle with the game login; unknown and known names cost
 * the same work and look the same.
 */
export class PasswordProofs {
  readonly #parts: AccountParts;
  readonly #failures: Counter;
  #hashOfNobody: Promise<string> | undefined;

  constructor(parts: AccountParts, failures: Counter) {
    this.#parts = parts;
    this.#failures = failures;
  }

  /** The account whose name and password these are; every wrong one counts for the throttle. */
  async byPassword(
    { username: typed, password, address }: Credentials,
    log: Log,
  ): Promise<Outcome<AccountRow, 'account.throttled' | 'account.wrong-password'>> {
    const { throttle, ports } = this.#parts;
    if (throttle.isThrottled(typed, address)) return refuse('account.throttled');
    const row = await findAccountRow(ports.database.reads, normalizeUsername(typed) ?? '', nowOf(this.#parts));
    if (!(await this.#isPasswordOf(row, password)) || row === undefined) {
      throttle.reportFailure(typed, address);
      this.#failures.add(1, 'wrong-password');
      log.info('login-failed', { address });
      return refuse('account.wrong-password');
    }
    return accept(row);
  }

  /** Takes a code of the account's authenticator, which is good once. A wrong one counts for the throttle. */
  async takeCode(row: AccountRow, code: string, address: string): Promise<boolean> {
    const { authenticators, throttle, ports } = this.#parts;
    if (row.authenticator === undefined) return false;
    const secret = authenticators.open(row.authenticator, row.username);
    const step = this.#stepOf(secret, code, row.authenticatorStep);
    const used = step !== undefined && { secret: row.authenticator, step };
    if (used && (await takeAuthenticatorStep(ports.database, row.accountId, used))) return true;
    throttle.reportFailure(row.username, address);
    this.#failures.add(1, 'account.wrong-code');
    ports.log.info('login-failed', { address });
    return false;
  }

  /** All that a sign-in asks for: an address that is let in, name, password, code, and an account that nothing bars. */
  async bySignIn(credentials: Credentials, log: Log) {
    const { throttle, ports } = this.#parts;
    const { code, address } = credentials;
    const place = { username: '', address: readAddress(address), now: nowOf(this.#parts) };
    if ((await findLoginRow(ports.database.reads, place)).isBarred) return refuse('account.address-banned');
    const proven = await this.byPassword(credentials, log);
    if (isRefused(proven)) return proven;
    const row = proven.value;
    if (row.authenticator !== undefined) {
      if (code === undefined) return refuse('account.code-needed');
      if (!(await this.takeCode(row, code, address))) return refuse('account.wrong-code');
    }
    throttle.reportSuccess(row.username, address);
    const refusal = stateRefusal(row);
    if (refusal !== undefined) return refuse(refusal);
    log.info('signed-in', { username: row.username, address });
    return accept(row);
  }

  #stepOf(secret: Uint8Array, code: string, lastStep: number): number | undefined {
    return matchCode(secret, { code, pinProof: undefined }, nowOf(this.#parts).getTime(), lastStep);
  }

  /**
   * Accounts that were made in bulk have no argon2id hash yet: their password is checked against the SRP6 verifier, which
   * the login server relies on anyway, and the hash is made then.
   */
  async #isPasswordOf(row: AccountRow | undefined, password: string): Promise<boolean> {
    const { webPasswords, verifiers, ports } = this.#parts;
    if (row === undefined || row.webHash !== undefined) {
      return webPasswords.verify(row?.webHash ?? (await this.#findHashOfNobody()), password);
    }
    const verifier = srpVerifierOf(row.username, password, row.salt);
    const webHash = await webPasswords.hash(password);
    if (!timingSafeEqual(verifier, verifiers.open(row.verifier, row.username))) return false;
    await updateWebHash(ports.database, row.accountId, webHash);
    return true;
  }

  /** Made when it is asked for first: a start does not wait for it. */
  #findHashOfNobody(): Promise<string> {
    const { webPasswords, ports } = this.#parts;
    this.#hashOfNobody ??= webPasswords.hash(Buffer.from(ports.random.bytes(8)).toString('hex'));
    return this.#hashOfNobody;
  }
}
