import { struct, u32 } from '../../schema/wire.ts';

/** Quest item requirement, as it stands in several messages. */
export const questItemRequirement = struct({
  item: u32,
  itemCount: u32,
  itemDisplayId: u32,
});
