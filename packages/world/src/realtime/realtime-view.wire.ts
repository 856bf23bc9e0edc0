import type { CharacterId, EntityId, InstanceId } from '@realmwright/kernel/ids';
import { ByteWriter } from '@realmwright/kernel/schema/bytes';
import { codecOf } from '@realmwright/kernel/schema/codec';
import { writeVarint } from '@realmwright/kernel/schema/varint';
import { deliveries, priorities } from '@realmwright/protocol/realtime/delivery';
import { MOST_STATE_ITEMS, type StateItem, stateItemType } from '@realmwright/protocol/realtime/entity-state';
import { serverMessages } from '@realmwright/protocol/realtime/server-messages';
import type { Disclosure } from '../actor/entity-fields.ts';
import type { FieldMask, SceneEntity } from './scene.wire.ts';
import type { Scene } from './scene-batch.wire.ts';

/** What a client has in view, and what it has not been told of it. */
export interface KnownEntity {
  disclosure: Disclosure;
  /** It is to be introduced, whatever the client has of it. */
  isUntold: boolean;
  /** The client has it, perhaps as it was before it left and came back. */
  isAtClient: boolean;
  numbers: number;
  reals: number;
  hasMoved: boolean;
  isRenamed: boolean;
  /** State frames that it has waited for. */
  waited: number;
}

/** Nothing of it waits. */
export const newlyKnown = {
  disclosure: 'public',
  isUntold: false,
  isAtClient: true,
  numbers: 0,
  reals: 0,
  hasMoved: false,
  isRenamed: false,
  waited: 0,
} as const satisfies KnownEntity;

/** What an edge remembers of the client of one session, so that perceptions can become state frames. */
export class RealtimeView {
  readonly character: CharacterId;
  /** Whose talk its player does not want to hear. */
  readonly ignored: ReadonlySet<CharacterId>;
  instance: InstanceId | undefined;
  self: EntityId | undefined;
  target: EntityId | undefined;
  readonly known = new Map<EntityId, KnownEntity>();
  /** Those of the known of which something is to be told. */
  readonly pending = new Set<EntityId>();
  /** What the client has in view and shall not have any more. */
  readonly gone = new Set<EntityId>();
  /** The last state frame, and whether the next one begins anew. */
  sequence = 0;
  isNew = true;

  constructor(character: CharacterId, ignored: ReadonlySet<CharacterId> = new Set()) {
    this.character = character;
    this.ignored = ignored;
  }

  get hasPending(): boolean {
    return this.isNew || this.pending.size > 0 || this.gone.size > 0;
  }

  enter(entity: EntityId, disclosure: Disclosure): void {
    const known = this.known.get(entity);
    // Seen in another light or come back, it is introduced anew, and the client replaces what it has.
    const isAtClient = this.gone.delete(entity) || known?.isAtClient === true;
    this.known.set(entity, { ...newlyKnown, disclosure, isUntold: true, isAtClient });
    this.pending.add(entity);
  }

  leave(entity: EntityId): void {
    const known = this.known.get(entity);
    if (known === undefined) return;
    this.known.delete(entity);
    this.pending.delete(entity);
    if (known.isAtClient) this.gone.add(entity);
  }

  change(entity: EntityId, { numbers, reals }: FieldMask): void {
    const known = this.known.get(entity);
    if (known === undefined) return;
    known.numbers |= numbers;
    known.reals |= reals;
    this.pending.add(entity);
  }

  move(entity: EntityId): void {
    const known = this.known.get(entity);
    if (known === undefined) return;
    known.hasMoved = true;
    this.pending.add(entity);
  }

  /** It is called otherwise than the client was told. */
  rename(entity: EntityId): void {
    const known = this.known.get(entity);
    if (known === undefined) return;
    known.isRenamed = true;
    this.pending.add(entity);
  }

  /** The client is to be told everything anew. */
  startAnew(): void {
    this.isNew = true;
    this.gone.clear();
    for (const [entity, known] of this.known) {
      known.isUntold = true;
      known.isAtClient = false;
      this.pending.add(entity);
    }
  }
}

/** Writes state frames. One for all sessions of an edge, since they are written one after the other. */
export class StateWriter {
  readonly #out = new ByteWriter(16_384);
  #countAt = 0;
  #count = 0;

  /** Begins the frame of a view; items follow. */
  begin(view: RealtimeView, time: number): void {
    const out = this.#out.reset();
    out.u8(HEAD);
    writeVarint(out, view.sequence + 1);
    writeVarint(out, view.isNew ? 0 : view.sequence);
    out.u8(STATE).u32(time);
    this.#countAt = out.length;
    this.#count = 0;
    out.u16(0);
  }

  get count(): number {
    return this.#count;
  }

  /** Appends an item that is encoded already. */
  copy(bytes: Uint8Array, start: number, end: number): void {
    this.#out.part(bytes, start, end);
    this.#count += 1;
  }

  write(item: StateItem): void {
    items.write(this.#out, item);
    this.#count += 1;
  }

  /** Ends the frame and counts it as told. The bytes are valid until the next `begin`. */
  end(view: RealtimeView): Uint8Array {
    view.sequence += 1;
    view.isNew = false;
    this.#out.view.setUint16(this.#countAt, this.#count, true);
    return this.#out.buffer.subarray(0, this.#out.length);
  }

  /**
   * Writes what a view waits for, most important first, until the frame has `budget` bytes: what is gone, the client's own
   * entity, its target, then whatever has waited longest. The rest waits for the next frame.
   */
  writePending(scene: Scene, view: RealtimeView, budget: number): void {
    for (const entity of view.gone) {
      if (this.#isFull(budget)) return;
      view.gone.delete(entity);
      this.write({ kind: 'leave', thing: entity });
    }
    for (const entity of inOrder(view)) {
      const known = view.known.get(entity);
      const shown = scene.entities.get(entity);
      if (known === undefined || shown === undefined) {
        view.pending.delete(entity);
        continue;
      }
      if (this.#isFull(budget)) known.waited += 1;
      else {
        this.#writeOne(scene, shown, known);
        view.pending.delete(entity);
      }
    }
  }

  #writeOne(scene: Scene, entity: SceneEntity, known: KnownEntity): void {
    const thing = entity.id;
    if (known.isUntold) this.write(scene.introduction(entity, known.disclosure));
    else {
      if (known.isRenamed) this.write({ kind: 'name', thing, name: scene.nameOf(entity) });
      if (known.numbers !== 0 || known.reals !== 0) {
        const fields = entity.fieldsFor(known.disclosure, { numbers: known.numbers, reals: known.reals }, true);
        this.write({ kind: 'change', thing, fields });
      }
      if (known.hasMoved) {
        const way = entity.wayAt(scene.now);
        if (way === undefined) this.write({ kind: 'move', thing, motion: entity.motionAt(scene.now) });
        else this.write({ kind: 'follow', thing, way });
      }
    }
    known.isUntold = false;
    known.isAtClient = true;
    known.numbers = 0;
    known.reals = 0;
    known.hasMoved = false;
    known.isRenamed = false;
    known.waited = 0;
  }

  #isFull(budget: number): boolean {
    return this.#count >= MOST_STATE_ITEMS || this.#out.length >= budget;
  }
}

/** What waits, most important first. */
function inOrder(view: RealtimeView): readonly EntityId[] {
  const rank = (entity: EntityId): number => {
    if (entity === view.self) return 0x4000_0000;
    if (entity === view.target) return 0x2000_0000;
    return view.known.get(entity)?.waited ?? 0;
  };
  const waiting = [...view.pending];
  return waiting.length < 2 ? waiting : waiting.sort((one, other) => rank(other) - rank(one) || one - other);
}

const HAS_BASELINE = 0x20;
const HEAD = deliveries.indexOf('latest') | (priorities.indexOf('state') << 2) | HAS_BASELINE;
const STATE = Object.keys(serverMessages).indexOf('state');
const items = codecOf(stateItemType, 'state item');
