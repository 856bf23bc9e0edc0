import { call } from '@realmwright/kernel/contract';
import { InfrastructureError } from '@realmwright/kernel/errors';
import type { CharacterId } from '@realmwright/kernel/ids';
import { isRefused } from '@realmwright/kernel/outcome';
import type { RolePorts } from '@realmwright/kernel/ports/role-ports';
import { findBalance, purseOf } from '@realmwright/services/ledger/ledger.contract';
import type { WorldInput } from '../tick-frame.ts';

/**
 * Keeps what players are shown of their purses at what the ledger says. News of postings may overtake each other on their
 * way, so it says only that something changed: the ledger is asked, by one question at a time for each character, and
 * again if more changed meanwhile. So no reading is ever replaced by an older one, and the last one is newer than the
 * last news.
 */
export class PurseDesk {
  readonly #ports: RolePorts;
  readonly #put: (input: WorldInput) => void;
  /** Whose purse is being read; `true`: it changed since the question went out. Bounded by the characters here. */
  readonly #isStale = new Map<CharacterId, boolean>();

  constructor(ports: RolePorts, put: (input: WorldInput) => void) {
    this.#ports = ports;
    this.#put = put;
  }

  /** The purse of a character here may have changed. */
  refresh(character: CharacterId): void {
    const isBeingRead = this.#isStale.has(character);
    this.#isStale.set(character, true);
    if (!isBeingRead) void this.#read(character);
  }

  async #read(character: CharacterId): Promise<void> {
    const { bus, clock, log } = this.#ports;
    let attempts = 0;
    while (this.#isStale.get(character) === true) {
      this.#isStale.set(character, false);
      try {
        const outcome = await call(bus, findBalance, { account: purseOf(character) });
        attempts = 0;
        if (isRefused(outcome)) break;
        const { balance } = outcome.value;
        this.#put({ kind: 'purseChanged', character, balance: balance < 0n ? 0n : balance });
      } catch (error) {
        log.warn('purse-not-read', { character, attempts, error });
        const isWorthwhile = error instanceof InfrastructureError && error.retryable;
        if (!isWorthwhile || ++attempts >= MOST_ATTEMPTS) break;
        this.#isStale.set(character, true);
        await new Promise<void>((resolve) => clock.after(RETRY_MILLIS, resolve));
      }
    }
    this.#isStale.delete(character);
  }
}

/** How often a ledger that does not answer is asked, and the pause between. The next posting or join asks again. */
const MOST_ATTEMPTS = 4;
const RETRY_MILLIS = 1_000;
