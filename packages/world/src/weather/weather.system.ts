import type { Zone } from '@realmwright/gamedata/places';
import type { Chance } from '../chance/chance.ts';
import type { World } from '../world.ts';
import type { WeatherKind } from './weather.facts.ts';
import type { ZoneWeatherNow } from './weathers.ts';

/** Time between two steps of a transition, and how far the intensity moves in one: fine to storm takes two minutes. */
const STEP_MILLIS = 10_000;
const STEP = 1 / 12;
/** Below this the clients show nothing. */
const LEAST_INTENSITY = 0.27;

/**
 * Draws new weather for each zone in its own time and moves what is there towards it, step by step: rain dies down before
 * snow begins. Tells everybody in the zone.
 */
export function changeWeather(world: World): void {
  const { now } = world.time;
  for (const zone of world.setup.content.zones) {
    if (zone.map !== world.setup.map) continue;
    const weather = world.weathers.find(zone.id) ?? begin(world, zone);
    if (now >= weather.nextChangeAt) {
      draw(zone, weather, world.chance);
      weather.nextChangeAt = now + zone.weather.changeEveryMillis;
    }
    if (now < weather.nextStepAt) continue;
    weather.nextStepAt = now + STEP_MILLIS;
    if (step(weather)) tellZone(world, weather, false);
  }
}

/** Tells one character what the weather is where it came to. */
export function tellWeather(world: World, slot: number, zone: number): void {
  const weather = world.weathers.find(zone);
  world.outbox.toOne(slot, {
    kind: 'weatherChanged',
    zone,
    weather: weather?.weather ?? 'fine',
    intensity: weather?.intensity ?? 0,
    sudden: true,
  });
}

/** Sets a zone's weather at once; the next change comes in the zone's own time. */
export function setWeather(world: World, zone: Zone, kind: WeatherKind, intensity: number): void {
  const weather = world.weathers.find(zone.id) ?? begin(world, zone);
  weather.weather = kind;
  weather.nextWeather = kind;
  weather.intensity = kind === 'fine' ? 0 : intensity;
  weather.target = weather.intensity;
  weather.nextChangeAt = world.time.now + zone.weather.changeEveryMillis;
  tellZone(world, weather, false);
}

function begin(world: World, zone: Zone): ZoneWeatherNow {
  const weather: ZoneWeatherNow = {
    zone: zone.id,
    weather: 'fine',
    intensity: 0,
    nextWeather: 'fine',
    target: 0,
    nextChangeAt: world.time.now,
    nextStepAt: world.time.now,
  };
  world.weathers.put(weather);
  return weather;
}

function draw(zone: Zone, weather: ZoneWeatherNow, chance: Chance): void {
  const { rainPercent, snowPercent, sandstormPercent } = zone.weather;
  const drawn = chance.between(0, 100);
  if (drawn < rainPercent) weather.nextWeather = 'rain';
  else if (drawn < rainPercent + snowPercent) weather.nextWeather = 'snow';
  else if (drawn < rainPercent + snowPercent + sandstormPercent) weather.nextWeather = 'sandstorm';
  else weather.nextWeather = 'fine';
  weather.target = weather.nextWeather === 'fine' ? 0 : chance.between(LEAST_INTENSITY, 1);
}

/** Moves one step; whether anything changed. */
function step(weather: ZoneWeatherNow): boolean {
  if (weather.weather !== weather.nextWeather && weather.intensity === 0) weather.weather = weather.nextWeather;
  const target = weather.weather === weather.nextWeather ? weather.target : 0;
  if (weather.intensity === target) return false;
  weather.intensity =
    target > weather.intensity
      ? Math.min(target, weather.intensity + STEP)
      : Math.max(target, weather.intensity - STEP);
  return true;
}

function tellZone(world: World, { zone, weather, intensity }: ZoneWeatherNow, sudden: boolean): void {
  world.outbox.toZone(zone, { kind: 'weatherChanged', zone, weather, intensity, sudden });
}
