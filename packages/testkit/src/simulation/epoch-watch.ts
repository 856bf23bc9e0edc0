import { enterCharacter, resumeCharacter, saveProgress } from '@realmwright/services/character/character.contract';
import type { BusSight } from './bus-network.ts';

/**
 * Watches who may write a character. Each epoch is given once and written by one; a save under an epoch is refused when a
 * newer one had been given before it was asked for.
 */
export class EpochWatch {
  /** What was not as it must be. */
  readonly faults: string[] = [];
  readonly #writers = new Map<string, string>();
  readonly #given = new Set<string>();
  readonly #newest = new Map<number, number>();
  readonly #saves = new Map<string, { readonly character: number; readonly epoch: number; readonly newest: number }>();

  see(sight: BusSight): void {
    const { subject, payload } = sight;
    if (sight.kind === 'request' && subject === saveProgress.subject) {
      const { characterId: character, epoch } = saveProgress.input.decode(payload.subarray(correlationBytes));
      const newest = this.#newest.get(character) ?? 0;
      this.#saves.set(`${sight.from} ${sight.request}`, { character, epoch, newest });
      const writer = this.#writers.get(`${character} ${epoch}`) ?? sight.from;
      if (writer !== sight.from) this.faults.push(`${character} ${epoch} is written by ${writer} and ${sight.from}`);
      this.#writers.set(`${character} ${epoch}`, writer);
    }
    if (sight.kind !== 'answer' || payload[0] !== accepted) return;
    if (subject === saveProgress.subject) {
      const save = this.#saves.get(`${sight.to} ${sight.request}`);
      if (save !== undefined && save.epoch < save.newest) {
        this.faults.push(`a save of ${save.character} under ${save.epoch} was taken after ${save.newest} was given`);
      }
    } else if (subject === enterCharacter.subject || subject === resumeCharacter.subject) {
      const contract = subject === enterCharacter.subject ? enterCharacter : resumeCharacter;
      const { reading, epoch } = contract.output.decode(payload.subarray(1));
      const key = `${reading.characterId} ${epoch}`;
      if (this.#given.has(key)) this.faults.push(`epoch ${epoch} of ${reading.characterId} was given twice`);
      this.#given.add(key);
      this.#newest.set(reading.characterId, Math.max(epoch, this.#newest.get(reading.characterId) ?? 0));
    }
  }
}

/** The head of a request, before its body; and the first byte of an answer that is no refusal. */
const correlationBytes = 8;
const accepted = 0;
