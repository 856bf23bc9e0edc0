import { differs, struct, u32, when } from '../../schema/wire.ts';

/** The random property of an item; its suffix factor follows only if there is one. */
export const variableItemRandomProperty = struct({
  itemRandomPropertyId: u32,
  ...when(differs('itemRandomPropertyId', 0), { itemSuffixFactor: u32 }),
});
