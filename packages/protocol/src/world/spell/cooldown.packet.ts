import { guid, packet, struct, toEnd, u8, u32 } from '../../schema/wire.ts';

const spellCooldownStatus = struct({
  id: u32,
  cooldownTime: u32,
});

/** A spell may be cast again. */
export const SMSG_CLEAR_COOLDOWN = packet('SMSG_CLEAR_COOLDOWN', {
  id: u32,
  target: guid,
});

/** The wait for a spell begins. */
export const SMSG_COOLDOWN_EVENT = packet('SMSG_COOLDOWN_EVENT', {
  id: u32,
  guid: guid,
});

/** The wait for a spell becomes longer or shorter, milliseconds. */
export const SMSG_MODIFY_COOLDOWN = packet('SMSG_MODIFY_COOLDOWN', {
  spell: u32,
  player: guid,
  cooldown: u32,
});

/** How long spells must wait, milliseconds. */
export const SMSG_SPELL_COOLDOWN_1_12 = packet('SMSG_SPELL_COOLDOWN', {
  guid: guid,
  cooldowns: toEnd(spellCooldownStatus, { max: 4096 }),
});

/** The same as 2.4.3 has it. */
export const SMSG_SPELL_COOLDOWN_2_4 = packet('SMSG_SPELL_COOLDOWN', {
  guid: guid,
  flags: u8,
  cooldowns: toEnd(spellCooldownStatus, { max: 4096 }),
});
