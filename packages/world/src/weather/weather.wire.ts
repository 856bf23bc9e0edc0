import type { Build } from '@realmwright/protocol/versions/build';
import { SMSG_WEATHER_1_12, SMSG_WEATHER_2_4 } from '@realmwright/protocol/world/world-state/weather.packet';
import { frameClass } from '../perception/deliveries.ts';
import type { FrameWriter } from '../perception/frame-writer.wire.ts';
import type { WeatherKind } from './weather.facts.ts';

/** The weather where the client is. */
export function writeWeather(
  frames: FrameWriter,
  build: Build,
  weather: { readonly kind: WeatherKind; readonly intensity: number; readonly sudden: boolean },
): void {
  const { kind, intensity } = weather;
  const change = weather.sudden ? 1 : 0;
  const strength = strengthOf(kind, intensity);
  const looks = looksByKind[kind];
  const grade = strength === undefined ? 0 : intensity;
  if (build === 5875) {
    const weatherType = strength === undefined ? 0 : looks.type_1_12;
    const soundId = strength === undefined ? 0 : looks.sounds[strength];
    return frames.packet(SMSG_WEATHER_1_12, frameClass.view, { weatherType, grade, soundId, change });
  }
  const weatherType = strength === undefined ? 0 : looks.types_2_4[strength];
  frames.packet(SMSG_WEATHER_2_4, frameClass.view, { weatherType, grade, change });
}

type Strength = 'light' | 'medium' | 'heavy';

/** Below the first bound clients show nothing; bounds as the public servers draw them. */
function strengthOf(kind: WeatherKind, intensity: number): Strength | undefined {
  if (kind === 'fine' || intensity < 0.27) return undefined;
  if (intensity < 0.4) return 'light';
  return intensity < 0.7 ? 'medium' : 'heavy';
}

interface Looks {
  readonly type_1_12: number;
  readonly types_2_4: Readonly<Record<Strength, number>>;
  /** 1.12.1 is told the sound beside the picture. */
  readonly sounds: Readonly<Record<Strength, number>>;
}

/** Numbers: public protocol notes; sounds: public 1.12 servers. */
const looksByKind: Readonly<Record<WeatherKind, Looks>> = {
  fine: {
    type_1_12: 0,
    types_2_4: { light: 0, medium: 0, heavy: 0 },
    sounds: { light: 0, medium: 0, heavy: 0 },
  },
  rain: {
    type_1_12: 1,
    types_2_4: { light: 3, medium: 4, heavy: 5 },
    sounds: { light: 8533, medium: 8534, heavy: 8535 },
  },
  snow: {
    type_1_12: 2,
    types_2_4: { light: 6, medium: 7, heavy: 8 },
    sounds: { light: 8536, medium: 8537, heavy: 8538 },
  },
  sandstorm: {
    type_1_12: 3,
    types_2_4: { light: 22, medium: 41, heavy: 42 },
    sounds: { light: 8556, medium: 8557, heavy: 8558 },
  },
};
