import { struct, u32 } from '../../schema/wire.ts';

/** Guild bank rights, as it stands in several messages. */
export const guildBankRights = struct({
  rights: u32,
  slotsPerDay: u32,
});
