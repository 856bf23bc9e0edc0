import { entityIdType } from '@realmwright/kernel/schema/domain';
import { bool, literals, struct, u32, utf8 } from '@realmwright/kernel/schema/types';
import { NAME_BYTES } from '../chat/chat.facts.ts';

/** What anybody near may learn of a duel. */
export const duelFacts = {
  /** `entity` has won; `fled`: because the other went too far away. */
  duelDecided: struct({
    entity: entityIdType,
    how: literals('won', 'fled'),
    winnerName: utf8({ maxBytes: NAME_BYTES }),
    loserName: utf8({ maxBytes: NAME_BYTES }),
  }),
};

/** What only the two are told. */
export const duelPersonalFacts = {
  /** Both are told of the question; `entity` is the flag, `initiator` who asked. */
  duelAsked: struct({ entity: entityIdType, initiator: entityIdType }),
  /** Why no duel can be asked for. */
  duelRefused: struct({ spell: u32, castCount: u32, why: literals('busy', 'tooFar', 'badTarget', 'dead') }),
  /** The client's cast of a spell took effect. */
  spellDone: struct({ entity: entityIdType, victim: entityIdType, spell: u32, castCount: u32 }),
  duelCounted: struct({ millis: u32 }),
  duelBoundsLeft: struct({}),
  duelBoundsEntered: struct({}),
  /** It is over; decided or broken off. */
  duelEnded: struct({ isDecided: bool }),
};
