import type { CreatureBehaviour, CreatureSpawn } from '@realmwright/gamedata/creature';
import type { Static } from 'typebox';
import { BundleError } from './bundle-error.ts';
import type { spawnsFile } from './bundle-files.ts';

type SpawnsFile = Static<typeof spawnsFile>;

/**
 * Turns herds, posts and patrols into single creatures, numbered from 1 in the order of the file. The same file gives
 * the same creatures everywhere: places are rounded to a hundredth of a yard.
 * @throws BundleError when there are more of them than `MOST_SPAWNS`
 */
export function expandSpawns(file: string, spawns: SpawnsFile): CreatureSpawn[] {
  const groups = [...spawns.herds, ...spawns.patrols];
  const total = groups.reduce((sum, { count }) => sum + count, spawns.posts.length);
  if (total > MOST_SPAWNS) {
    throw new BundleError(file, '', `it makes ${total} creatures and may make ${MOST_SPAWNS}; lower some counts`);
  }
  const creatures = [
    ...spawns.herds.flatMap(expandHerd),
    ...spawns.posts.map(
      ({ turnsEverySeconds, ...post }): Uncounted => ({
        ...post,
        behaviour: { kind: 'stand', turnsEveryMillis: turnsEverySeconds * 1000 },
      }),
    ),
    ...spawns.patrols.flatMap(expandPatrol),
  ];
  return creatures.map((creature, index) => ({ ...creature, counter: index + 1 }));
}

/** Most creatures of a bundle: more than any realm simulates, and few enough that a slip of a digit is told at once. */
export const MOST_SPAWNS = 50_000;

type Uncounted = Omit<CreatureSpawn, 'counter'>;

/** Sunflower order: the golden angle from one to the next spreads any number evenly over the disc. */
const GOLDEN_ANGLE = 2.399963229728653;

function expandHerd({ count, spread, wander, entry, map, x, y, z }: SpawnsFile['herds'][number]): Uncounted[] {
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
      x: rounded(x + distance * Math.cos(angle)),
      y: rounded(y + distance * Math.sin(angle)),
      z,
      orientation: rounded(angle % (2 * Math.PI)),
      behaviour,
    };
  });
}

function expandPatrol({ count, entry, map, gait, route, points }: SpawnsFile['patrols'][number]): Uncounted[] {
  const stops = points.map(({ pauseSeconds, ...point }) => ({ ...point, pauseMillis: pauseSeconds * 1000 }));
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
      x: rounded((start?.x ?? 0) + apart * 3),
      y: rounded((start?.y ?? 0) + apart * 2),
      z: start?.z ?? 0,
      orientation: 0,
      behaviour: { kind: 'patrol', points: own, gait, route },
    };
  });
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
