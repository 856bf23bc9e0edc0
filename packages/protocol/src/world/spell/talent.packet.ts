import {
  countedBy,
  countOf,
  enumeration,
  equals,
  guid,
  packet,
  struct,
  u8,
  u16,
  u32,
  when,
} from '../../schema/wire.ts';

const talentInfoType = enumeration(u8, {
  PLAYER: 0,
  PET: 1,
});

const previewTalent = struct({
  talent: u32,
  rank: u32,
});

const inspectTalent = struct({
  talent: u32,
  maxRank: u8,
});

const talentInfoSpec = struct({
  amountOfTalents: countOf('talents', u8),
  talents: countedBy(inspectTalent, { field: 'amountOfTalents', max: 255 }),
  amountOfGlyphs: countOf('glyphs', u8),
  glyphs: countedBy(u16, { field: 'amountOfGlyphs', max: 255 }),
});

/** Spends talent points together. */
export const CMSG_LEARN_PREVIEW_TALENTS = packet('CMSG_LEARN_PREVIEW_TALENTS', {
  amountOfTalents: countOf('talents', u32),
  talents: countedBy(previewTalent, { field: 'amountOfTalents', max: 256 }),
});

/** Spends talent points of a pet together. */
export const CMSG_LEARN_PREVIEW_TALENTS_PET = packet('CMSG_LEARN_PREVIEW_TALENTS_PET', {
  pet: guid,
  amountOfTalents: countOf('talents', u32),
  talents: countedBy(previewTalent, { field: 'amountOfTalents', max: 256 }),
});

/** Spends a talent point. */
export const CMSG_LEARN_TALENT = packet('CMSG_LEARN_TALENT', {
  talent: u32,
  requestedRank: u32,
});

/** Removes a glyph. */
export const CMSG_REMOVE_GLYPH = packet('CMSG_REMOVE_GLYPH', {
  glyph: u32,
});

/** Forgets all talents. */
export const CMSG_UNLEARN_TALENTS = packet('CMSG_UNLEARN_TALENTS', {});

/** Agrees to forget all talents. */
export const MSG_TALENT_WIPE_CONFIRM_Client = packet('MSG_TALENT_WIPE_CONFIRM_Client', {
  wipingNpc: guid,
});

/** What it costs to forget all talents, copper. */
export const MSG_TALENT_WIPE_CONFIRM_Server = packet('MSG_TALENT_WIPE_CONFIRM_Server', {
  wipingNpc: guid,
  costInCopper: u32,
});

/** The talents and glyphs of the character or its pet. */
export const SMSG_TALENTS_INFO = packet('SMSG_TALENTS_INFO', {
  talentType: talentInfoType,
  pointsLeft: u32,
  ...when(equals('talentType', talentInfoType.values.PET), {
    amountOfTalents: countOf('talents', u8),
    talents: countedBy(inspectTalent, { field: 'amountOfTalents', max: 255 }),
  }).otherwise({
    ...when(equals('talentType', talentInfoType.values.PLAYER), {
      amountOfSpecs: countOf('specs', u8),
      activeSpec: u8,
      specs: countedBy(talentInfoSpec, { field: 'amountOfSpecs', max: 255 }),
    }),
  }),
});

/** The talents were taken back by the server. */
export const SMSG_TALENTS_INVOLUNTARILY_RESET = packet('SMSG_TALENTS_INVOLUNTARILY_RESET', {
  unknown: u8,
});
