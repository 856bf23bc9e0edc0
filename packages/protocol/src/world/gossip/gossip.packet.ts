import { bool, countedBy, countOf, cstring, guid, packet, struct, tail, u8, u32 } from '../../schema/wire.ts';
import { questItem_1_12, questItem_3_3 } from '../quest/quest-item.ts';
import { vector2d } from './vector2d.ts';

const gossipItem_1_12 = struct({
  id: u32,
  itemIcon: u8,
  coded: bool,
  message: cstring({ maxBytes: 8000 }),
});

const gossipItem_2_4 = struct({
  id: u32,
  itemIcon: u8,
  coded: bool,
  moneyRequired: u32,
  message: cstring({ maxBytes: 8000 }),
  acceptText: cstring({ maxBytes: 8000 }),
});

/** Talks to a creature. */
export const CMSG_GOSSIP_HELLO = packet('CMSG_GOSSIP_HELLO', {
  guid: guid,
});

/** Chooses a line of a conversation, with a code where one is asked for. */
export const CMSG_GOSSIP_SELECT_OPTION_1_12 = packet('CMSG_GOSSIP_SELECT_OPTION', {
  guid: guid,
  gossipListId: u32,
  ...tail({
    code: cstring({ maxBytes: 255 }),
  }),
});

/** The same as 2.4.3 has it. */
export const CMSG_GOSSIP_SELECT_OPTION_2_4 = packet('CMSG_GOSSIP_SELECT_OPTION', {
  guid: guid,
  menuId: u32,
  gossipListId: u32,
  ...tail({
    code: cstring({ maxBytes: 255 }),
  }),
});

/** The conversation is over. */
export const SMSG_GOSSIP_COMPLETE = packet('SMSG_GOSSIP_COMPLETE', {});

/** A conversation: its text and what may be chosen. */
export const SMSG_GOSSIP_MESSAGE_1_12 = packet('SMSG_GOSSIP_MESSAGE', {
  guid: guid,
  titleTextId: u32,
  amountOfGossipItems: countOf('gossips', u32),
  gossips: countedBy(gossipItem_1_12, { field: 'amountOfGossipItems', max: 4096 }),
  amountOfQuests: countOf('quests', u32),
  quests: countedBy(questItem_1_12, { field: 'amountOfQuests', max: 4096 }),
});

/** The same as 2.4.3 has it. */
export const SMSG_GOSSIP_MESSAGE_2_4 = packet('SMSG_GOSSIP_MESSAGE', {
  guid: guid,
  menuId: u32,
  titleTextId: u32,
  amountOfGossipItems: countOf('gossips', u32),
  gossips: countedBy(gossipItem_2_4, { field: 'amountOfGossipItems', max: 4096 }),
  amountOfQuests: countOf('quests', u32),
  quests: countedBy(questItem_1_12, { field: 'amountOfQuests', max: 4096 }),
});

/** The same as 3.3.5a has it. */
export const SMSG_GOSSIP_MESSAGE_3_3 = packet('SMSG_GOSSIP_MESSAGE', {
  guid: guid,
  menuId: u32,
  titleTextId: u32,
  amountOfGossipItems: countOf('gossips', u32),
  gossips: countedBy(gossipItem_2_4, { field: 'amountOfGossipItems', max: 4096 }),
  amountOfQuests: countOf('quests', u32),
  quests: countedBy(questItem_3_3, { field: 'amountOfQuests', max: 4096 }),
});

/** Marks a place on the map. */
export const SMSG_GOSSIP_POI = packet('SMSG_GOSSIP_POI', {
  flags: u32,
  position: vector2d,
  icon: u32,
  data: u32,
  locationName: cstring({ maxBytes: 255 }),
});
