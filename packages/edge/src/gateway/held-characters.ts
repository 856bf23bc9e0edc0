import type { CharacterId, InstanceId, SessionId } from '@realmwright/kernel/ids';
import type { Millis } from '@realmwright/kernel/units';

/** A character whose client vanished: the world keeps it for its grace time in the name of the broken session. */
export interface HeldCharacter {
  readonly instance: InstanceId;
  readonly session: SessionId;
  /** Sequence number of the session's last intent; the next one goes on from it. */
  readonly sequence: number;
}

/** Remembers broken sessions, so that whoever comes back to such a character need not wait for the grace to end. */
export interface HeldCharacters {
  hold(character: CharacterId, held: HeldCharacter, until: Millis): void;
  /** Takes it out: the world is about to be told to let go. */
  take(character: CharacterId): HeldCharacter | undefined;
  /** Forgets those whose time is over; the world has let them go by itself. */
  expire(now: Millis): void;
}

export function heldCharacters(): HeldCharacters {
  const heldByCharacter = new Map<CharacterId, { readonly held: HeldCharacter; readonly until: Millis }>();
  return {
    hold(character, held, until) {
      heldByCharacter.set(character, { held, until });
    },
    take(character) {
      const found = heldByCharacter.get(character)?.held;
      heldByCharacter.delete(character);
      return found;
    },
    expire(now) {
      for (const [character, { until }] of heldByCharacter) if (until <= now) heldByCharacter.delete(character);
    },
  };
}
