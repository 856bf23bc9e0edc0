import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { PlannedFault } from '@realmwright/testkit/simulation/simulated-faults';
import { openSimulationGround, type SimulationGround } from '@realmwright/testkit/simulation/simulation-ground';
import { type SimulationStory, Stage } from '@realmwright/testkit/simulation/stage';
import { tradeCoins } from '@realmwright/testkit/simulation/trading';

/** From the wish to hand coins over to the last save of whoever gave them: wherever a process can end between. */
const points: readonly PlannedFault['point'][] = [
  'world.coins.before-asking',
  'ledger.posting.before-commit',
  'ledger.posting.after-commit',
  'ledger.posting.before-answer',
  'world.coins.before-noting',
  'world.save.before-asking',
  'character.save.before-write',
  'character.save.before-answer',
  'world.save.before-release',
  'character.release.before-write',
  'character.release.before-answer',
  'world.save.before-noting',
];

/** A sum that nothing else moves. */
const COPPER = 7;

/** One gives to another and logs out; `meanwhile` is what goes wrong, `then` what goes wrong after the gift is completed. */
function gift(meanwhile: (stage: Stage) => void, then: (stage: Stage) => void = () => {}): SimulationStory {
  return {
    name: 'gift',
    cast: 2,
    purpose: 'a gift in the middle of which a process ends',
    async play(stage) {
      const [giver, taker] = stage.players;
      assert.ok(giver && taker);
      await Promise.all([stage.enter(giver), stage.enter(taker)]);
      meanwhile(stage);
      await giver.attempt('give', async () => {
        assert.ok(giver.client && taker.client);
        await tradeCoins(giver.client, taker.client, COPPER);
        stage.watch.noteTrade(COPPER);
      });
      then(stage);
      await giver.attempt('log out', () => giver.logOut());
    },
  };
}

// Afterwards the stage asks whether both can come back, own what the ledger says, and whether all money adds up; that no
// gift was carried out twice, and none completed and not carried out.
describe('a gift is whole or has not happened, wherever a process ends', () => {
  let ground: SimulationGround;
  before(async () => {
    ground = await openSimulationGround();
  });
  after(() => ground[Symbol.asyncDispose]());

  async function purses(simulation: Awaited<ReturnType<SimulationGround['begin']>>): Promise<readonly bigint[]> {
    const rows = await simulation.database.look<{ balance: bigint }>(
      `select balance from ledger.balances where account = any($1) order by balance`,
      [ground.residents.slice(0, 2).map(({ character }) => `character.${character.guid}`)],
    );
    return rows.map(({ balance }) => balance);
  }

  for (const point of points) {
    test(`G-48: a process ends at ${point}`, async () => {
      const simulation = await ground.begin(11);
      const [before = 0n] = await purses(simulation);
      const fault = { point, kind: 'kill', visit: 1 } as const;
      await simulation.run(() =>
        Stage.play(
          simulation,
          ground,
          gift(() => simulation.faults.plan(fault)),
        ),
      );
      assert.ok(simulation.faults.hasHappened, 'the point was never passed');
      const sum = BigInt(COPPER);
      const legal = [
        [before, before],
        [before - sum, before + sum],
      ];
      const found = await purses(simulation);
      assert.ok(
        legal.some((outcome) => `${outcome}` === `${found}`),
        `the purses hold ${found}`,
      );
    });
  }

  test('G-48: the world of the giver ends after the gift and before anybody was saved, and the gift stays given', async () => {
    const simulation = await ground.begin(12);
    const [before = 0n] = await purses(simulation);
    const nothing = () => {};
    const story = gift(nothing, (stage) => stage.realm.kill('world'));
    await simulation.run(() => Stage.play(simulation, ground, story));
    assert.deepEqual(await purses(simulation), [before - BigInt(COPPER), before + BigInt(COPPER)]);
  });
});
