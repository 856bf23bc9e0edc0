import type { Graveyard } from '@realmwright/gamedata/death';
import type { Vector } from '../space/position.ts';
import type { World } from '../world.ts';

/** The graveyard of this map that is nearest to a point. Every map has one, which the content's loader has seen to. */
export function nearestGraveyard(world: World, { x, y }: Vector): Graveyard | undefined {
  let nearest: Graveyard | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const graveyard of world.setup.content.graveyards) {
    if (graveyard.map !== world.setup.map) continue;
    const square = (graveyard.x - x) * (graveyard.x - x) + (graveyard.y - y) * (graveyard.y - y);
    if (square >= least) continue;
    least = square;
    nearest = graveyard;
  }
  return nearest;
}
