import type { CreatureBehaviour, CreatureSpawn } from '@realmwright/gamedata/creature';
import type { Static } from 'typebox';
import { BundleError } from './bundle-error.ts';
import type { spawnsFile } from './bundle-files.ts';
import type { Footing } from './footing.ts';

type SpawnsFile = Static<typeof spawnsFile>;

/**
 * Turns herds, posts and patrols into single creatures, numbered from 1 in the order of the file. The same file gives
 * the same creatures everywhere: places are rounded to a hundredth of a yard.
 * @throws BundleError when there are more of them than `MOST_SPAWNS`, or one has no place to stand
 */
export function expandSpawns(file: string, spawns: SpawnsFile, footing: Footing): CreatureSpawn[] {
  const groups = [...spawns.herds, ...spawns.patrols];
  const total = groups.reduce((sum, { count }) => sum + count, spawns.posts.length);
  if (total > MOST_SPAWNS) {
    throw new BundleError(file, '', `it makes ${total} creatures and may make ${MOST_SPAWNS}; lower some counts`);
  }
  const creatures = [
    ...spawns.herds.flatMap((herd, i) => expandHerd(footing.of(file, `herds[${i}]`, herd), footing)),
    ...spawns.posts.map(
      ({ turnsEverySeconds, ...post }, i): Uncounted => ({
        ...footing.of(file, `posts[${i}]`, post),
        behaviour: { kind: 'stand', turnsEveryMillis: turnsEverySeconds * 1000 },
      }),
    ),
    ...spawns.patrols.flatMap((patrol, i) => expandPatrol(file, `patrols[${i}]`, patrol, footing)),
  ];
  return creatures.map((creature, index) => ({ ...creature, counter: index + 1 }));
}

/** Most creatures of a bundle: more than any realm simulates, and few enough that a slip of a digit is told at once. */
export const MOST_SPAWNS = 50_000;

type Uncounted = Omit<CreatureSpawn, 'counter'>;

/** Sunflower order: the golden angle from one to the next spreads any number evenly over the disc. */
const GOLDEN_ANGLE = 2.399963229728653;

type Herd = SpawnsFile['herds'][number] & { readonly z: number };

/** Who would come to stand in the water or in a wall stands beside it. */
function expandHerd({ count, spread, wander, entry, map, x, y, z }: Herd, footing: Footing): Uncounted[] {
  const [minPause = 0, maxPause = 0] = wander.pauseSeconds;
  const behaviour: CreatureBehaviour = {
    kind: 'wander',
    radius: wander.radius,
    minPauseMillis: Math.min(minPause, maxPause) * 1000,
    maxPauseMillis: Math.max(minPause, maxPause) * 1000,
    gait: wander.gait,
  };
  return Array.from({ length: count }, (_, i) => {
    const distance = spread * Math.sqrt((i + 0.5) / count);
    const angle = i * GOLDEN_ANGLE;
    return {
      entry,
      map,
      ...footing.near(map, rounded(x + distance * Math.cos(angle)), rounded(y + distance * Math.sin(angle)), z),
      orientation: rounded(angle % (2 * Math.PI)),
      behaviour,
    };
  });
}

function expandPatrol(
  file: string,
  what: string,
  { count, entry, map, gait, route, points }: SpawnsFile['patrols'][number],
  footing: Footing,
): Uncounted[] {
  const stops = points.map(({ pauseSeconds, ...point }, i) => {
    const { x, y, z } = footing.of(file, `${what}.points[${i}]`, { map, ...point });
    return { x, y, z, pauseMillis: pauseSeconds * 1000 };
  });
  return Array.from({ length: count }, (_, i) => {
    const first = Math.floor((i * stops.length) / count);
    // A circle may begin anywhere; who walks back and forth starts at either end.
    const own =
      route === 'circle' ? [...stops.slice(first), ...stops.slice(0, first)] : i % 2 === 0 ? stops : stops.toReversed();
    const [start] = own;
    // Those who would start on the same spot stand a little apart.
    const apart = Math.floor(i / stops.length) + (route === 'circle' ? 0 : Math.floor(i / 2));
    return {
      entry,
      map,
      ...footing.near(map, rounded((start?.x ?? 0) + apart * 3), rounded((start?.y ?? 0) + apart * 2), start?.z ?? 0),
      orientation: 0,
      behaviour: { kind: 'patrol', points: own, gait, route },
    };
  });
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
