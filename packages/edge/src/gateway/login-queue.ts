import type { SessionId } from '@realmwright/kernel/ids';

/**
 * Who waits because the realm is full, first come first served. The gateway tells each waiting client its position, and
 * only when that has changed: clients show it, and one packet per change is all they need.
 */
export interface LoginQueue {
  /** Puts a session at the end; returns its position, from 1. */
  join(session: SessionId): number;
  /** Takes a session out wherever it stands. Harmless if it does not wait. */
  leave(session: SessionId): void;
  /** Takes out the first one, if somebody waits. */
  next(): SessionId | undefined;
  /** Calls for each session whose position differs from what it was last told. */
  announce(tell: (session: SessionId, position: number) => void): void;
  length(): number;
}

export function loginQueue(): LoginQueue {
  const toldPosition = new Map<SessionId, number>();
  return {
    join(session) {
      toldPosition.set(session, toldPosition.size + 1);
      return toldPosition.size;
    },
    leave(session) {
      toldPosition.delete(session);
    },
    next() {
      for (const session of toldPosition.keys()) {
        toldPosition.delete(session);
        return session;
      }
      return undefined;
    },
    announce(tell) {
      let position = 0;
      for (const [session, told] of toldPosition) {
        position++;
        if (told === position) continue;
        toldPosition.set(session, position);
        tell(session, position);
      }
    },
    length: () => toldPosition.size,
  };
}
