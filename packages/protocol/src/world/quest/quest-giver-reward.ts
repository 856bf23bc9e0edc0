import { struct, u32 } from '../../schema/wire.ts';

/** Quest giver reward, as it stands in several messages. */
export const questGiverReward = struct({
  item: u32,
  itemCount: u32,
  displayId: u32,
});
