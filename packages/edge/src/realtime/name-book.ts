import type { CharacterId } from '@realmwright/kernel/ids';
import { characterId } from '@realmwright/kernel/ids';
import type { EntityKey } from '@realmwright/world/entity-key';
import type { RealtimeConfig } from './realtime-config.ts';

/** Finds what a character is called; undefined when there is none. */
export type FindName = (character: CharacterId) => Promise<string | undefined>;

/**
 * What things are called. The realm's content knows the names of its creatures and things, the character service those of
 * players: who is not known yet is asked for once, and everybody who sees it is told when the answer comes.
 */
export class NameBook {
  readonly #creatures: ReadonlyMap<number, string>;
  readonly #objects: ReadonlyMap<number, string>;
  readonly #players = new Map<number, string>();
  readonly #find: FindName;
  readonly #onFound: (character: number, name: string) => void;

  constructor(content: RealtimeConfig['content'], find: FindName, onFound: (character: number, name: string) => void) {
    this.#creatures = new Map(content.creatureTemplates.map(({ entry, name }) => [entry, name]));
    this.#objects = new Map(content.objectTemplates.map(({ entry, name }) => [entry, name]));
    this.#find = find;
    this.#onFound = onFound;
  }

  /** The name, or nothing as long as it is not known. */
  readonly nameOf = ({ kind, entry, counter }: EntityKey): string => {
    switch (kind) {
      case 'creature':
        return this.#creatures.get(entry) ?? '';
      case 'object':
        return this.#objects.get(entry) ?? '';
      case 'player':
      case 'corpse':
        return this.#players.get(counter) ?? this.#ask(counter);
    }
  };

  /** What a character is called, asked for where it is not known; empty when there is none of that number. */
  async find(character: CharacterId): Promise<string> {
    const known = this.#players.get(character);
    if (known !== undefined && known !== '') return known;
    const name = await this.#find(character).catch(() => undefined);
    if (name === undefined) return '';
    this.note(character, name);
    this.#onFound(character, name);
    return name;
  }

  /** A character is called so from now on. */
  note(character: CharacterId, name: string): void {
    this.#forgetOldest();
    this.#players.set(character, name);
  }

  #ask(counter: number): string {
    if (counter < 1 || counter > 0x7fff_ffff) return '';
    this.#forgetOldest();
    // Asked for once: until the answer comes it has no name.
    this.#players.set(counter, '');
    this.#find(characterId(counter)).then(
      (name) => {
        if (name === undefined) return;
        this.#players.set(counter, name);
        this.#onFound(counter, name);
      },
      () => this.#players.delete(counter),
    );
    return '';
  }

  #forgetOldest(): void {
    if (this.#players.size < mostNames) return;
    const [oldest] = this.#players.keys();
    if (oldest !== undefined) this.#players.delete(oldest);
  }
}

const mostNames = 20_000;
