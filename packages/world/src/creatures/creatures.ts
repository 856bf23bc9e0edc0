import { placeType } from '@realmwright/kernel/character-sheet';
import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import { codecOf } from '@realmwright/kernel/schema/codec';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { f64, list, literals, optional, struct, u32, union } from '@realmwright/kernel/schema/types';
import { positionType } from '../space/position.ts';
import type { StateStore } from '../state-store.ts';

const gaitType = literals('walk', 'run');
export const behaviourType = union({
  stand: struct({ turnsEveryMillis: f64 }),
  wander: struct({ radius: f64, minPauseMillis: f64, maxPauseMillis: f64, gait: gaitType }),
  patrol: struct({
    points: list(struct({ x: f64, y: f64, z: f64, pauseMillis: f64 }), { max: 64 }),
    gait: gaitType,
    route: literals('circle', 'backAndForth'),
  }),
  routine: struct({
    gait: gaitType,
    stops: list(
      struct({
        fromMinute: u32,
        x: f64,
        y: f64,
        z: f64,
        orientation: f64,
        via: list(struct({ x: f64, y: f64, z: f64 }), { max: 16 }),
        pose: literals('stand', 'sit', 'kneel', 'sleep'),
        strollYards: f64,
        gesture: u32,
        restlessMillis: f64,
      }),
      { max: 48 },
    ),
  }),
});

/** The stop of one that keeps no routine, or has not looked at the clock yet. */
export const NO_STOP = 0xffff;

/** A creature in the world: where it belongs, what it does, and when it next has something to decide. */
export const creatureType = struct({
  counter: u32,
  entry: u32,
  slot: u32,
  home: placeType,
  behaviour: behaviourType,
  /** Instant of the world's clock. */
  wakesAt: f64,
  /** Index of the patrol's point that it walks to, and the direction along the list. */
  patrolIndex: u32,
  patrolStep: literals('forward', 'backward'),
  /** Of a routine: the stop that it is at or walks to, and how many of the points on the way it has set out for. */
  stop: u32,
  legs: u32,
  /** Going about its day, fighting, running home from a fight, or lying dead. */
  mood: literals('calm', 'fighting', 'evading', 'dead'),
  /** Where it was when it took up the fight: there it goes back to. */
  post: optional(positionType),
  /** When it may set out after somebody again. */
  chaseAt: f64,
  /** When its corpse is gone, and when it is back. */
  corpseUntil: f64,
  respawnAt: f64,
});
type CreatureState = ValueOf<typeof creatureType>;
export type Creature = { -readonly [Field in keyof CreatureState]: CreatureState[Field] };

/** The creatures of this instance, by the counter of their spawn. */
export class Creatures implements StateStore {
  readonly #byCounter = new Map<number, Creature>();

  get count(): number {
    return this.#byCounter.size;
  }

  [Symbol.iterator](): IterableIterator<Creature> {
    return this.#byCounter.values();
  }

  add(creature: Creature): void {
    this.#byCounter.set(creature.counter, creature);
  }

  find(counter: number): Creature | undefined {
    return this.#byCounter.get(counter);
  }

  remove(counter: number): void {
    this.#byCounter.delete(counter);
  }

  snapshot(writer: ByteWriter): void {
    writer.u32(this.count);
    for (const creature of this) codec.write(writer, creature);
  }

  restore(reader: ByteReader): void {
    this.#byCounter.clear();
    const count = reader.u32();
    for (let i = 0; i < count; i++) this.add({ ...codec.read(reader) });
  }
}

const codec = codecOf(creatureType, 'creature');
