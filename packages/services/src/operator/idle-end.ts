import { call } from '@realmwright/kernel/contract';
import type { RealmId } from '@realmwright/kernel/ids';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Bus } from '@realmwright/kernel/ports/bus';
import type { Cancel, Clock } from '@realmwright/kernel/ports/clock';
import type { Log } from '@realmwright/kernel/ports/log';
import { listPresences } from '../social/social.contract.ts';
import type { EndKind, ShutdownCountdown } from './shutdown-countdown.ts';

/** What an end that waits for everybody to leave works with. */
export interface IdleEndParts {
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Log;
  readonly realms: readonly { readonly realm: RealmId }[];
  readonly countdown: Pick<ShutdownCountdown, 'begin'>;
}

/** How often it is looked whether somebody is still in the world, milliseconds. */
const lookPeriod = 2_000;

/**
 * Ends the realm once nobody is in its worlds, after a delay at the earliest. It waits in the replica that was asked; one
 * waits at most, and any shutdown that is called off ends the waiting.
 */
export class IdleEnd {
  readonly #parts: IdleEndParts;
  #cancel: Cancel | undefined;

  constructor(parts: IdleEndParts) {
    this.#parts = parts;
  }

  get isWaiting(): boolean {
    return this.#cancel !== undefined;
  }

  begin(delaySeconds: number, by: string, kind: EndKind): void {
    const { clock, log, countdown } = this.#parts;
    this.stop();
    const earliest = clock.monotonic() + delaySeconds * 1000;
    log.warn('idle-end-requested', { delaySeconds, by, kind });
    let isLooking = false;
    const look = async (): Promise<void> => {
      if (clock.monotonic() < earliest || !(await this.#isEmpty()) || !this.isWaiting) return;
      this.stop();
      countdown.begin(0, by, kind);
    };
    this.#cancel = clock.every(lookPeriod, () => {
      if (isLooking) return;
      isLooking = true;
      look()
        .catch((error: unknown) => log.warn('idle-end-failed', { error }))
        .finally(() => {
          isLooking = false;
        });
    });
  }

  /** Waits no more. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  async #isEmpty(): Promise<boolean> {
    for (const { realm } of this.#parts.realms) {
      const found = await call(this.#parts.bus, listPresences, { realm, limit: 1 });
      if (isRefused(found) || found.value.totalCount > 0) return false;
    }
    return true;
  }
}
