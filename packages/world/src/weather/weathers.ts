import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import { codecOf } from '@realmwright/kernel/schema/codec';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { f64, struct, u32 } from '@realmwright/kernel/schema/types';
import type { StateStore } from '../state-store.ts';
import { weatherKindType } from './weather.facts.ts';

/** The weather of a zone now, and where it is going: `intensity` moves towards `target` and the kind changes at 0. */
const zoneWeatherType = struct({
  zone: u32,
  weather: weatherKindType,
  intensity: f64,
  nextWeather: weatherKindType,
  target: f64,
  nextChangeAt: f64,
  nextStepAt: f64,
});
type ZoneWeatherState = ValueOf<typeof zoneWeatherType>;
export type ZoneWeatherNow = { -readonly [Field in keyof ZoneWeatherState]: ZoneWeatherState[Field] };

/** The weather of every zone that has been given one. */
export class Weathers implements StateStore {
  readonly #byZone = new Map<number, ZoneWeatherNow>();

  find(zone: number): ZoneWeatherNow | undefined {
    return this.#byZone.get(zone);
  }

  put(weather: ZoneWeatherNow): void {
    this.#byZone.set(weather.zone, weather);
  }

  snapshot(writer: ByteWriter): void {
    writer.u32(this.#byZone.size);
    for (const weather of this.#byZone.values()) codec.write(writer, weather);
  }

  restore(reader: ByteReader): void {
    this.#byZone.clear();
    const count = reader.u32();
    for (let i = 0; i < count; i++) this.put({ ...codec.read(reader) });
  }
}

const codec = codecOf(zoneWeatherType, 'zone weather');
