import type { Navigation } from '@realmwright/kernel/ports/navigation';
import { acceptInputs } from './accept-inputs.ts';
import { layOut, watchBurdens } from './carrying/carrying.system.ts';
import { strikeBlows } from './combat/attack.system.ts';
import { runCombatTimers } from './combat/combat-state.ts';
import { steerFights } from './combat/creature-fights.system.ts';
import { regenerate } from './combat/regeneration.system.ts';
import { moveCreatures } from './creatures/creatures.system.ts';
import { populate } from './creatures/population.ts';
import { runRespawns } from './creatures/respawn.system.ts';
import { runDeaths } from './death/death.system.ts';
import { runDuels } from './duel/duel.system.ts';
import type { Effect } from './effects.ts';
import { StepError } from './faults.ts';
import { followPaths } from './movement/paths.system.ts';
import { runSpeedDeadlines } from './movement/speeds.ts';
import { runTeleportDeadlines } from './movement/teleport.ts';
import { tellMembers } from './parties/member-stats.system.ts';
import { refreshParties } from './parties/parties.system.ts';
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
 * - `runDuels` before any blow: nobody strikes before the countdown is over, or after having fled.
 * - `steerFights` after everybody has moved and before blows: a creature strikes at whom it hates most now, from where it
 *   stands now.
 * - `strikeBlows` next: reach and facing are judged by the places that everybody has in this step.
 * - `runCombatTimers` after the blows of this step, which may have prolonged a fight.
 * - `regenerate` after it: who has just come out of a fight heals, and nobody heals between two blows of one step.
 * - `runDeaths` and `runRespawns` after the blows: a corpse lies there for its whole time, and what comes back is not
 *   struck in the step in which it comes.
 * - `changeWeather` after arrivals, so that who came in this step is told once, not twice.
 * - deadlines of speeds and teleports after the inputs: an answer that came in time counts.
 * - `watchTrades` after everything that moves somebody, and before departures: who goes has no window open any more.
 * - `watchBurdens` at the same moment, for the same reason: what somebody carries lies where it fell, and nowhere twice.
 * - `runSessionTimers` after everything that may move or save a character: the save that ends a stay holds all of it.
 * - `syncClocks` after departures: who leaves is not asked for its clock.
 * - `refreshParties` and `tellMembers` after everything that changes a member's health, place or presence: what others of
 *   its group are told is how it ends this step.
 * - `perceive` last: who sees what of all this; it also ends the tick's bookkeeping of changes and free slots.
 */
export const phases = [
  acceptInputs,
  followPaths,
  moveCreatures,
  runDuels,
  steerFights,
  strikeBlows,
  runCombatTimers,
  regenerate,
  runDeaths,
  runRespawns,
  changeWeather,
  runSpeedDeadlines,
  runTeleportDeadlines,
  watchTrades,
  watchBurdens,
  runSessionTimers,
  syncClocks,
  refreshParties,
  tellMembers,
  perceive,
] as const satisfies readonly Phase[];

/**
 * What it means when a phase throws. Those named here work entity by entity, and what one of them throws about an entity
 * says nothing of the others: that entity is quarantined (`quarantine.ts`) and the step goes on. Whatever else throws, or
 * too many of these in one step, leaves a state that is not to be trusted: the instance ends.
 */
const quarantining: ReadonlySet<Phase> = new Set<Phase>([
  acceptInputs,
  moveCreatures,
  steerFights,
  strikeBlows,
  runSessionTimers,
]);

/** What a step says to the world outside. */
export interface TickOutput {
  readonly batches: readonly AddressedBatch[];
  readonly effects: readonly Effect[];
}

/** A new instance with the creatures of its content. `navigation` is the one that the setup names. */
export function openWorld(setup: WorldSetup, now: number, navigation?: Navigation): World {
  const world = emptyWorld(setup, navigation);
  world.time.now = now;
  populate(world);
  layOut(world);
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
  world.time.elapsed = frame.elapsed;
  world.outbox.clear();
  world.faults.beginStep();
  world.wayBudget.beginStep();
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
