import { enumeration, f32, guid, packet, u8, u32 } from '../../schema/wire.ts';

const weatherType_1_12 = enumeration(u32, {
  FINE: 0,
  RAIN: 1,
  SNOW: 2,
  STORM: 3,
});

const weatherChangeType = enumeration(u8, {
  SMOOTH: 0,
  INSTANT: 1,
});

const weatherType_2_4 = enumeration(u32, {
  FINE: 0,
  FOG: 1,
  LIGHT_RAIN: 3,
  MEDIUM_RAIN: 4,
  HEAVY_RAIN: 5,
  LIGHT_SNOW: 6,
  MEDIUM_SNOW: 7,
  HEAVY_SNOW: 8,
  LIGHT_SANDSTORM: 22,
  MEDIUM_SANDSTORM: 41,
  HEAVY_SANDSTORM: 42,
  THUNDERS: 86,
  BLACKRAIN: 90,
});

/** Plays music. */
export const SMSG_PLAY_MUSIC = packet('SMSG_PLAY_MUSIC', {
  soundId: u32,
});

/** Plays a sound that comes from something. */
export const SMSG_PLAY_OBJECT_SOUND = packet('SMSG_PLAY_OBJECT_SOUND', {
  soundId: u32,
  guid: guid,
});

/** Plays a sound. */
export const SMSG_PLAY_SOUND = packet('SMSG_PLAY_SOUND', {
  soundId: u32,
});

/** The weather and how strong it is, 0 to 1. */
export const SMSG_WEATHER_1_12 = packet('SMSG_WEATHER', {
  weatherType: weatherType_1_12,
  grade: f32,
  soundId: u32,
  change: weatherChangeType,
});

/** The same as 2.4.3 has it. */
export const SMSG_WEATHER_2_4 = packet('SMSG_WEATHER', {
  weatherType: weatherType_2_4,
  grade: f32,
  change: weatherChangeType,
});
