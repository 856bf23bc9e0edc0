import type { ValueOf } from '@realmwright/kernel/schema/type';
import { struct, u32, union } from '@realmwright/kernel/schema/types';
import { appearanceIntents } from '../appearance/appearance.intents.ts';
import { carryingDeeds, carryingIntents } from '../carrying/carrying.intents.ts';
import { chatIntents } from '../chat/chat.intents.ts';
import { combatIntents } from '../combat/combat.intents.ts';
import { commandIntents } from '../commands/commands.intents.ts';
import { deathIntents } from '../death/death.intents.ts';
import { duelIntents } from '../duel/duel.intents.ts';

/** What can be asked for as a deed: with a number, an answer, and a memory of it. */
export const attemptedType = union({
  say: chatIntents.say,
  textEmote: chatIntents.textEmote,
  select: appearanceIntents.select,
  setStandState: appearanceIntents.setStandState,
  mark: appearanceIntents.mark,
  attack: combatIntents.attack,
  stopAttack: combatIntents.stopAttack,
  useObject: carryingIntents.useObject,
  castSpell: duelIntents.castSpell,
  acceptDuel: duelIntents.acceptDuel,
  cancelDuel: duelIntents.cancelDuel,
  releaseSpirit: deathIntents.releaseSpirit,
  reclaimCorpse: deathIntents.reclaimCorpse,
  ...carryingDeeds,
  runCommand: commandIntents.runCommand,
  runGrantedCommand: commandIntents.runGrantedCommand,
});
export type Attempted = ValueOf<typeof attemptedType>;

/** Deeds of clients that number what they ask for. */
export const deedIntents = {
  /** Does it once and says how it came out; asked again under its number, it only says so again. */
  attempt: struct({ action: u32, deed: attemptedType }),
};
