import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { faultKinds, type PlannedFault } from '@realmwright/testkit/simulation/simulated-faults';
import { openSimulationGround, type SimulationGround } from '@realmwright/testkit/simulation/simulation-ground';
import { Stage } from '@realmwright/testkit/simulation/stage';
import { grandTour } from './stories/grand-tour.sim.ts';

/** Has each of the points go wrong in each way, in a tour that passes all of them. */
export function walkFaultPoints(slice: string, points: readonly PlannedFault['point'][]): void {
  describe(`whatever goes wrong in ${slice}, money and places are kept and everybody comes back`, () => {
    let ground: SimulationGround;
    before(async () => {
      ground = await openSimulationGround();
    });
    after(() => ground[Symbol.asyncDispose]());

    for (const point of points) {
      for (const kind of faultKinds) {
        test(`${kind} at ${point}`, async () => {
          const simulation = await ground.begin(7);
          simulation.faults.plan({ point, kind, visit: 1 });
          try {
            await simulation.run(() => Stage.play(simulation, ground, grandTour));
          } catch (error) {
            throw new Error(`after ${kind} at ${point}:\n${simulation.history.last(40).join('\n')}`, { cause: error });
          }
          assert.ok(simulation.faults.hasHappened, 'the point was never passed');
        });
      }
    }
  });
}
