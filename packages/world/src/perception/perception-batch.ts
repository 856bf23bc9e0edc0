import type { EntityId, InstanceId, SessionId } from '@realmwright/kernel/ids';
import type { Millis, Tick } from '@realmwright/kernel/units';
import type { Disclosure, FieldNumber } from '../actor/entity-fields.ts';
import type { EntityKey } from '../entity-key.ts';
import type { Path } from '../movement/movement.facts.ts';
import type { Movement } from '../movement/movement.ts';
import type { Fact, PersonalFact } from './perceived.ts';

/**
 * Everything that the sessions of one edge perceive of one instance in one tick: one message on the bus. Descriptions,
 * changes and facts stand here once each; sessions name them by index. A batch is complete in itself: `keys` names every
 * entity that occurs anywhere in it, also those that leave and those that a field or fact refers to, each once.
 */
export interface PerceptionBatch {
  readonly instance: InstanceId;
  /** Epoch of the instance's owner; an edge drops batches of an epoch below the greatest it has seen. */
  readonly epoch: number;
  readonly tick: Tick;
  /** The world's clock, milliseconds modulo 2^32; the same base in all instances of a realm. */
  readonly time: Millis;
  readonly keys: readonly KeyedEntity[];
  readonly entities: readonly EntityDescription[];
  readonly changes: readonly EntityChange[];
  readonly facts: readonly Fact[];
  readonly sessions: readonly SessionPerception[];
}

export interface KeyedEntity {
  readonly entity: EntityId;
  readonly key: EntityKey;
}

/** All that one disclosure class is told of an entity when it comes into view. */
export interface EntityDescription {
  readonly entity: EntityId;
  readonly key: EntityKey;
  readonly disclosure: Disclosure;
  readonly fields: FieldValues;
  readonly movement: Movement;
  /** The path it is on: it has been on it for `elapsedMillis`. */
  readonly path: { readonly path: Path; readonly elapsedMillis: Millis } | undefined;
}

/** Fields of an entity that changed in this tick, as one disclosure class may see them. */
export interface EntityChange {
  readonly entity: EntityId;
  readonly disclosure: Disclosure;
  readonly fields: FieldValues;
}

/** Field numbers in ascending order and, at the same places, their values; zero is left out of descriptions only. */
export interface FieldValues {
  readonly numbers: readonly FieldNumber[];
  readonly values: readonly number[];
}

/** The value of one field; 0 for one that is left out. */
export function fieldValue({ numbers, values }: FieldValues, field: FieldNumber): number {
  const at = numbers.indexOf(field);
  return at < 0 ? 0 : (values[at] ?? 0);
}

/**
 * What one session perceives, to be told in this order: `personal`, then `leaves`, `enters`, `changes`, `facts`.
 * `enters`, `changes` and `facts` are indexes into the batch. A session's own entity enters with disclosure `owner`.
 * A fact about an entity comes only to sessions in whose view the entity is after this batch.
 */
export interface SessionPerception {
  readonly session: SessionId;
  readonly personal: readonly PersonalFact[];
  readonly leaves: readonly EntityId[];
  readonly enters: readonly number[];
  readonly changes: readonly number[];
  readonly facts: readonly number[];
}

/** How the subjects of all perception batches begin. */
export const PERCEPTION_SUBJECTS = 'world.perceptions.';

/** The bus subject on which an edge hears what its sessions perceive. */
export function perceptionSubject(edge: string): string {
  return `${PERCEPTION_SUBJECTS}${edge}`;
}
