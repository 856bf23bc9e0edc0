import { type OwnVector, vector } from '../../versions/own-vector.ts';

/** Byte-exact examples of the messages of this folder, with values of our own making. */
export const raidVectors: readonly OwnVector[] = [
  vector(12340, 'CMSG_INSTANCE_LOCK_RESPONSE', '00', { accept: false }),
  vector(12340, 'CMSG_SET_SAVED_INSTANCE_EXTEND', 'ce0200000100', { map: 718, difficulty: 1, toggleExtend: false }),
  vector(8606, 'MSG_SET_DUNGEON_DIFFICULTY_Client', '01000000', { difficulty: 1 }),
  vector(8606, 'MSG_SET_DUNGEON_DIFFICULTY_Server', '01000000dbed492601000000', {
    difficulty: 1,
    unknown1: 642379227,
    isInGroup: true,
  }),
  vector(12340, 'MSG_SET_RAID_DIFFICULTY_Client', '01000000', { difficulty: 1 }),
  vector(12340, 'MSG_SET_RAID_DIFFICULTY_Server', '0000000016625d2f00000000', {
    difficulty: 0,
    unknown1: 794649110,
    inGroup: false,
  }),
  vector(8606, 'SMSG_INSTANCE_DIFFICULTY', '9256001e01000000', { difficulty: 503338642, dynamicDifficulty: true }),
  vector(12340, 'SMSG_INSTANCE_LOCK_WARNING_QUERY', '71200a70ef500d6314', {
    time: 1879711857,
    encounterMask: 1661817071,
    unknown: 20,
  }),
  vector(5875, 'SMSG_INSTANCE_RESET', '1d000000', { map: 29 }),
  vector(5875, 'SMSG_INSTANCE_RESET_FAILED', '0100000011020000', { reason: 1, map: 529 }),
  vector(5875, 'SMSG_INSTANCE_SAVE_CREATED', 'e7123f86', { unknown: 2252280551 }),
  vector(5875, 'SMSG_RAID_INSTANCE_INFO', '0200000011020000a3252f2d6ea941af010000008555ae643b4c8d47', {
    amountOfRaidInfos: 2,
    raidInfos: [
      { map: 529, resetTime: 758064547, instanceId: 2940316014 },
      { map: 1, resetTime: 1689146757, instanceId: 1200442427 },
    ],
  }),
  vector(8606, 'SMSG_RAID_INSTANCE_INFO', '02000000e9010000da296463a81f636ddad0dda53002000025332d83d60f444eff1aa628', {
    amountOfRaidInfos: 2,
    raidInfos: [
      { map: 489, resetTime: 1667508698, instanceId: 1835212712, index: 2782777562 },
      { map: 560, resetTime: 2200777509, instanceId: 1313083350, index: 681974527 },
    ],
  }),
  vector(
    12340,
    'SMSG_RAID_INSTANCE_INFO',
    '02000000320200000100000051010000000000000000172d4b805d0200000000000024020000000000000101af8e2e49',
    {
      amountOfRaidInfos: 2,
      raidInfos: [
        { map: 562, difficulty: 1, instanceId: 337n, expired: false, extended: false, timeUntilReset: 2152410391 },
        { map: 605, difficulty: 0, instanceId: 548n, expired: true, extended: true, timeUntilReset: 1227787951 },
      ],
    },
  ),
  vector(5875, 'SMSG_RAID_INSTANCE_MESSAGE', '01000000190000007f4c8344', {
    messageType: 1,
    map: 25,
    timeLeft: 1149455487,
  }),
  vector(12340, 'SMSG_RAID_INSTANCE_MESSAGE', '010000006d00000000000000791f251e', {
    messageType: 1,
    map: 109,
    difficulty: 0,
    timeLeft: 505749369,
  }),
  vector(8606, 'SMSG_RESET_FAILED_NOTIFY', '2a020000', { map: 554 }),
  vector(12340, 'SMSG_UPDATE_INSTANCE_ENCOUNTER_UNIT', '050000000738', { frame: 5, parameter3: 7, parameter4: 56 }),
  vector(5875, 'SMSG_UPDATE_INSTANCE_OWNERSHIP', '00000000', { playerIsSavedToARaid: false }),
  vector(5875, 'SMSG_UPDATE_LAST_INSTANCE', '2c000000', { map: 44 }),
];
