import { enumeration, packet, u32 } from '../../schema/wire.ts';

const cinematicSequenceId = enumeration(u32, {
  GOBLIN: 0,
  PALANTIR_OF_AZORA: 1,
  UNDEAD: 2,
  ORC: 21,
  DWARF: 41,
  NIGHT_ELF: 61,
  HUMAN: 81,
  GNOME: 101,
  TROLL: 121,
  TAUREN: 141,
  SCRY_CAM: 161,
  BLOOD_ELF: 162,
  DRAENEI: 163,
  SUNWELL_FIVE_MAN: 164,
  DEATH_KNIGHT: 165,
});

/** The film with the game's own scenes is over. */
export const CMSG_COMPLETE_CINEMATIC = packet('CMSG_COMPLETE_CINEMATIC', {});

/** The film is over. */
export const CMSG_COMPLETE_MOVIE = packet('CMSG_COMPLETE_MOVIE', {});

/** The next scene of the film begins. */
export const CMSG_NEXT_CINEMATIC_CAMERA = packet('CMSG_NEXT_CINEMATIC_CAMERA', {});

/** The camera shakes. */
export const SMSG_CAMERA_SHAKE = packet('SMSG_CAMERA_SHAKE', {
  cameraShakeId: u32,
  unknown: u32,
});

/** The light of an area changes to another, in milliseconds. */
export const SMSG_OVERRIDE_LIGHT = packet('SMSG_OVERRIDE_LIGHT', {
  defaultId: u32,
  idOverride: u32,
  fadeInTime: u32,
});

/** A film with the game's own scenes begins. */
export const SMSG_TRIGGER_CINEMATIC = packet('SMSG_TRIGGER_CINEMATIC', {
  cinematicSequenceId: cinematicSequenceId,
});

/** A film begins. */
export const SMSG_TRIGGER_MOVIE = packet('SMSG_TRIGGER_MOVIE', {
  movieId: u32,
});
