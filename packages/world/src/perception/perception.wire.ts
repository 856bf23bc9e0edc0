import type { Ruleset } from '@realmwright/gamedata/ruleset';
import { type CharacterId, characterId, type EntityId } from '@realmwright/kernel/ids';
import { ByteWriter } from '@realmwright/kernel/schema/bytes';
import { basicText } from '@realmwright/protocol/schema/basic-text';
import type { Build } from '@realmwright/protocol/versions/build';
import { guidOf } from '../entity-key.wire.ts';
import { BuildTranslation } from './build-translation.wire.ts';
import type { Deliveries } from './deliveries.ts';
import type { PersonalFact } from './perceived.ts';
import type { PerceptionBatch, SessionPerception } from './perception-batch.ts';
import type { SessionView } from './session-view.ts';

/**
 * Turns a perception batch into frames for the sessions that it names, and keeps their views: `deliveries` afterwards
 * holds one run of frames per session that has something to hear. Sessions without a view are passed over, and those
 * whose view belongs to another instance.
 */
export type PerceptionTranslator = (
  batch: PerceptionBatch,
  views: ReadonlyMap<number, SessionView>,
  deliveries: Deliveries,
) => void;

/** For each build that a realm admits, the ids that its clients know. */
export type KnownIdsByBuild = Ruleset['knownIds'];

/**
 * The translator of one edge. No id that a build does not know ever goes out; sessions of other builds hear nothing.
 * `onFault` is told of whatever could not be written: a bug here or in the world, which costs that one thing only.
 */
export function perceptionTranslator(
  knownIds: KnownIdsByBuild,
  onFault: (error: unknown) => void,
): PerceptionTranslator {
  const translation = new Translation(knownIds, onFault);
  return (batch, views, deliveries) => translation.run(batch, views, deliveries);
}

/**
 * Why a class: at 800 movers a tick delivers twenty thousand packets, so nothing may be allocated per delivery. All runs
 * grow in one buffer. Each fact is encoded where the first session of its build needs it; every other session of that
 * build gets a copy of those bytes, which is a move inside the buffer.
 */
class Translation {
  readonly #out = new ByteWriter(INITIAL_BYTES);
  readonly #guids = new Map<number, bigint>();
  readonly #players = new Map<number, CharacterId>();
  readonly #builds: ReadonlyMap<Build, BuildTranslation>;

  constructor(knownIds: KnownIdsByBuild, onFault: (error: unknown) => void) {
    this.#out.rewrite = basicText;
    const name = (entity: number): bigint => this.#guids.get(entity) ?? 0n;
    const characterOf = (entity: number): CharacterId | undefined => this.#players.get(entity);
    const isPlayer = (entity: number): boolean => this.#players.has(entity);
    const names = { guidOf: name, isPlayer, characterOf, onFault };
    this.#builds = new Map(
      knownIds.map(({ build, tables }) => [build, new BuildTranslation(build, tables, this.#out, names)]),
    );
  }

  run(batch: PerceptionBatch, views: ReadonlyMap<number, SessionView>, deliveries: Deliveries): void {
    this.#out.reset();
    this.#learnKeys(batch);
    for (const translation of this.#builds.values()) translation.begin(batch);
    deliveries.count = 0;
    for (const perception of batch.sessions) {
      const view = views.get(perception.session);
      if (view === undefined) continue;
      const start = this.#out.length;
      this.#translateSession(batch, perception, view);
      const end = this.#out.length;
      if (end === start) continue;
      const at = deliveries.count++;
      deliveries.sessions[at] = perception.session;
      deliveries.starts[at] = start;
      deliveries.ends[at] = end;
    }
    deliveries.bytes = this.#out.buffer;
  }

  #learnKeys(batch: PerceptionBatch): void {
    this.#guids.clear();
    this.#players.clear();
    for (const { entity, key } of batch.keys) {
      this.#guids.set(entity, guidOf(key));
      if (key.kind === 'player') this.#players.set(entity, characterId(key.counter));
    }
  }

  #translateSession(batch: PerceptionBatch, perception: SessionPerception, view: SessionView): void {
    const translation = this.#builds.get(view.build);
    if (translation === undefined) return;
    const { personal } = perception;
    const joined = personal.find(isJoined);
    if (joined !== undefined) {
      view.instance = batch.instance;
      view.self = joined.entity;
      view.known.clear();
      translation.writePersonal(joined, view);
    } else if (view.instance !== batch.instance) {
      return;
    }
    // A client that has just come in must know itself before anything else is said to it.
    if (joined === undefined) this.#writePersonal(translation, personal, view);
    // What a client that leaves for another map saw here is of no use to it any more.
    if (view.instance !== undefined) {
      this.#writeUpdates(translation, batch, perception, view);
      translation.writeFacts(perception.facts, view);
    }
    if (joined !== undefined) this.#writePersonal(translation, personal, view);
  }

  #writePersonal(translation: BuildTranslation, personal: readonly PersonalFact[], view: SessionView): void {
    for (const fact of personal) {
      if (fact.kind === 'joined') continue;
      translation.writePersonal(fact, view);
      if (fact.kind === 'transferStarted' || fact.kind === 'left') {
        view.known.clear();
        view.self = undefined;
        view.instance = undefined;
      }
    }
  }

  #writeUpdates(
    translation: BuildTranslation,
    batch: PerceptionBatch,
    { leaves, enters, changes }: SessionPerception,
    view: SessionView,
  ): void {
    if (leaves.length > 0) translation.writeLeaves(forget(view, leaves));
    for (const index of enters) {
      const description = batch.entities[index];
      if (description === undefined) continue;
      view.known.set(description.entity, guidOf(description.key));
      translation.writeEnter(index);
    }
    for (const index of changes) translation.writeChange(index);
    translation.endUpdates();
  }
}

function isJoined(fact: PersonalFact): fact is Extract<PersonalFact, { kind: 'joined' }> {
  return fact.kind === 'joined';
}

/** The guids of those of the entities that the client knows, which it then does not any more. */
function forget(view: SessionView, leaves: readonly EntityId[]): bigint[] {
  const guids: bigint[] = [];
  for (const entity of leaves) {
    const guid = view.known.get(entity);
    if (guid === undefined) continue;
    view.known.delete(entity);
    guids.push(guid);
  }
  return guids;
}

/** Room for a tick of a hundred sessions; grows by doubling and then stays. */
const INITIAL_BYTES = 1 << 18;
