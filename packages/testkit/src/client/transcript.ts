import { objectTypes, updateTypes } from '@realmwright/protocol/world/update/update-kinds';
import type { Fields } from './fields.ts';
import type { GameClient } from './game-client.ts';
import type { FieldName } from './sights.ts';

/** Fields of units whose changes a transcript tells. */
const told: readonly FieldName[] = ['UNIT_HEALTH', 'UNIT_FLAGS', 'PLAYER_DUEL_TEAM', 'PLAYER_DUEL_ARBITER'];

/** Writes down what one client sends and is told, decoded, a line for each packet that is asked for. */
export class Transcript {
  readonly lines: string[] = [];
  readonly #client: GameClient;
  readonly #wanted: RegExp;
  readonly #names: ReadonlyMap<bigint, string>;
  readonly #started = performance.now();

  /** `wanted` chooses packets by name; `people` are written by name where their guid stands. */
  constructor(client: GameClient, wanted: RegExp, people: readonly { readonly guid: bigint; readonly name: string }[]) {
    this.#client = client;
    this.#wanted = wanted;
    this.#names = new Map(people.map(({ guid, name }) => [guid, name]));
    client.connection.onSent(({ name, fields, at }) => this.#take('>', name, fields, at));
    client.connection.onPacket(({ name, fields, at }) => {
      if (name.endsWith('UPDATE_OBJECT')) this.#takeUpdate(fields, at);
      else this.#take('<', name, fields, at);
    });
  }

  #take(direction: '<' | '>', name: string, fields: Fields, at: number): void {
    if (this.#wanted.test(name))
      this.#write(
        direction,
        name,
        fields.line((guid) => this.#named(guid)),
        at,
      );
  }

  #takeUpdate(fields: Fields, at: number): void {
    for (const block of fields.list('objects')) {
      const kind = block.number('updateType');
      if (kind === updateTypes.VALUES) {
        const changes = this.#changes(block);
        if (changes !== '')
          this.#write('<', 'SMSG_UPDATE_OBJECT', `{${this.#named(block.big('guid1'))}: ${changes}}`, at);
      } else if (kind === updateTypes.CREATE_OBJECT2 && block.number('objectType') === objectTypes.GAME_OBJECT) {
        this.#write(
          '<',
          'SMSG_UPDATE_OBJECT',
          `{${this.#named(block.big('guid3'))}: a game object comes into view}`,
          at,
        );
      }
    }
  }

  #changes(block: Fields): string {
    const values = block.at('mask1').raw('values');
    if (!(values instanceof Map)) return '';
    return told
      .flatMap((name) => {
        const value: unknown = values.get(this.#client.sights.indexOf(name));
        return typeof value === 'number' ? [`${name} ${value}`] : [];
      })
      .join(', ');
  }

  #named(guid: bigint): string {
    return this.#names.get(guid) ?? (guid > 0xffff_ffffn ? `0x${guid.toString(16)}` : `${guid}`);
  }

  #write(direction: '<' | '>', name: string, content: string, at: number): void {
    const seconds = ((at - this.#started) / 1000).toFixed(2).padStart(6);
    this.lines.push(`${seconds} ${this.#client.name} (${this.#client.build}) ${direction} ${name} ${content}`);
  }
}
