import { movementLayouts } from '../world/movement/movement.layouts.ts';
import { sessionLayouts } from '../world/session/session.layouts.ts';
import { updateLayouts } from '../world/update/update.layouts.ts';
import type { LayoutEntry } from './layout-entry.ts';

/** The layouts of every area. Each area keeps its own list beside its packets. */
export const everyLayout: readonly LayoutEntry[] = [...movementLayouts, ...sessionLayouts, ...updateLayouts];
