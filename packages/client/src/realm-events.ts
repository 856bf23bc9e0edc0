import type { ClosePolicy } from '@realmwright/protocol/realtime/close-code';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import type { WorldView } from './world-view.ts';

/**
 * How a connection stands. `live`: it is there for the first time. `away`: its line broke, and it tries to come back.
 * `resumed`: it did, with nothing lost; `fresh`: it came back as somebody new, and whatever was there before is over.
 * `over`: it does not come back.
 */
export type ConnectionNews =
  | { readonly kind: 'live' | 'fresh' }
  | { readonly kind: 'resumed'; readonly how: 'kept' | 'moved' }
  | { readonly kind: 'away' | 'over'; readonly code: number; readonly reason: string };

/** What a connection tells, by the name of what happened. */
export interface RealmEvents {
  /** Any message of the server but those that are kept in `world`. */
  message: ServerMessage;
  /** The world in view has changed. */
  state: WorldView;
  /** How the connection stands now. */
  connection: ConnectionNews;
  /** The line is closed for good; `policy` is what the server expects a client to do now. */
  closed: { readonly code: number; readonly reason: string; readonly policy: ClosePolicy };
}

/** Whoever wants to hear of these events, by their names. */
export class Hearers {
  readonly #hearers: { [Name in keyof RealmEvents]: ((event: RealmEvents[Name]) => void)[] } = {
    message: [],
    state: [],
    connection: [],
    closed: [],
  };

  /** Returns how to hear no more of it. */
  add<Name extends keyof RealmEvents>(name: Name, hear: (event: RealmEvents[Name]) => void): () => void {
    this.#hearers[name].push(hear);
    return () => this.#remove(name, hear);
  }

  tell<Name extends keyof RealmEvents>(name: Name, event: RealmEvents[Name]): void {
    // Whoever stops hearing meanwhile does not make another one miss it.
    for (const hear of [...this.#hearers[name]]) hear(event);
  }

  #remove<Name extends keyof RealmEvents>(name: Name, hear: (event: RealmEvents[Name]) => void): void {
    const hearers = this.#hearers[name];
    const at = hearers.indexOf(hear);
    if (at !== -1) hearers.splice(at, 1);
  }
}
