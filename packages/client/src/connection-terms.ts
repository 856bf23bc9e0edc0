import type { Dial } from './dial.ts';
import type { Ticket } from './sign-in.ts';
import type { Timers } from './timers.ts';

/** What a connection is made with beyond its ticket. */
export interface ConnectionTerms {
  /** Signs in again when a session could not be resumed; without it, such a connection is over. */
  readonly renew?: () => Promise<Ticket>;
  readonly dial?: Dial;
  readonly timers?: Timers;
}
