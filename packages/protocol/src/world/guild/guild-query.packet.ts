import { array, countedBy, countOf, cstring, equals, guid, packet, struct, u8, u32, when } from '../../schema/wire.ts';
import { guildEvent_2_4 } from './guild-event.ts';

const guildLogEvent = struct({
  event: guildEvent_2_4,
  player1: guid,
  ...when(equals('event', guildEvent_2_4.values.JOINED, guildEvent_2_4.values.LEFT), {
    player2: guid,
  }).otherwise({
    ...when(equals('event', guildEvent_2_4.values.PROMOTION, guildEvent_2_4.values.DEMOTION), {
      newRank: u8,
    }),
  }),
  unixTime: u32,
});

const bankTab = struct({
  flags: u32,
  stacksPerDay: u32,
});

/** Asks for age and size of the guild. */
export const CMSG_GUILD_INFO = packet('CMSG_GUILD_INFO', {});

/** Asks for a guild's name and emblem. */
export const CMSG_GUILD_QUERY = packet('CMSG_GUILD_QUERY', {
  guildId: u32,
});

/** Asks who came and went. */
export const MSG_GUILD_EVENT_LOG_QUERY_Client = packet('MSG_GUILD_EVENT_LOG_QUERY_Client', {});

/** Who came and went. */
export const MSG_GUILD_EVENT_LOG_QUERY_Server = packet('MSG_GUILD_EVENT_LOG_QUERY_Server', {
  amountOfEvents: countOf('events', u8),
  events: countedBy(guildLogEvent, { field: 'amountOfEvents', max: 255 }),
});

/** Asks what the player may do in the guild. */
export const MSG_GUILD_PERMISSIONS_Client = packet('MSG_GUILD_PERMISSIONS_Client', {});

/** What the player may do in the guild. */
export const MSG_GUILD_PERMISSIONS_Server = packet('MSG_GUILD_PERMISSIONS_Server', {
  id: u32,
  rights: u32,
  goldLimitPerDay: u32,
  purchasedBankTabs: u8,
  bankTabs: array(bankTab, 6),
});

/** Age and size of the guild. */
export const SMSG_GUILD_INFO_1_12 = packet('SMSG_GUILD_INFO', {
  guildName: cstring({ maxBytes: 255 }),
  createdDay: u32,
  createdMonth: u32,
  createdYear: u32,
  amountOfCharactersInGuild: u32,
  amountOfAccountsInGuild: u32,
});

/** The same as 3.3.5a has it. */
export const SMSG_GUILD_INFO_3_3 = packet('SMSG_GUILD_INFO', {
  guildName: cstring({ maxBytes: 255 }),
  created: u32,
  amountOfCharactersInGuild: u32,
  amountOfAccountsInGuild: u32,
});

/** A guild's name, ranks and emblem. */
export const SMSG_GUILD_QUERY_RESPONSE = packet('SMSG_GUILD_QUERY_RESPONSE', {
  id: u32,
  name: cstring({ maxBytes: 255 }),
  rankNames: array(cstring({ maxBytes: 255 }), 10),
  emblemStyle: u32,
  emblemColor: u32,
  borderStyle: u32,
  borderColor: u32,
  backgroundColor: u32,
});
