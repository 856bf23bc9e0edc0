import type { SimulationStory } from '@realmwright/testkit/simulation/stage';
import { births } from './stories/births.sim.ts';
import { comingsAndGoings } from './stories/comings-and-goings.sim.ts';
import { companies } from './stories/companies.sim.ts';
import { duels } from './stories/duels.sim.ts';
import { journeys } from './stories/journeys.sim.ts';
import { restarts } from './stories/restarts.sim.ts';
import { trades } from './stories/trades.sim.ts';

/** Every story, those first that need no others to be understood. */
export const stories: readonly SimulationStory[] = [
  comingsAndGoings,
  births,
  trades,
  journeys,
  companies,
  duels,
  restarts,
];
