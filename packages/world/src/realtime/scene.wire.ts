import type { EntityId } from '@realmwright/kernel/ids';
import type { Motion, StateItem, Way } from '@realmwright/protocol/realtime/entity-state';
import { numberFields, realFields } from '@realmwright/protocol/realtime/entity-state';
import { sumOfThing } from '@realmwright/protocol/realtime/view-sum';
import { type Disclosure, disclosures, entityFields, POWER_KINDS } from '../actor/entity-fields.ts';
import type { EntityKey } from '../entity-key.ts';
import type { EntityDescription, FieldValues } from '../perception/perception-batch.ts';
import { CLOCK_WRAP } from '../perception/world-clock.ts';
import { motionOf } from './motion.wire.ts';
import {
  MAX_POWER,
  maxPowerByField,
  numberByField,
  POWER,
  POWER_KIND,
  powerByField,
  realByField,
} from './scene-fields.wire.ts';

/**
 * What of an entity has changed, as bits by the numbers of the protocol's fields. It exists so that changes of several
 * ticks add up to one for a client that is told seldom.
 */
export interface FieldMask {
  readonly numbers: number;
  readonly reals: number;
}

/** Whatever there is to tell. */
export const everyField: FieldMask = {
  numbers: (1 << numberFields.length) - 1,
  reals: (1 << realFields.length) - 1,
};
export const noField: FieldMask = { numbers: 0, reals: 0 };

/**
 * One entity as an edge knows it from what its sessions perceive: the newest value of every field that any of them may
 * see. Who may see which is decided when it is told.
 */
export class SceneEntity {
  readonly id: EntityId;
  readonly key: EntityKey;
  readonly numbers = new Uint32Array(numberFields.length);
  readonly reals = new Float32Array(realFields.length);
  readonly #powers = new Uint32Array(2 * POWER_KINDS);
  motion: Motion;
  /** When the motion was told, by the world's clock. */
  movedAt: number;
  #way: { readonly way: Way; readonly since: number } | undefined;
  /** By class of viewers, what it adds to their checksums; none of what has changed since. All who see it share them. */
  #sums: (number | undefined)[] = noSums;

  constructor({ entity, key, movement }: EntityDescription, now: number) {
    this.id = entity;
    this.key = key;
    this.motion = motionOf(movement, now);
    this.movedAt = now;
  }

  /** Takes fields over and says what of them clients are told. */
  take({ numbers, values }: FieldValues): FieldMask {
    this.#sums = noSums;
    let changed = 0;
    let changedReals = 0;
    for (let i = 0; i < numbers.length; i++) {
      const field = numbers[i] ?? 0;
      const value = values[i] ?? 0;
      const number = numberByField.get(field);
      const real = realByField.get(field);
      if (number !== undefined) {
        this.numbers[number] = value;
        changed |= 1 << number;
      } else if (real !== undefined) {
        this.reals[real] = value;
        changedReals |= 1 << real;
      } else changed |= this.#takePower(field, value);
    }
    // Of its powers, the one of its kind is told.
    if ((changed & (1 << POWER_KIND)) !== 0) changed |= (1 << POWER) | (1 << MAX_POWER);
    const kind = this.numbers[POWER_KIND] ?? 0;
    this.numbers[POWER] = this.#powers[kind] ?? 0;
    this.numbers[MAX_POWER] = this.#powers[POWER_KINDS + kind] ?? 0;
    return { numbers: changed >>> 0, reals: changedReals };
  }

  /** Takes over what a class of viewers is told of it anew: whatever of theirs is not named is 0. */
  describe(disclosure: Disclosure, fields: FieldValues): void {
    const seen = seenBy(disclosure);
    for (let number = 0; number < this.numbers.length; number++) {
      if ((seen.numbers & (1 << number)) !== 0) this.numbers[number] = 0;
    }
    for (let real = 0; real < this.reals.length; real++) if ((seen.reals & (1 << real)) !== 0) this.reals[real] = 0;
    this.#powers.fill(0);
    this.take(fields);
  }

  /** It follows a way from now on, or has followed it for a while. */
  follow(way: Way, now: number): void {
    this.#way = { way, since: (now - way.elapsed + CLOCK_WRAP) % CLOCK_WRAP };
  }

  move(motion: Motion, now: number): void {
    this.motion = motion;
    this.movedAt = now;
    this.#way = undefined;
  }

  /** Where it is, as told at this moment. */
  motionAt(now: number): Motion {
    const passed = (now - this.movedAt + CLOCK_WRAP) % CLOCK_WRAP;
    return { ...this.motion, age: this.motion.age + passed };
  }

  /** The way that it is on at this moment. */
  wayAt(now: number): Way | undefined {
    if (this.#way === undefined) return undefined;
    const { way, since } = this.#way;
    const elapsed = (now - since + CLOCK_WRAP) % CLOCK_WRAP;
    if (elapsed >= way.duration) return undefined;
    return { ...way, elapsed };
  }

  /** The fields that a viewer of this class is told, as a part of a state item; `mask` says which are of interest. */
  fieldsFor(
    disclosure: Disclosure,
    mask: FieldMask,
    withZeros: boolean,
  ): Extract<StateItem, { kind: 'change' }>['fields'] {
    const seen = seenBy(disclosure);
    const numbers: { field: number; value: number }[] = [];
    const reals: { field: number; value: number }[] = [];
    for (let bits = (mask.numbers & seen.numbers) >>> 0; bits !== 0; bits &= bits - 1) {
      const field = 31 - Math.clz32(bits & -bits);
      const value = this.numbers[field] ?? 0;
      if (value !== 0 || withZeros) numbers.push({ field, value });
    }
    for (let bits = mask.reals & seen.reals; bits !== 0; bits &= bits - 1) {
      const field = 31 - Math.clz32(bits & -bits);
      const value = this.reals[field] ?? 0;
      if (value !== 0 || withZeros) reals.push({ field, value });
    }
    return { numbers, reals };
  }

  /** What it adds to the checksum of a view in which it is seen like this. */
  sumFor(disclosure: Disclosure): number {
    const viewers = disclosures.indexOf(disclosure);
    const known = this.#sums[viewers];
    if (known !== undefined) return known;
    const seen = seenBy(disclosure).numbers;
    const numbers: [number, number][] = [];
    for (let field = 0; field < this.numbers.length; field++) {
      const value = this.numbers[field] ?? 0;
      if (value !== 0 && (seen & (1 << field)) !== 0) numbers.push([field, value]);
    }
    const sum = sumOfThing({ thing: this.id, numbers });
    if (this.#sums === noSums) this.#sums = [];
    this.#sums[viewers] = sum;
    return sum;
  }

  /** Takes a power over, if it is one; says which field that is for clients, should it be of their kind. */
  #takePower(field: number, value: number): number {
    const power = powerByField.get(field);
    if (power !== undefined) {
      this.#powers[power] = value;
      return 1 << POWER;
    }
    const most = maxPowerByField.get(field);
    if (most === undefined) return 0;
    this.#powers[POWER_KINDS + most] = value;
    return 1 << MAX_POWER;
  }
}

/** What entities have whose sums nobody has asked for: never written to. */
const noSums: (number | undefined)[] = [];

/** The fields that a class of viewers may see. */
function seenBy(disclosure: Disclosure): FieldMask {
  return maskByClass[disclosures.indexOf(disclosure)] ?? noField;
}

const maskByClass: readonly FieldMask[] = disclosures.map((_, rank) => {
  // Powers are public, whatever their kind.
  let numbers = (1 << POWER) | (1 << MAX_POWER);
  let reals = 0;
  for (const [field, number] of numberByField) if (isSeen(field, rank)) numbers |= 1 << number;
  for (const [field, real] of realByField) if (isSeen(field, rank)) reals |= 1 << real;
  return { numbers: numbers >>> 0, reals };
});

function isSeen(field: number, rank: number): boolean {
  return disclosures.indexOf(entityFields[field]?.disclosure ?? 'operator') <= rank;
}
