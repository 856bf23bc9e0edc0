import { list, struct, u32, union } from '@realmwright/kernel/schema/types';
import { commandPersonalFacts } from '../commands/commands.facts.ts';
import type { Fact, PersonalFact } from '../perception/perceived.ts';
import { CLOCK_WRAP } from '../perception/world-clock.ts';
import type { Player } from '../session/player.ts';
import type { World } from '../world.ts';
import { chatFacts } from './chat.facts.ts';

/** Most that is kept for one character. */
const MOST_KEPT = 64;

/**
 * What a character has heard lately, and what the world itself has told it, oldest first, by the world's clock: kept for
 * characters whose session may go on at another edge, because what their edge was told is lost with it.
 */
export const keptTalkType = list(
  struct({ at: u32, words: union({ spoke: chatFacts.spoke, systemMessage: commandPersonalFacts.systemMessage }) }),
  { max: MOST_KEPT },
);

/** The character hears this now. */
export function keepTalk(world: World, player: Player, fact: Fact | PersonalFact): void {
  if (player.talk === undefined || (fact.kind !== 'spoke' && fact.kind !== 'systemMessage')) return;
  player.talk = [...player.talk.slice(1 - MOST_KEPT), { at: clockOf(world), words: fact }];
}

/** Tells again what was said after a moment of the world's clock; 0 for whoever has heard nothing yet. */
export function tellTalkAgain(world: World, player: Player, after: number): void {
  const heard = player.talk ?? [];
  // What is told again is heard now, and kept as such.
  player.talk = [];
  const missed = heard.filter(({ at }) => after === 0 || isLater(at, after)).map(({ words }) => words);
  // Somebody may have spoken in this very step, before the session came: that is heard behind what is older.
  world.outbox.toOneFirst(
    player.slot,
    missed.filter((words) => words.kind === 'spoke'),
  );
  for (const words of missed) if (words.kind === 'systemMessage') world.outbox.personal(player, words);
}

/** The number of what is said in this step. */
function clockOf(world: World): number {
  return Math.floor(world.time.now % CLOCK_WRAP);
}

function isLater(at: number, after: number): boolean {
  const passed = (at - after + CLOCK_WRAP) % CLOCK_WRAP;
  return passed > 0 && passed < CLOCK_WRAP / 2;
}
