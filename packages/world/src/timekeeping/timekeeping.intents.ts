import { struct, u32 } from '@realmwright/kernel/schema/types';

/** A client's answer about its clock. */
export const timekeepingIntents = {
  /** Answers `timeSyncRequested` with the same counter; `clientTime` in milliseconds of the client's clock. */
  answerTimeSync: struct({ counter: u32, clientTime: u32 }),
};
