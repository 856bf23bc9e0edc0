import type { FaultPoint } from '@realmwright/kernel/ports/faults';

/** Where what a step wants done may be cut short. */
export const effectFaults = {
  saveBeforeAsking: 'world.save.before-asking',
  saveBeforeRelease: 'world.save.before-release',
  saveBeforeNoting: 'world.save.before-noting',
  coinsBeforeAsking: 'world.coins.before-asking',
  coinsBeforeNoting: 'world.coins.before-noting',
  spawnBeforeAsking: 'world.spawn.before-asking',
  spawnBeforeNoting: 'world.spawn.before-noting',
} as const;

/** Every fault point of a world. */
export const worldFaultPoints: readonly FaultPoint[] = Object.values(effectFaults);
