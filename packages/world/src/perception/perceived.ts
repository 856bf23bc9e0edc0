import type { ValueOf } from '@realmwright/kernel/schema/type';
import { union } from '@realmwright/kernel/schema/types';
import { appearancePersonalFacts } from '../appearance/appearance.facts.ts';
import { carryingFacts } from '../carrying/carrying.facts.ts';
import { chatFacts } from '../chat/chat.facts.ts';
import { combatFacts, combatPersonalFacts } from '../combat/combat.facts.ts';
import { commandPersonalFacts } from '../commands/commands.facts.ts';
import { deathPersonalFacts } from '../death/death.facts.ts';
import { deedPersonalFacts } from '../deeds/deeds.facts.ts';
import { duelFacts, duelPersonalFacts } from '../duel/duel.facts.ts';
import { growthPersonalFacts } from '../growth/growth.facts.ts';
import { movementFacts, movementPersonalFacts } from '../movement/movement.facts.ts';
import { partyPersonalFacts } from '../parties/parties.facts.ts';
import { sessionPersonalFacts } from '../session/session.facts.ts';
import { spacePersonalFacts } from '../space/space.facts.ts';
import { timekeepingPersonalFacts } from '../timekeeping/timekeeping.facts.ts';
import { tradePersonalFacts } from '../trade/trade.facts.ts';
import { weatherFacts } from '../weather/weather.facts.ts';

/** What happened, for anybody who perceives it. Each slice declares its own. */
export const factType = union({
  ...movementFacts,
  ...chatFacts,
  ...weatherFacts,
  ...combatFacts,
  ...duelFacts,
  ...carryingFacts,
});
export type Fact = ValueOf<typeof factType>;

/** What happened to one session and concerns nobody else. */
export const personalFactType = union({
  ...sessionPersonalFacts,
  ...movementPersonalFacts,
  ...spacePersonalFacts,
  ...appearancePersonalFacts,
  ...timekeepingPersonalFacts,
  ...commandPersonalFacts,
  ...tradePersonalFacts,
  ...combatPersonalFacts,
  ...deathPersonalFacts,
  ...duelPersonalFacts,
  ...growthPersonalFacts,
  ...partyPersonalFacts,
  ...deedPersonalFacts,
});
export type PersonalFact = ValueOf<typeof personalFactType>;
