import { acceptInputs } from './accept-inputs.ts';
import { moveCreatures } from './creatures/creatures.system.ts';
import { populate } from './creatures/population.ts';
import type { Effect } from './effects.ts';
import { StepError } from './faults.ts';
import { followPaths } from './movement/paths.system.ts';
import { runSpeedDeadlines } from './movement/speeds.ts';
import { runTeleportDeadlines } from './movement/teleport.ts';
import type { AddressedBatch } from './perception/outbox.ts';
import { perceive } from './perception/perceive.ts';
import { runSessionTimers } from './session/session.system.ts';
import type { TickFrame } from './tick-frame.ts';
import { syncClocks } from './timekeeping/timekeeping.system.ts';
import { watchTrades } from './trade/trade.system.ts';
import { changeWeather } from './weather/weather.system.ts';
import { emptyWorld, type World, type WorldSetup } from './world.ts';

/** One part of a step: a pure change of the world under the time of its frame. */
export type Phase = (world: World, frame: TickFrame) => void;

/**
 * The one place where order lives.
 * - `acceptInputs` first: what was asked for since the last step, in order of arrival, judged against the state that
 *   its senders could know.
 * - `followPaths` next: whoever is on a path stands where it stands now, before anybody decides anything by places.
 * - `moveCreatures` after it: one that has just arrived may set out again without losing a step.
 * - `changeWeather` after arrivals, so that who came in this step is told once, not twice.
 * - deadlines of speeds and teleports after the inputs: an answer that came in time counts.
 * - `watchTrades` after everything that moves somebody, and before departures: who goes has no window open any more.
 * - `runSessionTimers` after everything that may move or save a character: the save that ends a stay holds all of it.
 * - `syncClocks` after departures: who leaves is not asked for its clock.
 * - `perceive` last: who sees what of all this; it also ends the tick's bookkeeping of changes and free slots.
 */
export const phases = [
  acceptInputs,
  followPaths,
  moveCreatures,
  changeWeather,
  runSpeedDeadlines,
  runTeleportDeadlines,
  watchTrades,
  runSessionTimers,
  syncClocks,
  perceive,
] as const satisfies readonly Phase[];

/**
 * What it means when a phase throws. Those named here work entity by entity, and what one of them throws about an entity
 * says nothing of the others: that entity is quarantined (`quarantine.ts`) and the step goes on. Whatever else throws, or
 * too many of these in one step, leaves a state that is not to be trusted: the instance ends.
 */
const quarantining: ReadonlySet<Phase> = new Set<Phase>([acceptInputs, moveCreatures, runSessionTimers]);

/** What a step says to the world outside. */
export interface TickOutput {
  readonly batches: readonly AddressedBatch[];
  readonly effects: readonly Effect[];
}

/** A new instance with the creatures of its content. */
export function openWorld(setup: WorldSetup, now: number): World {
  const world = emptyWorld(setup);
  world.time.now = now;
  populate(world);
  return world;
}

/**
 * One step of the simulation. A pure function of the world and the frame: the same frames give the same outputs and
 * the same state on every machine. The world is changed in place.
 * @throws StepError when a phase threw: then the state is not to be trusted any more, and the instance ends
 */
export function step(world: World, frame: TickFrame): TickOutput {
  world.time.tick = frame.tick;
  world.time.now = Math.max(world.time.now, frame.time);
  world.outbox.clear();
  world.faults.beginStep();
  for (const phase of phases) {
    world.faults.beginPhase(phase.name, quarantining.has(phase));
    try {
      phase(world, frame);
    } catch (error) {
      throw new StepError(phase.name, error);
    }
  }
  const { batches, effects } = world.outbox;
  return { batches, effects };
}
