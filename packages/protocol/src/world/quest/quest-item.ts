import { bool, cstring, struct, u32 } from '../../schema/wire.ts';

/** Quest item, as it stands in several messages. */
export const questItem_1_12 = struct({
  questId: u32,
  questIcon: u32,
  level: u32,
  title: cstring({ maxBytes: 255 }),
});

/** Quest item, as it stands in several messages. */
export const questItem_3_3 = struct({
  questId: u32,
  questIcon: u32,
  level: u32,
  flags: u32,
  repeatable: bool,
  title: cstring({ maxBytes: 255 }),
});
