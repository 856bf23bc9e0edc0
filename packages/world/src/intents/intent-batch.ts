import { edgeIdType, sessionIdType } from '@realmwright/kernel/schema/domain';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { list, struct, u32, union } from '@realmwright/kernel/schema/types';
import { appearanceIntents } from '../appearance/appearance.intents.ts';
import { carryingIntents } from '../carrying/carrying.intents.ts';
import { chatIntents } from '../chat/chat.intents.ts';
import { combatIntents } from '../combat/combat.intents.ts';
import { commandIntents } from '../commands/commands.intents.ts';
import { deathIntents } from '../death/death.intents.ts';
import { deedIntents } from '../deeds/deeds.intents.ts';
import { duelIntents } from '../duel/duel.intents.ts';
import { movementIntents } from '../movement/movement.intents.ts';
import { partyIntents } from '../parties/parties.intents.ts';
import { sessionIntents } from '../session/session.intents.ts';
import { spaceIntents } from '../space/space.intents.ts';
import { timekeepingIntents } from '../timekeeping/timekeeping.intents.ts';
import { tradeIntents } from '../trade/trade.intents.ts';

/** Everything a session may ask of the world; each slice declares its own. */
export const intentType = union({
  ...sessionIntents,
  ...movementIntents,
  ...spaceIntents,
  ...chatIntents,
  ...appearanceIntents,
  ...timekeepingIntents,
  ...commandIntents,
  ...tradeIntents,
  ...carryingIntents,
  ...combatIntents,
  ...deathIntents,
  ...duelIntents,
  ...partyIntents,
  ...deedIntents,
});
export type Intent = ValueOf<typeof intentType>;

/** Most intents in one message from an edge; an edge with more sends several messages. */
export const INTENTS_PER_BATCH = 4096;

/**
 * What one edge has for one instance since its last message: in order of arrival. `sequence` counts the intents of a
 * session from 1, so that an instance can tell a repeated or lost one.
 */
export const intentBatchType = struct({
  edge: edgeIdType,
  items: list(struct({ session: sessionIdType, sequence: u32, intent: intentType }), { max: INTENTS_PER_BATCH }),
});
export type IntentBatch = ValueOf<typeof intentBatchType>;
export type IntentItem = IntentBatch['items'][number];

/** How the subjects of all intent batches begin. */
export const INTENT_SUBJECTS = 'world.intents.';

/** The bus subject on which an instance listens for intents. */
export function intentSubject(instance: string): string {
  return `${INTENT_SUBJECTS}${instance}`;
}
