import { type OwnVector, vector } from '../../versions/own-vector.ts';

/** Byte-exact examples of the messages of this folder, with values of our own making. */
export const gossipVectors: readonly OwnVector[] = [
  vector(5875, 'CMSG_GOSSIP_HELLO', '2b00000000000000', { guid: 43n }),
  vector(5875, 'CMSG_GOSSIP_SELECT_OPTION', '1b03001b010030f17f4a1da6456d62657200', {
    guid: 17379390966770696987n,
    gossipListId: 2786937471,
    code: 'Ember',
  }),
  vector(8606, 'CMSG_GOSSIP_SELECT_OPTION', '43030000000000006d3afd074d96c55f456d62657200', {
    guid: 835n,
    menuId: 134036077,
    gossipListId: 1606784589,
    code: 'Ember',
  }),
  vector(5875, 'CMSG_NPC_TEXT_QUERY', '78db859a0b0300c7010030f1', { textId: 2592463736, guid: 17379390969656378123n }),
  vector(5875, 'CMSG_PAGE_TEXT_QUERY', '3285d631', { pageId: 836142386 }),
  vector(8606, 'CMSG_PAGE_TEXT_QUERY', '10534b5e6b00000000000000', { pageId: 1581994768, guid: 107n }),
  vector(
    5875,
    'SMSG_GOSSIP_MESSAGE',
    'ea02000000000000a8e7e1610200000096049e0135005175696c6c005abd5a2b210061207175696574206d696c6c00020000001aa6861a444556936b661385736576656e206865726f6e73009a3e955334cf52447ad38f6f5175696c6c00',
    {
      guid: 746n,
      titleTextId: 1642194856,
      amountOfGossipItems: 2,
      gossips: [
        { id: 27133078, itemIcon: 53, coded: false, message: 'Quill' },
        { id: 727367002, itemIcon: 33, coded: false, message: 'a quiet mill' },
      ],
      amountOfQuests: 2,
      quests: [
        { questId: 445031962, questIcon: 2471904580, level: 2232641131, title: 'seven herons' },
        { questId: 1402289818, questIcon: 1146277684, level: 1871696762, title: 'Quill' },
      ],
    },
  ),
  vector(
    8606,
    'SMSG_GOSSIP_MESSAGE',
    'e800000000000000537fcfb066b06eac02000000e6f64e2c8a00b8e86e0f5772656e00736576656e206865726f6e73006a0c1d0fa1003b196d04456d626572006272617373206c616e7465726e000200000000ddc87fa2bd816567a6445c456d62657200f72c852e50c47488a91c787b54686973746c65646f776e00',
    {
      guid: 232n,
      menuId: 2966388563,
      titleTextId: 2892935270,
      amountOfGossipItems: 2,
      gossips: [
        {
          id: 743372518,
          itemIcon: 138,
          coded: false,
          moneyRequired: 258926776,
          message: 'Wren',
          acceptText: 'seven herons',
        },
        {
          id: 253561962,
          itemIcon: 161,
          coded: false,
          moneyRequired: 74258747,
          message: 'Ember',
          acceptText: 'brass lantern',
        },
      ],
      amountOfQuests: 2,
      quests: [
        { questId: 2143870208, questIcon: 1703001506, level: 1548002919, title: 'Ember' },
        { questId: 780479735, questIcon: 2289353808, level: 2071469225, title: 'Thistledown' },
      ],
    },
  ),
  vector(
    12340,
    'SMSG_GOSSIP_MESSAGE',
    '2002000000000000b7d0682a856df257020000001b5ca4236701d3ccdb536272617373206c616e7465726e005175696c6c00fe099e964c010ae47844456d626572006f616b20616e642069726f6e0002000000480ed93f85535012a15e557e8c58f3680066697273742066726f7374001fdd5c504bd57f488208fa5a3d13ccb20161207175696574206d696c6c00',
    {
      guid: 544n,
      menuId: 711512247,
      titleTextId: 1475505541,
      amountOfGossipItems: 2,
      gossips: [
        {
          id: 597974043,
          itemIcon: 103,
          coded: true,
          moneyRequired: 1406913747,
          message: 'brass lantern',
          acceptText: 'Quill',
        },
        {
          id: 2526939646,
          itemIcon: 76,
          coded: true,
          moneyRequired: 1148773386,
          message: 'Ember',
          acceptText: 'oak and iron',
        },
      ],
      amountOfQuests: 2,
      quests: [
        {
          questId: 1071189576,
          questIcon: 307254149,
          level: 2119524001,
          flags: 1760778380,
          repeatable: false,
          title: 'first frost',
        },
        {
          questId: 1348263199,
          questIcon: 1216337227,
          level: 1526335618,
          flags: 2999718717,
          repeatable: true,
          title: 'a quiet mill',
        },
      ],
    },
  ),
  vector(5875, 'SMSG_GOSSIP_POI', '7cd48f0000606943000047c218af1577af29ab1066697273742066726f737400', {
    flags: 9426044,
    position: { x: 233.375, y: -49.75 },
    icon: 1997909784,
    data: 279652783,
    locationName: 'first frost',
  }),
  vector(5875, 'SMSG_PAGE_TEXT_QUERY_RESPONSE', 'a7ac18ab4d6172726f770016998f22', {
    pageId: 2870520999,
    text: 'Marrow',
    nextPageId: 579836182,
  }),
];
