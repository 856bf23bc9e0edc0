import type { Zone, ZoneWeather } from '@realmwright/gamedata/places';
import { skyOf } from '@realmwright/gamedata/zones';
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
 * Draws new weather for each zone that has its own, in its own time, and moves what is there towards it, step by step: rain
 * dies down before snow begins. Tells everybody in the zone and in its parts.
 */
export function changeWeather(world: World): void {
  const { now } = world.time;
  for (const zone of world.setup.content.zones) {
    if (zone.map !== world.setup.map || zone.weather === undefined) continue;
    const weather = world.weathers.find(zone.id) ?? begin(world, zone.id);
    if (now >= weather.nextChangeAt) {
      draw(zone.weather, weather, world.chance);
      weather.nextChangeAt = now + zone.weather.changeEveryMillis;
    }
    if (now < weather.nextStepAt) continue;
    weather.nextStepAt = now + STEP_MILLIS;
    if (step(weather)) tellZone(world, weather, false);
  }
}

/** Tells one character what the weather is where it came to. */
export function tellWeather(world: World, slot: number, zone: number): void {
  const weather = world.weathers.find(skyOver(world, zone));
  world.outbox.toOne(slot, {
    kind: 'weatherChanged',
    zone,
    weather: weather?.weather ?? 'fine',
    intensity: weather?.intensity ?? 0,
    sudden: true,
  });
}

/** The zone whose weather is over a zone. One that the table does not have is under a sky of its own. */
export function skyOver(world: World, zone: number): number {
  const known = world.setup.content.zones.find(({ id }) => id === zone);
  return known === undefined ? zone : skyOf(known);
}

/** Sets the weather over a zone at once; the next change comes in its own time. */
export function setWeather(world: World, zone: Zone, kind: WeatherKind, intensity: number): void {
  const sky = skyOf(zone);
  const weather = world.weathers.find(sky) ?? begin(world, sky);
  weather.weather = kind;
  weather.nextWeather = kind;
  weather.intensity = kind === 'fine' ? 0 : intensity;
  weather.target = weather.intensity;
  const { weather: habit } = world.setup.content.zones.find(({ id }) => id === sky) ?? zone;
  weather.nextChangeAt = world.time.now + (habit?.changeEveryMillis ?? 0);
  tellZone(world, weather, false);
}

function begin(world: World, zone: number): ZoneWeatherNow {
  const weather: ZoneWeatherNow = {
    zone,
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

function draw(habit: ZoneWeather, weather: ZoneWeatherNow, chance: Chance): void {
  const { rainPercent, snowPercent, sandstormPercent } = habit;
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

function tellZone(world: World, { zone: sky, weather, intensity }: ZoneWeatherNow, sudden: boolean): void {
  for (const zone of world.setup.content.zones) {
    if (skyOf(zone) !== sky) continue;
    world.outbox.toZone(zone.id, { kind: 'weatherChanged', zone: zone.id, weather, intensity, sudden });
  }
}
