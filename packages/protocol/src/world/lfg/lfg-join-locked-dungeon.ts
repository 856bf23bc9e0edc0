import { struct, u32 } from '../../schema/wire.ts';

/** Lfg join locked dungeon, as it stands in several messages. */
export const lfgJoinLockedDungeon = struct({
  dungeonEntry: u32,
  reason: u32,
});
