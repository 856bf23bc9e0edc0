import { f32, f64, struct, u32 } from '@realmwright/kernel/schema/types';

/** What only the session concerned is told. */
export const timekeepingPersonalFacts = {
  timeSyncRequested: struct({ counter: u32 }),
  /** The realm's calendar was set or its pace changed; units as in `joined`. */
  gameTimeChanged: struct({ gameSeconds: f64, gameMinutesPerSecond: f32 }),
};
