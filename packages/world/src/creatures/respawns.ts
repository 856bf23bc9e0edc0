import { placeType } from '@realmwright/kernel/character-sheet';
import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import { codecOf } from '@realmwright/kernel/schema/codec';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { f64, struct, u32 } from '@realmwright/kernel/schema/types';
import type { StateStore } from '../state-store.ts';
import { behaviourType } from './creatures.ts';

/** A creature that is gone with its corpse and comes back at an instant of the world's clock. */
const respawnType = struct({ at: f64, counter: u32, entry: u32, home: placeType, behaviour: behaviourType });
export type Respawn = ValueOf<typeof respawnType>;

/** The creatures that are to come back, by the counter of their spawn. */
export class Respawns implements StateStore {
  readonly #byCounter = new Map<number, Respawn>();

  add(respawn: Respawn): void {
    this.#byCounter.set(respawn.counter, respawn);
  }

  /** It does not come back. */
  remove(counter: number): void {
    this.#byCounter.delete(counter);
  }

  /** Takes out those whose time has come. */
  takeDue(now: number): readonly Respawn[] {
    const due: Respawn[] = [];
    for (const respawn of this.#byCounter.values()) if (now >= respawn.at) due.push(respawn);
    for (const { counter } of due) this.#byCounter.delete(counter);
    return due;
  }

  snapshot(writer: ByteWriter): void {
    writer.u32(this.#byCounter.size);
    for (const respawn of this.#byCounter.values()) codec.write(writer, respawn);
  }

  restore(reader: ByteReader): void {
    this.#byCounter.clear();
    const count = reader.u32();
    for (let i = 0; i < count; i++) this.add(codec.read(reader));
  }
}

const codec = codecOf(respawnType, 'respawn');
