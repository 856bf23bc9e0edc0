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

/** Whether the realm is to stay closed or to be opened anew. */
export type EndKind = 'shutdown' | 'restart';

/** Seconds before the end at which everybody is told again. */
const toldAt = [3_600, 900, 300, 60, 30, 10, 5];

/**
 * Asks the supervisor to end everything after a delay and tells the players meanwhile. The supervisor keeps its own time;
 * this only speaks. At most one countdown runs; a new one replaces it. Whether one runs is heard from the bus, so that
 * every replica knows it; after the end of its delay one counts as pending, because the realm is then closing.
 */
export class ShutdownCountdown {
  readonly #parts: CountdownParts;
  #pending: readonly Cancel[] = [];
  #isAsked = false;
  /** Settled when everybody was told what there was to tell. */
  #told: Promise<void> = Promise.resolve();

  constructor(parts: CountdownParts) {
    this.#parts = parts;
  }

  begin(delaySeconds: number, by: string, kind: EndKind): void {
    const { bus, clock, log } = this.#parts;
    this.stop();
    this.#isAsked = true;
    const isRestart = kind === 'restart';
    announce(bus, shutdownRequested, { isCancelled: false, isRestart, delaySeconds, by });
    log.warn('shutdown-requested', { delaySeconds, by, kind });
    const verb = isRestart ? 'restarts' : 'closes';
    if (delaySeconds > 0) this.#tell(`The realm ${verb} in ${describeSeconds(delaySeconds)}.`);
    this.#pending = toldAt
      .filter((seconds) => seconds < delaySeconds)
      .map((seconds) =>
        clock.after((delaySeconds - seconds) * 1000, () =>
          this.#tell(`The realm ${verb} in ${describeSeconds(seconds)}.`),
        ),
      );
  }

  /**
   * Says whether there was something to call off; otherwise players hear nothing. The supervisors are told in either
   * case, since a replica that has started after the request does not know of it.
   */
  callOff(by: string): boolean {
    const wasAsked = this.#isAsked;
    this.stop();
    this.#isAsked = false;
    announce(this.#parts.bus, shutdownRequested, { isCancelled: true, isRestart: false, delaySeconds: 0, by });
    if (wasAsked) this.#tell('The realm stays open.');
    return wasAsked;
  }

  /** Another replica, or this one, has asked for the end or called it off. */
  hear({ isCancelled }: { readonly isCancelled: boolean }): void {
    this.#isAsked = !isCancelled;
    if (isCancelled) this.stop();
  }

  /** Speaks no more; what the supervisor was asked stays asked. */
  stop(): void {
    for (const cancel of this.#pending) cancel();
    this.#pending = [];
  }

  /** One after the other: that the realm stays open must not be heard before that it closes. */
  #tell(text: string): void {
    this.#told = this.#told.then(() => this.#announce(text));
  }

  async #announce(text: string): Promise<void> {
    const { bus, log, realms } = this.#parts;
    for (const { realm } of realms) {
      try {
        await call(bus, makeAnnouncement, { realm, text, onScreen: false, forStaff: false });
      } catch (error) {
        log.warn('countdown-not-announced', { error });
      }
    }
  }
}
