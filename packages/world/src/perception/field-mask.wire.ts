import type { KnownIdTables } from '@realmwright/gamedata/known-ids';
import type { ByteWriter } from '@realmwright/kernel/schema/bytes';
import { writeUpdateMask } from '@realmwright/protocol/world/update/update-mask';
import type { FieldTable, FieldWriting } from '../actor/entity-fields.wire.ts';
import type { FieldValues } from './perception-batch.ts';

/**
 * Collects the u32s of one values block and writes them as an update mask. Reused from block to block. Indexes from
 * `bound` on are dropped: a creature has no fields of a player, and clients do not check.
 */
export class FieldMask implements FieldWriting {
  readonly #values: Uint32Array;
  readonly #isSet: Uint8Array;
  readonly #indexes: number[] = [];
  readonly #guidOf: (entity: number) => bigint;
  #bound = 0;
  /** One float and the same bytes as an integer. */
  readonly #float = new Float32Array(1);
  readonly #floatBits = new Uint32Array(this.#float.buffer);

  /** `size` is one more than the highest index of the build. `guidOf` names entities; zero for unknown ones. */
  constructor(size: number, guidOf: (entity: number) => bigint) {
    this.#values = new Uint32Array(size);
    this.#isSet = new Uint8Array(size);
    this.#guidOf = guidOf;
  }

  /** Forgets what was collected. */
  begin(bound: number): void {
    for (const index of this.#indexes) {
      this.#isSet[index] = 0;
      this.#values[index] = 0;
    }
    this.#indexes.length = 0;
    this.#bound = Math.min(bound, this.#values.length);
  }

  put(index: number, value: number): void {
    if (index >= this.#bound) return;
    this.#mark(index);
    this.#values[index] = value;
  }

  putByte(index: number, byte: number, value: number): void {
    if (index >= this.#bound) return;
    this.#mark(index);
    const shift = 8 * byte;
    this.#values[index] = ((this.#values[index] ?? 0) & ~(0xff << shift)) | ((value & 0xff) << shift);
  }

  putGuid(index: number, entity: number): void {
    this.putBig(index, entity === 0 ? 0n : this.#guidOf(entity));
  }

  /** Puts 64 bits into two u32s, low half first. */
  putBig(index: number, value: bigint): void {
    this.put(index, Number(value & 0xffff_ffffn));
    this.put(index + 1, Number(value >> 32n));
  }

  putFloat(index: number, value: number): void {
    this.#float[0] = value;
    this.put(index, this.#floatBits[0] ?? 0);
  }

  /** Puts neutral fields as a build's table shows them. */
  putFields({ numbers, values }: FieldValues, table: FieldTable, ids: KnownIdTables): void {
    for (let i = 0; i < numbers.length; i++) table[numbers[i] ?? 0]?.(this, values[i] ?? 0, ids);
  }

  /** Whether nothing was put. */
  get isEmpty(): boolean {
    return this.#indexes.length === 0;
  }

  write(writer: ByteWriter): void {
    const indexes = this.#indexes.sort((one, other) => one - other);
    const values = indexes.map((index) => this.#values[index] ?? 0);
    writeUpdateMask(writer, indexes, values);
  }

  #mark(index: number): void {
    if (this.#isSet[index] === 1) return;
    this.#isSet[index] = 1;
    this.#indexes.push(index);
  }
}
