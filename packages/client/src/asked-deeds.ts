import type { ClientMessage, Deed } from '@realmwright/protocol/realtime/client-messages';
import type { DeedOutcome } from '@realmwright/protocol/realtime/server-messages';

/** A deed as it is asked for. */
export type Asking = Extract<ClientMessage, { kind: 'act' }>;

/** What becomes of deeds whose answer can come no more. */
export const lostDeed: DeedOutcome = { kind: 'refused', code: 'realtime.line-lost' };

/** The deeds that a client has asked for and that have no outcome yet, each under a number of its own. */
export class AskedDeeds {
  readonly #open = new Map<number, { readonly asking: Asking; readonly answer: (outcome: DeedOutcome) => void }>();
  #lastAction = 0;

  /** Numbers a deed. `age`: seconds since it was wished for, 0 for now. */
  ask(deed: Deed, age: number): { readonly asking: Asking; readonly outcome: Promise<DeedOutcome> } {
    this.#lastAction += 1;
    const action = this.#lastAction;
    const asking: Asking = { kind: 'act', action, deed, age: age === 0 ? undefined : age };
    return { asking, outcome: new Promise((answer) => this.#open.set(action, { asking, answer })) };
  }

  answer(action: number, outcome: DeedOutcome): void {
    this.#open.get(action)?.answer(outcome);
    this.#open.delete(action);
  }

  /** Those without an outcome, in the order in which they were asked for. */
  get unanswered(): readonly Asking[] {
    return [...this.#open.values()].map(({ asking }) => asking);
  }

  /** Nobody will answer any more. */
  lose(): void {
    for (const { answer } of this.#open.values()) answer(lostDeed);
    this.#open.clear();
  }
}
