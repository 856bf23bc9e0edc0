import { realNumber } from '../commands/words.ts';
import { lines, nobodySelected, type WorldCommand, wrongUsage } from '../commands/world-command.ts';
import { findZone } from '../space/zones.ts';
import type { WeatherKind } from './weather.facts.ts';
import { setWeather } from './weather.system.ts';

const kinds: readonly WeatherKind[] = ['fine', 'rain', 'snow', 'sandstorm'];

/** What operators type about the weather. */
export const weatherCommands: readonly WorldCommand[] = [
  {
    path: ['wchange'],
    syntax: '#kind #intensity',
    help: 'Changes the weather of your zone: 0 fine, 1 rain, 2 snow, 3 sandstorm; the intensity goes from 0 to 1.',
    leastRole: 'gamemaster',
    runsAt: 'world',
    console: 'named',
    perform({ world, caller, target, words }) {
      const player = caller ?? target;
      const kind = kinds[realNumber(words[0]) ?? -1];
      const intensity = realNumber(words[1]);
      if (kind === undefined || intensity === undefined || intensity < 0 || intensity > 1) return wrongUsage;
      if (player === undefined) return nobodySelected;
      const zone = findZone(world, world.places.x[player.slot] ?? 0, world.places.y[player.slot] ?? 0);
      if (zone === undefined) return lines('Here is no zone that has weather.');
      setWeather(world, zone, kind, intensity);
      return lines(`The weather of ${zone.name} changes: ${kind}, ${intensity}.`);
    },
  },
];
