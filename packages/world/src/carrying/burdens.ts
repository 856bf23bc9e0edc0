import type { CharacterId } from '@realmwright/kernel/ids';
import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import { codecOf } from '@realmwright/kernel/schema/codec';
import { characterIdType } from '@realmwright/kernel/schema/domain';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { bool, f64, optional, struct, u32 } from '@realmwright/kernel/schema/types';
import type { StateStore } from '../state-store.ts';

/**
 * A thing that can be carried: it lies in a slot of its own, or a character has it, never both. `since`: when that began,
 * milliseconds of the world's clock.
 */
const burdenType = struct({
  entry: u32,
  slot: optional(u32),
  carrier: optional(characterIdType),
  since: f64,
  isHome: bool,
});
type BurdenState = ValueOf<typeof burdenType>;
export type Burden = { -readonly [Field in keyof BurdenState]: BurdenState[Field] };

/** The things of this instance that can be carried, by kind: there is one of each. */
export class Burdens implements StateStore {
  readonly #byEntry = new Map<number, Burden>();

  [Symbol.iterator](): IterableIterator<Burden> {
    return this.#byEntry.values();
  }

  add(burden: Burden): void {
    this.#byEntry.set(burden.entry, burden);
  }

  find(entry: number): Burden | undefined {
    return this.#byEntry.get(entry);
  }

  /** What a character carries. */
  carriedBy(character: CharacterId): Burden | undefined {
    for (const burden of this) if (burden.carrier === character) return burden;
    return undefined;
  }

  snapshot(writer: ByteWriter): void {
    writer.u32(this.#byEntry.size);
    for (const burden of this) codec.write(writer, burden);
  }

  restore(reader: ByteReader): void {
    this.#byEntry.clear();
    const count = reader.u32();
    for (let i = 0; i < count; i++) this.add({ ...codec.read(reader) });
  }
}

const codec = codecOf(burdenType, 'burden');
