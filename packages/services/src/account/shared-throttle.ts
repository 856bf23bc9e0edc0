import { announce } from '@realmwright/kernel/contract';
import type { FeaturePorts, Serving } from '../serving.ts';
import { loginCounted } from './account.contract.ts';
import type { LoginThrottle } from './login-throttle.ts';

/**
 * The throttle of one replica that the others' counts reach over the bus. Each replica decides from its own memory, so a
 * failed login costs a message and never a write: the database, which a flood of guesses would reach first, is spared.
 * It trades exactness for that: a guess that arrives before the news of the one before is allowed, and a replica that
 * starts knows nothing of what was counted.
 */
export class SharedThrottle {
  readonly #ports: Pick<FeaturePorts, 'bus' | 'random'>;
  readonly #own: LoginThrottle;
  readonly #replica: string;

  constructor(ports: Pick<FeaturePorts, 'bus' | 'random'>, own: LoginThrottle) {
    this.#ports = ports;
    this.#own = own;
    this.#replica = Buffer.from(ports.random.bytes(8)).toString('hex');
  }

  /** Begins to count what other replicas tell. */
  listen(serving: Serving): void {
    serving.listen(loginCounted, 'each-replica', async ({ replica, username, address, hasFailed }) => {
      if (replica !== this.#replica) this.#count(username, address, hasFailed);
    });
  }

  /** Whether another attempt must wait. */
  isThrottled(username: string, address: string): boolean {
    return this.#own.isThrottled(username, address);
  }

  reportFailure(username: string, address: string): void {
    this.#report(username, address, true);
  }

  /** A success clears what was counted for this account from this network. */
  reportSuccess(username: string, address: string): void {
    this.#report(username, address, false);
  }

  #report(username: string, address: string, hasFailed: boolean): void {
    this.#count(username, address, hasFailed);
    announce(this.#ports.bus, loginCounted, { replica: this.#replica, username, address, hasFailed });
  }

  #count(username: string, address: string, hasFailed: boolean): void {
    if (hasFailed) this.#own.reportFailure(username, address);
    else this.#own.reportSuccess(username, address);
  }
}
