import type { LayoutEntry } from '../../versions/layout-entry.ts';

/** Which builds use which of the descriptions in this folder. */
export const movementLayouts: readonly LayoutEntry[] = [];
