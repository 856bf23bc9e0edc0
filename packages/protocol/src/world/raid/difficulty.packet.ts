import { bool32, enumeration, packet, u32 } from '../../schema/wire.ts';
import { dungeonDifficulty } from './dungeon-difficulty.ts';
import { raidDifficulty } from './raid-difficulty.ts';

/** Sets the difficulty of dungeons. */
export const MSG_SET_DUNGEON_DIFFICULTY_Client = packet('MSG_SET_DUNGEON_DIFFICULTY_Client', {
  difficulty: enumeration(u32, dungeonDifficulty.values),
});

/** The difficulty of dungeons; sent first at login. */
export const MSG_SET_DUNGEON_DIFFICULTY_Server = packet('MSG_SET_DUNGEON_DIFFICULTY_Server', {
  difficulty: enumeration(u32, dungeonDifficulty.values),
  unknown1: u32,
  isInGroup: bool32,
});

/** Sets the difficulty of raids. */
export const MSG_SET_RAID_DIFFICULTY_Client = packet('MSG_SET_RAID_DIFFICULTY_Client', {
  difficulty: enumeration(u32, raidDifficulty.values),
});

/** The difficulty of raids. */
export const MSG_SET_RAID_DIFFICULTY_Server = packet('MSG_SET_RAID_DIFFICULTY_Server', {
  difficulty: enumeration(u32, raidDifficulty.values),
  unknown1: u32,
  inGroup: bool32,
});

/** The difficulty of the map that the player is on. */
export const SMSG_INSTANCE_DIFFICULTY = packet('SMSG_INSTANCE_DIFFICULTY', {
  difficulty: u32,
  dynamicDifficulty: bool32,
});
