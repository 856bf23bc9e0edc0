import { monsterMoveLayouts } from '../world/monster-move/monster-move.layouts.ts';
import { movementLayouts } from '../world/movement/movement.layouts.ts';
import { restraintLayouts } from '../world/restraint/restraint.layouts.ts';
import { sessionLayouts } from '../world/session/session.layouts.ts';
import { speedLayouts } from '../world/speed/speed.layouts.ts';
import { teleportLayouts } from '../world/teleport/teleport.layouts.ts';
import { updateLayouts } from '../world/update/update.layouts.ts';
import type { LayoutEntry } from './layout-entry.ts';

/** The layouts of every area. Each area keeps its own list beside its packets. */
export const everyLayout: readonly LayoutEntry[] = [
  ...monsterMoveLayouts,
  ...movementLayouts,
  ...restraintLayouts,
  ...sessionLayouts,
  ...speedLayouts,
  ...teleportLayouts,
  ...updateLayouts,
];
