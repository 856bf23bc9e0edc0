import { addressKey } from './address-key.ts';

/** How many connections may be open at once: in all, and from one address (IPv6: one network of 64 bits). */
export interface ConnectionLimits {
  readonly total: number;
  readonly perAddress: number;
}

/** A school behind one router has room, and one machine alone cannot take all there is. */
export const defaultConnectionLimits: ConnectionLimits = { total: 10_000, perAddress: 500 };

/** The bound at which a connection is one too many. */
export type Surplus = 'address' | 'total';

/** Counts open connections by whom they are from. */
export class OpenConnections<Connection> {
  readonly #limits: ConnectionLimits;
  /** By which key each connection counts; undefined for those of proxies, which count in all only. */
  readonly #keys = new Map<Connection, string | undefined>();
  readonly #counts = new Map<string, number>();

  constructor(limits: ConnectionLimits) {
    this.#limits = limits;
  }

  get count(): number {
    return this.#keys.size;
  }

  /** Counts a new connection, of nobody in particular without an address; or says why not, and does not count it. */
  admit(connection: Connection, address: string | undefined): Surplus | undefined {
    if (this.#keys.size >= this.#limits.total) return 'total';
    const key = address === undefined ? undefined : addressKey(address);
    if (this.#isTaken(key)) return 'address';
    this.#keys.set(connection, key);
    this.#add(key, 1);
    return undefined;
  }

  /** A connection turns out to be somebody's: from now on it counts as theirs, unless they have too many. */
  ascribe(connection: Connection, address: string): Surplus | undefined {
    const key = addressKey(address);
    if (!this.#keys.has(connection) || this.#keys.get(connection) === key) return undefined;
    if (this.#isTaken(key)) return 'address';
    this.#add(this.#keys.get(connection), -1);
    this.#keys.set(connection, key);
    this.#add(key, 1);
    return undefined;
  }

  /** It is closed. Harmless for one that is not counted. */
  release(connection: Connection): void {
    const key = this.#keys.get(connection);
    if (this.#keys.delete(connection)) this.#add(key, -1);
  }

  #isTaken(key: string | undefined): boolean {
    return key !== undefined && (this.#counts.get(key) ?? 0) >= this.#limits.perAddress;
  }

  #add(key: string | undefined, by: number): void {
    if (key === undefined) return;
    const count = (this.#counts.get(key) ?? 0) + by;
    if (count === 0) this.#counts.delete(key);
    else this.#counts.set(key, count);
  }
}
