import { enumeration, guid, packet, u32 } from '../../schema/wire.ts';

const guildEmblemResult_1_12 = enumeration(u32, {
  SUCCESS: 0,
  INVALID_TABARD_COLORS: 1,
  NO_GUILD: 2,
  NOT_GUILD_MASTER: 3,
  NOT_ENOUGH_MONEY: 4,
  NO_MESSAGE: 5,
});

const guildEmblemResult_2_4 = enumeration(u32, {
  SUCCESS: 0,
  INVALID_TABARD_COLORS: 1,
  NO_GUILD: 2,
  NOT_GUILD_MASTER: 3,
  NOT_ENOUGH_MONEY: 4,
  INVALID_VENDOR: 5,
});

/** Buys an emblem for the guild. */
export const MSG_SAVE_GUILD_EMBLEM_Client = packet('MSG_SAVE_GUILD_EMBLEM_Client', {
  vendor: guid,
  emblemStyle: u32,
  emblemColor: u32,
  borderStyle: u32,
  borderColor: u32,
  backgroundColor: u32,
});

/** Whether the emblem was bought. */
export const MSG_SAVE_GUILD_EMBLEM_Server_1_12 = packet('MSG_SAVE_GUILD_EMBLEM_Server', {
  result: guildEmblemResult_1_12,
});

/** The same as 2.4.3 has it. */
export const MSG_SAVE_GUILD_EMBLEM_Server_2_4 = packet('MSG_SAVE_GUILD_EMBLEM_Server', {
  result: guildEmblemResult_2_4,
});

/** Opens the emblem designer's window. */
export const MSG_TABARDVENDOR_ACTIVATE = packet('MSG_TABARDVENDOR_ACTIVATE', {
  guid: guid,
});
