import type { Clock } from '@realmwright/kernel/ports/clock';
import type { Millis } from '@realmwright/kernel/units';

/** How many failures are allowed in a burst, and how fast the allowance comes back. */
export interface FailureAllowance {
  readonly burst: number;
  /** Time after which one failure is forgotten. */
  readonly forgetEvery: Millis;
}

export interface LoginThrottleConfig {
  /** Of one account from one network: whoever guesses here cannot keep the owner, who is elsewhere, out. */
  readonly perAccountAndNetwork: FailureAllowance;
  /** Of one account from everywhere: slows a guess that is spread over many networks. */
  readonly perAccount: FailureAllowance;
  /** Of one network (an IPv4 address, the first 64 bits of an IPv6 one) for all accounts. */
  readonly perNetwork: FailureAllowance;
  /** Entries kept for each of the three; the one that was touched longest ago goes first. */
  readonly entries: number;
}

export const defaultLoginThrottle: LoginThrottleConfig = {
  perAccountAndNetwork: { burst: 10, forgetEvery: 30_000 },
  perAccount: { burst: 60, forgetEvery: 10_000 },
  perNetwork: { burst: 300, forgetEvery: 1_000 },
  entries: 20_000,
};

/**
 * Remembers failed logins in bounded memory of this process. It trades exactness for safety from floods: a restart
 * forgets, and when the tables are full the oldest entries are dropped. Unknown and known accounts
 * are counted alike.
 */
export class LoginThrottle {
  readonly #clock: Clock;
  readonly #buckets: readonly FailureBuckets[];

  constructor(clock: Clock, config: LoginThrottleConfig) {
    this.#clock = clock;
    this.#buckets = [
      new FailureBuckets(config.perAccountAndNetwork, config.entries),
      new FailureBuckets(config.perAccount, config.entries),
      new FailureBuckets(config.perNetwork, config.entries),
    ];
  }

  /** Whether another attempt must wait. */
  isThrottled(username: string, address: string): boolean {
    const now = this.#clock.monotonic();
    const keys = keysOf(username, address);
    return this.#buckets.some((buckets, i) => buckets.isFull(keys[i] ?? '', now));
  }

  /** Counts a failure. */
  reportFailure(username: string, address: string): void {
    const now = this.#clock.monotonic();
    const keys = keysOf(username, address);
    for (const [i, buckets] of this.#buckets.entries()) buckets.add(keys[i] ?? '', now);
  }

  /** A success clears what was counted for this account from this network. */
  reportSuccess(username: string, address: string): void {
    this.#buckets[0]?.forget(keysOf(username, address)[0] ?? '');
  }

  /** Entries kept at present, of all tables. */
  get size(): number {
    return this.#buckets.reduce((sum, buckets) => sum + buckets.size, 0);
  }
}

/** Keys in the order of the tables. Names are cut so that long nonsense costs no memory. */
function keysOf(username: string, address: string): readonly string[] {
  const account = username.slice(0, 24).toUpperCase();
  const network = networkOf(address);
  return [`${account} ${network}`, account, network];
}

/** The part of an address that one party holds: IPv4 whole, IPv6 its first 64 bits. */
export function networkOf(address: string): string {
  const plain = address.startsWith('::ffff:') ? address.slice(7) : address;
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::', 2);
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : Math.max(0, 8 - groups.length - (tail === '' ? 0 : tail.split(':').length));
  const all = [...groups, ...Array.from({ length: missing }, () => '0'), ...(tail?.split(':') ?? [])];
  return `${all.slice(0, 4).join(':')}::/64`;
}

/** Leaky buckets by key: each failure adds one, and `forgetEvery` takes one away. A Map keeps its oldest entry first. */
class FailureBuckets {
  readonly #allowance: FailureAllowance;
  readonly #limit: number;
  readonly #byKey = new Map<string, { level: number; at: Millis }>();

  constructor(allowance: FailureAllowance, limit: number) {
    this.#allowance = allowance;
    this.#limit = limit;
  }

  get size(): number {
    return this.#byKey.size;
  }

  isFull(key: string, now: Millis): boolean {
    return this.#levelOf(key, now) > this.#allowance.burst - 1;
  }

  add(key: string, now: Millis): void {
    // One more than the burst is enough to keep a bucket full: a flood must not lock anybody out for days.
    const level = Math.min(this.#levelOf(key, now) + 1, this.#allowance.burst + 1);
    this.#byKey.delete(key);
    this.#byKey.set(key, { level, at: now });
    if (this.#byKey.size <= this.#limit) return;
    const oldest = this.#byKey.keys().next();
    if (!oldest.done) this.#byKey.delete(oldest.value);
  }

  forget(key: string): void {
    this.#byKey.delete(key);
  }

  #levelOf(key: string, now: Millis): number {
    const bucket = this.#byKey.get(key);
    if (bucket === undefined) return 0;
    return Math.max(0, bucket.level - (now - bucket.at) / this.#allowance.forgetEvery);
  }
}
