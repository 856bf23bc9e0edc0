import type { SimulationStory } from '@realmwright/testkit/simulation/stage';
import { tradeCoins } from '@realmwright/testkit/simulation/trading';

/** Two people hand coins to each other while one vanishes now and then and the ledger is hard to reach. */
export const trades: SimulationStory = {
  name: 'trades',
  cast: 2,
  purpose: 'trades whose partners vanish and whose postings are lost, late and repeated (G-48, G-51)',
  async play(stage) {
    const [one, other] = stage.players;
    if (one === undefined || other === undefined) return;
    await Promise.all([stage.enter(one), stage.enter(other)]);
    stage.rough({ lostEvents: 0 });
    const { random } = one;
    let sum = 0;
    const end = stage.simulation.clock.monotonic() + 25_000;
    while (stage.simulation.clock.monotonic() < end) {
      for (const player of [one, other]) if (!player.isInWorld) await stage.enter(player);
      const [giver, taker] = random.chance(0.5) ? [one, other] : [other, one];
      const vanishing = random.chance(0.4)
        ? random
            .pick([giver, taker])
            .rest(500, 2_600)
            .then(() => random.pick([giver, taker]).drop())
        : undefined;
      await giver.attempt('trade', async () => {
        if (giver.client === undefined || taker.client === undefined) return;
        const back = random.chance(0.3) ? 10 : 0;
        const copper = ++sum;
        await tradeCoins(giver.client, taker.client, copper + back, back);
        stage.watch.noteTrade(copper);
      });
      await vanishing;
      if (random.chance(0.1)) stage.realm.kill('services');
      await giver.rest(100, 1_500);
    }
  },
};
