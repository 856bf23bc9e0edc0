import type { ValueOf } from '@realmwright/kernel/schema/type';
import { bool, f32, literals, struct, u32 } from '@realmwright/kernel/schema/types';

/** Kinds of weather that some supported client can show. */
export const weatherKindType = literals('fine', 'rain', 'snow', 'sandstorm');
export type WeatherKind = ValueOf<typeof weatherKindType>;

/** What everybody in the zone sees. */
export const weatherFacts = {
  /** `intensity` from 0 to 1; `sudden` without the slow change that clients draw otherwise. */
  weatherChanged: struct({ zone: u32, weather: weatherKindType, intensity: f32, sudden: bool }),
};
