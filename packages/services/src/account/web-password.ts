import { hash, verify } from '@node-rs/argon2';
import { InfrastructureError } from '@realmwright/kernel/errors';

/**
 * The password of the web plane: argon2id with the parameters that OWASP recommends (19 MiB, 2 passes, 1 lane), about
 * 30 ms of one core. At most `concurrency` are computed at once, so that a flood of web logins cannot take all memory.
 */
export class WebPasswords {
  readonly #concurrency: number;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(concurrency = 4) {
    this.#concurrency = concurrency;
  }

  /** Passwords compare without regard to case, as the game clients send them. */
  async hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(password.toUpperCase(), options));
  }

  async verify(stored: string, password: string): Promise<boolean> {
    return this.#inTurn(() => verify(stored, password.toUpperCase()));
  }

  async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#running < this.#concurrency) this.#running++;
    else {
      if (this.#waiting.length >= mostWaiting) {
        throw new InfrastructureError('too many passwords wait to be hashed', { retryable: true });
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      // Whoever waits longest takes this place over; the count stays as it is.
      const next = this.#waiting.shift();
      if (next === undefined) this.#running--;
      else next();
    }
  }
}

/** Passwords that may wait for their turn: about two seconds of work. */
const mostWaiting = 128;

/** The library's default algorithm is argon2id. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
