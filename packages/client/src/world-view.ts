import {
  type FieldsTold,
  type Motion,
  type NumberField,
  numberFields,
  type RealField,
  realFields,
  type StateItem,
  type Way,
} from '@realmwright/protocol/realtime/entity-state';
import type { Frame } from '@realmwright/protocol/realtime/frame';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import { sumOfView } from '@realmwright/protocol/realtime/view-sum';

type Introduction = Extract<StateItem, { kind: 'enter' }>;
export type StateMessage = Extract<ServerMessage, { kind: 'state' }>;

/** The numbers of the fields on the wire: whoever draws a crowd asks for thousands of fields in a frame. */
const numberPlaces = new Map<NumberField, number>(numberFields.map((field, place) => [field, place]));
const realPlaces = new Map<RealField, number>(realFields.map((field, place) => [field, place]));

/** Something in view. */
export class SeenThing {
  readonly thing: number;
  readonly form: Introduction['form'];
  readonly entry: number;
  name: string;
  motion: Motion;
  /** The way that it is on, if it follows one. */
  way: Way | undefined;
  /** When motion or way were told, by the world's clock. */
  toldAt: number;
  readonly #numbers = new Map<number, number>();
  readonly #reals = new Map<number, number>();

  constructor({ thing, form, entry, name, motion, way, fields }: Introduction, time: number) {
    this.thing = thing;
    this.form = form;
    this.entry = entry;
    this.name = name;
    this.motion = motion;
    this.way = way;
    this.toldAt = time;
    this.take(fields);
  }

  /** A whole-number field; 0 when nothing was told. */
  number(field: NumberField): number {
    return this.#numbers.get(numberPlaces.get(field) ?? -1) ?? 0;
  }

  /** A fractional field; 0 when nothing was told. */
  real(field: RealField): number {
    return this.#reals.get(realPlaces.get(field) ?? -1) ?? 0;
  }

  get numbers(): Iterable<readonly [field: number, value: number]> {
    return this.#numbers;
  }

  take({ numbers, reals }: FieldsTold): void {
    for (const { field, value } of numbers) this.#numbers.set(field, value);
    for (const { field, value } of reals) this.#reals.set(field, value);
  }
}

/** What became of a state frame. `gap`: it builds on one that is not here; ask for a snapshot. */
export type Applied = 'applied' | 'gap';

/**
 * Everything that a client has in view, kept from state frames. It exists so that a page draws, and a bot acts on, what the
 * server has said and nothing else: a frame that builds on one that never came changes nothing.
 */
export class WorldView {
  readonly things = new Map<number, SeenThing>();
  /** The sequence of the newest frame that was applied. */
  sequence = 0;
  /** The world's clock at that frame. */
  time = 0;

  /** Takes a state frame over. */
  apply({ sequence, baseline, message }: Frame<StateMessage>): Applied {
    if (baseline === 0) this.things.clear();
    else if (baseline !== this.sequence) return 'gap';
    this.sequence = sequence;
    this.time = message.time;
    for (const item of message.items) this.#take(item, message.time);
    return 'applied';
  }

  /** Nothing is in view any more; the next frame begins anew. */
  clear(): void {
    this.things.clear();
    this.sequence = 0;
  }

  /** What `verify` is compared with. */
  get sum(): number {
    return sumOfView(this.things.values());
  }

  #take(item: StateItem, time: number): void {
    if (item.kind === 'enter') {
      this.things.set(item.thing, new SeenThing(item, time));
      return;
    }
    if (item.kind === 'leave') {
      this.things.delete(item.thing);
      return;
    }
    const thing = this.things.get(item.thing);
    if (thing === undefined) return;
    switch (item.kind) {
      case 'name':
        thing.name = item.name;
        return;
      case 'change':
        thing.take(item.fields);
        return;
      case 'follow':
        thing.way = item.way;
        break;
      default:
        thing.motion = item.motion;
        thing.way = undefined;
    }
    thing.toldAt = time;
  }
}
