import type { World } from '../world.ts';

/** Tells a character the late outcome of what it asked for. The number of such a question is the character's own id. */
export function answerQuestion(world: World, question: number, text: string): void {
  if (question === 0) return;
  for (const player of world.players) {
    if (player.sheet.characterId === question) world.outbox.personal(player, { kind: 'systemMessage', text });
  }
}
