import { bool32, enumeration, packet, u32 } from '../../schema/wire.ts';
import { dungeonDifficulty } from './dungeon-difficulty.ts';
import { raidDifficulty } from './raid-difficulty.ts';

export const MSG_SET_DUNGEON_DIFFICULTY_Client = packet('MSG_SET_DUNGEON_DIFFICULTY_Client', {
  difficulty: enumeration(u32, dungeonDifficulty.values),
});

export const MSG_SET_DUNGEON_DIFFICULTY_Server = packet('MSG_SET_DUNGEON_DIFFICULTY_Server', {
  difficulty: enumeration(u32, dungeonDifficulty.values),
  unknown1: u32,
  isInGroup: bool32,
});

export const MSG_SET_RAID_DIFFICULTY_Client = packet('MSG_SET_RAID_DIFFICULTY_Client', {
  difficulty: enumeration(u32, raidDifficulty.values),
});

export const MSG_SET_RAID_DIFFICULTY_Server = packet('MSG_SET_RAID_DIFFICULTY_Server', {
  difficulty: enumeration(u32, raidDifficulty.values),
  unknown1: u32,
  inGroup: bool32,
});

export const SMSG_INSTANCE_DIFFICULTY = packet('SMSG_INSTANCE_DIFFICULTY', {
  difficulty: u32,
  dynamicDifficulty: bool32,
});
