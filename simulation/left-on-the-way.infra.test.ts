import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openSimulationGround, type SimulationGround } from '@realmwright/testkit/simulation/simulation-ground';
import { Stage } from '@realmwright/testkit/simulation/stage';

describe('a client that leaves while it is on the way', () => {
  let ground: SimulationGround;
  before(async () => {
    ground = await openSimulationGround();
  });
  after(() => ground[Symbol.asyncDispose]());

  const ways = [
    ['into the world', 'gateway.entering.before-join'],
    ['to another map', 'gateway.arriving.before-join'],
  ] as const;
  for (const [way, point] of ways) {
    test(`${way} leaves no character behind`, async () => {
      const simulation = await ground.begin(1);
      simulation.faults.plan({ point, kind: 'delay', visit: 1 });
      const story = {
        name: 'left-on-the-way',
        cast: 1,
        purpose: 'a client that leaves while its gateway waits',
        async play({ players: [player] }: Stage): Promise<void> {
          assert.ok(player);
          const entering = player.attempt('enter', () => player.enter());
          if (point === 'gateway.arriving.before-join') {
            await entering;
            player.client?.say('.tele farshore');
          }
          while (!simulation.faults.hasHappened) await simulation.sleep(50);
          player.drop();
          await entering;
          await simulation.sleep(10_000);
        },
      };
      await simulation.run(() => Stage.play(simulation, ground, story));
    });
  }
});
