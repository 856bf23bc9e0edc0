import { struct, u32 } from '../../schema/wire.ts';

/** Quest item reward, as it stands in several messages. */
export const questItemReward = struct({
  item: u32,
  itemCount: u32,
});
