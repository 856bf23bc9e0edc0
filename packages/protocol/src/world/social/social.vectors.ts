import { type OwnVector, vector } from '../../versions/own-vector.ts';

/** Byte-exact examples of the messages of this folder, with values of our own making. */
export const socialVectors: readonly OwnVector[] = [
  vector(8606, 'CMSG_ACCEPT_LEVEL_GRANT', '030702', { guid: 519n }),
  vector(5875, 'CMSG_ADD_FRIEND', '61207175696574206d696c6c00', { name: 'a quiet mill' }),
  vector(8606, 'CMSG_ADD_FRIEND', '456d6265720054686973746c65646f776e00', { name: 'Ember', note: 'Thistledown' }),
  vector(5875, 'CMSG_ADD_IGNORE', '5175696c6c00', { name: 'Quill' }),
  vector(8606, 'CMSG_CONTACT_LIST', 'f45b143b', { flags: 991190004 }),
  vector(5875, 'CMSG_DEL_FRIEND', '9c02000000000000', { guid: 668n }),
  vector(5875, 'CMSG_DEL_IGNORE', '8d0200e3000030f1', { guid: 17379390965831172749n }),
  vector(8606, 'CMSG_GRANT_LEVEL', 'cba9022330f1', { player: 17379390962609947305n }),
  vector(8606, 'CMSG_SET_CONTACT_NOTES', '3a0200000000000054686973746c65646f776e00', {
    player: 570n,
    note: 'Thistledown',
  }),
  vector(
    5875,
    'CMSG_WHO',
    '121ad320468fc43d4d6172726f770066697273742066726f737400a2002582c0b2814c020000005a54cf7de31ee23f020000005175696c6c006f616b20616e642069726f6e00',
    {
      minimumLevel: 550705682,
      maximumLevel: 1036291910,
      playerName: 'Marrow',
      guildName: 'first frost',
      raceMask: 2183463074,
      classMask: 1283568320,
      amountOfZones: 2,
      zones: [2110739546, 1071783651],
      amountOfStrings: 2,
      searchStrings: ['Quill', 'oak and iron'],
    },
  ),
  vector(
    8606,
    'SMSG_CONTACT_LIST',
    '000000000200000025010000000000000900000054686973746c65646f776e0001680e0000a6aa5707090000006b0200e0000030f1010000005175696c6c0002280000000900000008000000',
    {
      listMask: 0,
      amountOfRelations: 2,
      relations: [
        { guid: 293n, relationMask: 9, note: 'Thistledown', status: 1, area: 3688, level: 123185830, class: 9 },
        { guid: 17379390965780841067n, relationMask: 1, note: 'Quill', status: 2, area: 40, level: 9, class: 8 },
      ],
    },
  ),
  vector(
    5875,
    'SMSG_FRIEND_LIST',
    '0209030083000030f104c9060000a342802907000000d0000090010030f101d2040000117fb32909000000',
    {
      amountOfFriends: 2,
      friends: [
        { guid: 17379390964220560137n, status: 4, area: 1737, level: 696271523, class: 7 },
        { guid: 17379390968733630672n, status: 1, area: 1234, level: 699629329, class: 9 },
      ],
    },
  ),
  vector(5875, 'SMSG_FRIEND_STATUS', '01a902000000000000', { result: 1, guid: 681n }),
  vector(5875, 'SMSG_FRIEND_STATUS', '02a90200000000000001280000000900000008000000', {
    result: 2,
    guid: 681n,
    status: 1,
    area: 40,
    level: 9,
    class: 8,
  }),
  vector(8606, 'SMSG_FRIEND_STATUS', '06a9020000000000005175696c6c0002280000000900000008000000', {
    result: 6,
    guid: 681n,
    note: 'Quill',
    status: 2,
    area: 40,
    level: 9,
    class: 8,
  }),
  vector(12340, 'SMSG_FRIEND_STATUS', '07a9020000000000005175696c6c00', { result: 7, guid: 681n, note: 'Quill' }),
  vector(5875, 'SMSG_IGNORE_LIST', '0210020013010030f16700000000000000', {
    amountOfIgnored: 2,
    ignored: [17379390966636478992n, 103n],
  }),
  vector(8606, 'SMSG_PROPOSE_LEVEL_GRANT', '0118', { player: 24n }),
  vector(8606, 'SMSG_REFER_A_FRIEND_FAILURE', '08000000', { error: 8 }),
  vector(8606, 'SMSG_USERLIST_ADD', 'fd00000f000030f189bc54c0c75e6272617373206c616e7465726e00', {
    player: 17379390962274402557n,
    playerFlags: 137,
    flags: 188,
    amountOfPlayers: 1590149204,
    name: 'brass lantern',
  }),
  vector(8606, 'SMSG_USERLIST_REMOVE', '72030082010030f1402bfe1b4f6c6f77207469646500', {
    player: 17379390968498750322n,
    flags: 64,
    amountOfPlayers: 1327234603,
    name: 'low tide',
  }),
  vector(8606, 'SMSG_USERLIST_UPDATE', '0f000000000000002402a5420494736576656e206865726f6e7300', {
    player: 15n,
    playerFlags: 36,
    flags: 2,
    amountOfPlayers: 2483307173,
    name: 'seven herons',
  }),
  vector(5875, 'SMSG_WHO', '01000000030000005175696c6c000009000000080000000700000028000000', {
    listedPlayers: 1,
    onlinePlayers: 3,
    players: [{ name: 'Quill', guild: '', level: 9, class: 8, race: 7, area: 40 }],
  }),
  vector(8606, 'SMSG_WHO', '01000000030000005175696c6c0046657272796d656e000900000008000000070000000128000000', {
    listedPlayers: 1,
    onlinePlayers: 3,
    players: [{ name: 'Quill', guild: 'Ferrymen', level: 9, class: 8, race: 7, gender: 1, area: 40 }],
  }),
  vector(12340, 'SMSG_WHO', '01000000030000005175696c6c0046657272796d656e000900000008000000070000000128000000', {
    listedPlayers: 1,
    onlinePlayers: 3,
    players: [{ name: 'Quill', guild: 'Ferrymen', level: 9, class: 8, race: 7, gender: 1, area: 40 }],
  }),
];
