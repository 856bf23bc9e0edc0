import type { SessionId } from '@realmwright/kernel/ids';

/**
 * Which sessions of this gateway wait because the realm is full, and what position their clients were told last. The
 * account service keeps the realm's one queue; clients show their position, and one packet per change is all they need.
 */
export class LoginQueue {
  readonly #toldPosition = new Map<SessionId, number>();

  get length(): number {
    return this.#toldPosition.size;
  }

  get sessions(): readonly SessionId[] {
    return [...this.#toldPosition.keys()];
  }

  /** The session waits and its client is told this position. */
  join(session: SessionId, position: number): void {
    this.#toldPosition.set(session, position);
  }

  /** Takes a session out; says whether it waited. */
  leave(session: SessionId): boolean {
    return this.#toldPosition.delete(session);
  }

  /** Whether a waiting session's client has to be told: its position is another than it was told last. */
  moved(session: SessionId, position: number): boolean {
    const told = this.#toldPosition.get(session);
    if (told === undefined || told === position) return false;
    this.#toldPosition.set(session, position);
    return true;
  }
}
