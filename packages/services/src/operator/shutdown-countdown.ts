import { announce, call } from '@realmwright/kernel/contract';
import type { RealmId } from '@realmwright/kernel/ids';
import type { Bus } from '@realmwright/kernel/ports/bus';
import type { Cancel, Clock } from '@realmwright/kernel/ports/clock';
import type { Log } from '@realmwright/kernel/ports/log';
import { describeSeconds } from '../command-words.ts';
import { makeAnnouncement } from '../social/social.contract.ts';
import { shutdownRequested } from './operator.contract.ts';

/** What a countdown works with. */
export interface CountdownParts {
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Log;
  /** Whose players are told. */
  readonly realms: readonly { readonly realm: RealmId }[];
}

/** Seconds before the end at which everybody is told again. */
const toldAt = [3_600, 900, 300, 60, 30, 10, 5];

/**
 * Asks the supervisor to end everything after a delay and tells the players meanwhile. The supervisor keeps its own time;
 * this only speaks. At most one countdown runs; a new one replaces it.
 */
export class ShutdownCountdown {
  readonly #parts: CountdownParts;
  #pending: readonly Cancel[] = [];

  constructor(parts: CountdownParts) {
    this.#parts = parts;
  }

  begin(delaySeconds: number, by: string): void {
    const { bus, clock, log } = this.#parts;
    this.stop();
    announce(bus, shutdownRequested, { isCancelled: false, delaySeconds, by });
    log.warn('shutdown-requested', { delaySeconds, by });
    if (delaySeconds > 0) this.#tell(`The realm closes in ${describeSeconds(delaySeconds)}.`);
    this.#pending = toldAt
      .filter((seconds) => seconds < delaySeconds)
      .map((seconds) =>
        clock.after((delaySeconds - seconds) * 1000, () =>
          this.#tell(`The realm closes in ${describeSeconds(seconds)}.`),
        ),
      );
  }

  callOff(by: string): void {
    this.stop();
    announce(this.#parts.bus, shutdownRequested, { isCancelled: true, delaySeconds: 0, by });
    this.#tell('The realm stays open.');
  }

  /** Speaks no more; what the supervisor was asked stays asked. */
  stop(): void {
    for (const cancel of this.#pending) cancel();
    this.#pending = [];
  }

  #tell(text: string): void {
    const { bus, log, realms } = this.#parts;
    for (const { realm } of realms) {
      call(bus, makeAnnouncement, { realm, text, onScreen: false }).catch((error: unknown) =>
        log.warn('countdown-not-announced', { error }),
      );
    }
  }
}
