import { enumeration, u8 } from '../../schema/wire.ts';

/** The values of guild event that the public notes name. */
export const guildEvent_2_4 = enumeration(u8, {
  PROMOTION: 0,
  DEMOTION: 1,
  MOTD: 2,
  JOINED: 3,
  LEFT: 4,
  REMOVED: 5,
  LEADER_IS: 6,
  LEADER_CHANGED: 7,
  DISBANDED: 8,
  TABARD_CHANGED: 9,
  UNK1: 10,
  UNK2: 11,
  SIGNED_ON: 12,
  SIGNED_OFF: 13,
  GUILD_BANK_BAG_SLOTS_CHANGED: 14,
  BANKTAB_PURCHASED: 15,
  UNK5: 16,
  GUILD_BANK_UPDATE_MONEY: 17,
  GUILD_BANK_MONEY_WITHDRAWN: 18,
  GUILD_BANK_TEXT_CHANGED: 19,
});
