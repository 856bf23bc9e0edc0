import { f32, struct, u32 } from '@realmwright/kernel/schema/types';
import { entityKeyType } from '../entity-key.ts';
import { moveKindType, movementType, speedKindType } from './movement.ts';

/** What a client says of its own movement. */
export const movementIntents = {
  /** The client moved as it shows; the envelope decides whether the world believes it. */
  move: struct({ moveKind: moveKindType, movement: movementType }),
  /** Answers `speedChangeRequested` with the same counter. */
  acknowledgeSpeed: struct({ counter: u32, speedKind: speedKindType, speed: f32, movement: movementType }),
  /** Answers `teleported` with the same counter; `time` is the client's clock. */
  acknowledgeTeleport: struct({ counter: u32, time: u32 }),
  /** The client names the unit that it steers; anything but itself is refused. */
  setActiveMover: struct({ mover: entityKeyType }),
  /** A client left the game's controls to the server for a while (fall reset, missed time); `skipped` in milliseconds. */
  skipTime: struct({ skipped: u32 }),
};
