import { countedBy, countOf, packet, struct, u8, u16, u32 } from '../../schema/wire.ts';

const initialSpell_1_12 = struct({
  spellId: u16,
  unknown1: u16,
});

const cooldownSpell = struct({
  spellId: u16,
  itemId: u16,
  spellCategory: u16,
  cooldown: u32,
  categoryCooldown: u32,
});

const initialSpell_3_3 = struct({
  spellId: u32,
  unknown1: u16,
});

/** Forgets a trade. */
export const CMSG_UNLEARN_SKILL = packet('CMSG_UNLEARN_SKILL', {
  skill: u32,
});

/** All spells of the character, and which must wait; sent at login. */
export const SMSG_INITIAL_SPELLS_1_12 = packet('SMSG_INITIAL_SPELLS', {
  unknown1: u8,
  spellCount: countOf('initialSpells', u16),
  initialSpells: countedBy(initialSpell_1_12, { field: 'spellCount', max: 4096 }),
  cooldownCount: countOf('cooldowns', u16),
  cooldowns: countedBy(cooldownSpell, { field: 'cooldownCount', max: 4096 }),
});

/** The same as 3.3.5a has it. */
export const SMSG_INITIAL_SPELLS_3_3 = packet('SMSG_INITIAL_SPELLS', {
  unknown1: u8,
  spellCount: countOf('initialSpells', u16),
  initialSpells: countedBy(initialSpell_3_3, { field: 'spellCount', max: 4096 }),
  cooldownCount: countOf('cooldowns', u16),
  cooldowns: countedBy(cooldownSpell, { field: 'cooldownCount', max: 4096 }),
});

/** A spell was learned. */
export const SMSG_LEARNED_SPELL_1_12 = packet('SMSG_LEARNED_SPELL', {
  id: u32,
});

/** The same as 3.3.5a has it. */
export const SMSG_LEARNED_SPELL_3_3 = packet('SMSG_LEARNED_SPELL', {
  id: u32,
  unknown: u16,
});

/** A spell was forgotten. */
export const SMSG_REMOVED_SPELL_1_12 = packet('SMSG_REMOVED_SPELL', {
  spell: u16,
});

/** The same as 3.3.5a has it. */
export const SMSG_REMOVED_SPELL_3_3 = packet('SMSG_REMOVED_SPELL', {
  spell: u32,
});

/** Spells that the client forgets; sent at login, empty on public servers. */
export const SMSG_SEND_UNLEARN_SPELLS = packet('SMSG_SEND_UNLEARN_SPELLS', {
  amountOfSpells: countOf('spells', u32),
  spells: countedBy(u32, { field: 'amountOfSpells', max: 4096 }),
});

/** Something adds to a value of spells. */
export const SMSG_SET_FLAT_SPELL_MODIFIER = packet('SMSG_SET_FLAT_SPELL_MODIFIER', {
  eff: u8,
  op: u8,
  value: u32,
});

/** Something multiplies a value of spells. */
export const SMSG_SET_PCT_SPELL_MODIFIER = packet('SMSG_SET_PCT_SPELL_MODIFIER', {
  eff: u8,
  op: u8,
  value: u32,
});

/** A spell took the place of another. */
export const SMSG_SUPERCEDED_SPELL_1_12 = packet('SMSG_SUPERCEDED_SPELL', {
  newSpellId: u16,
  oldSpellId: u16,
});

/** The same as 3.3.5a has it. */
export const SMSG_SUPERCEDED_SPELL_3_3 = packet('SMSG_SUPERCEDED_SPELL', {
  new: u32,
  old: u32,
});
