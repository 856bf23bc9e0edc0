import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WorldView } from '@realmwright/client/world-view';
import {
  characterId,
  type EntityId,
  entityId,
  instanceId,
  mapId,
  type SessionId,
  sessionId,
} from '@realmwright/kernel/ids';
import { MOST_STATE_ITEMS } from '@realmwright/protocol/realtime/entity-state';
import { serverFrames } from '@realmwright/protocol/realtime/frame';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import fc from 'fast-check';
import { type FieldName, fieldNumbers } from '../actor/entity-fields.ts';
import type { Movement } from '../movement/movement.ts';
import type { Fact } from '../perception/perceived.ts';
import type { EntityChange, EntityDescription, FieldValues, PerceptionBatch } from '../perception/perception-batch.ts';
import { RealtimeTranslator } from './realtime-translator.wire.ts';
import { RealtimeView } from './realtime-view.wire.ts';

const instance = instanceId('r1-m0-1');

/** A client at the end of a line that is now free and now not. */
class Client {
  readonly session: SessionId;
  readonly view: RealtimeView;
  readonly world = new WorldView();
  readonly stateBudget: number;
  isFree = true;

  constructor(session: SessionId, stateBudget: number) {
    this.session = session;
    this.view = new RealtimeView(characterId(session));
    this.stateBudget = stateBudget;
  }

  inputAt(): number {
    return 0;
  }

  state(bytes: Uint8Array): void {
    for (const frame of serverFrames.decode(bytes)) {
      assert.ok(frame.message.kind === 'state');
      assert.equal(this.world.apply({ ...frame, message: frame.message }), 'applied');
    }
  }

  tell(message: ServerMessage): void {
    assert.notEqual(message.kind, 'state');
  }
}

/** An entity as the world has it. */
interface Truth {
  readonly id: EntityId;
  readonly values: Map<FieldName, number>;
  movement: Movement;
}

const told = ['level', 'health', 'powerKind', 'power0', 'power1', 'xp', 'runSpeed', 'faction'] as const;
type Told = (typeof told)[number];

/** What happens in a tick, to be interpreted by whatever state the world is in. */
const anyDeed = fc.oneof(
  fc.record({ what: fc.constant('see' as const), session: fc.nat(2), entity: fc.nat(5) }),
  fc.record({ what: fc.constant('lose' as const), session: fc.nat(2), entity: fc.nat(5) }),
  fc.record({
    what: fc.constant('change' as const),
    entity: fc.nat(5),
    field: fc.constantFrom<Told>(...told),
    value: fc.nat(3),
  }),
  fc.record({ what: fc.constant('move' as const), entity: fc.nat(5), x: fc.integer({ min: -50, max: 50 }) }),
  fc.record({ what: fc.constant('clog' as const), session: fc.nat(2), isFree: fc.boolean() }),
);

test('whatever was slow, every client in the end sees what is there and nothing else', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(anyDeed, { maxLength: 8 }), { minLength: 1, maxLength: 30 }),
      fc.constantFrom(40, 400, 16_000),
      (ticks, budget) => play(ticks, budget),
    ),
    { numRuns: 300 },
  );
});

test('a late step with more than a frame holds tells the newest of each', () => {
  const translator = new RealtimeTranslator(({ counter }) => `name ${counter}`);
  const client = new Client(sessionId(1), 16_000);
  const lines = new Map([[client.session, client]]);
  const truth = newTruth(entityId(1));
  translator.take(arrivals([truth], [client]), lines);
  const steps = Array.from({ length: MOST_STATE_ITEMS + 1 }, (_, step) => step);
  const facts = steps.map((x): Fact => {
    return { kind: 'moved', entity: truth.id, moveKind: 'heartbeat', movement: { ...truth.movement, x } };
  });
  const told = { session: client.session, personal: [], leaves: [], enters: [], changes: [], facts: steps };
  translator.take({ ...head(1_050), entities: [], changes: [], facts, sessions: [told] }, lines);
  assert.equal(client.world.things.get(truth.id)?.motion.x, MOST_STATE_ITEMS);
});

type Deed = typeof anyDeed extends fc.Arbitrary<infer One> ? One : never;

function play(ticks: readonly (readonly Deed[])[], budget: number): void {
  const translator = new RealtimeTranslator(({ counter }) => `name ${counter}`);
  const clients = [1, 2, 3].map((number) => new Client(sessionId(number), budget));
  const lines = new Map(clients.map((client) => [client.session, client]));
  const truths = Array.from({ length: 6 }, (_, index) => newTruth(entityId(index + 1)));
  const inView = clients.map((_, index) => new Set([index]));
  translator.take(arrivals(truths, clients), lines);
  let time = 1_000;
  for (const deeds of ticks) {
    time += 50;
    const tick = new Tick(time, truths, inView, clients);
    for (const deed of deeds) tick.do(deed);
    translator.take(tick.batch(), lines);
    check(translator, clients, truths, inView, false);
  }
  for (const client of clients) client.isFree = true;
  for (let rounds = 0; rounds < 40; rounds++) for (const client of clients) translator.catchUp(client);
  check(translator, clients, truths, inView, true);
}

/** Clients that wait for nothing see exactly what is there. */
function check(
  translator: RealtimeTranslator,
  clients: readonly Client[],
  truths: readonly Truth[],
  inView: readonly ReadonlySet<number>[],
  isEnd: boolean,
): void {
  for (const [index, client] of clients.entries()) {
    if (client.view.hasPending) {
      assert.equal(isEnd, false, 'something was never told');
      continue;
    }
    const seen = [...client.world.things.keys()].toSorted((one, other) => one - other);
    const due = [...(inView[index] ?? [])].map((at) => at + 1).toSorted((one, other) => one - other);
    assert.deepEqual(seen, due);
    assert.equal(client.world.sum, translator.sumOf(client.view));
    for (const at of inView[index] ?? []) checkThing(client, truths[at], at === index);
  }
  assert.ok(translator.sceneOf(instance) !== undefined);
}

function checkThing({ world }: Client, truth: Truth | undefined, isOwn: boolean): void {
  assert.ok(truth);
  const thing = world.things.get(truth.id);
  assert.ok(thing);
  const value = (name: Told): number => truth.values.get(name) ?? 0;
  assert.equal(thing.name, `name ${truth.id}`);
  assert.equal(thing.number('level'), value('level'));
  assert.equal(thing.number('health'), value('health'));
  assert.equal(thing.number('faction'), value('faction'));
  assert.equal(
    thing.number('power'),
    value('powerKind') < 2 ? value(value('powerKind') === 0 ? 'power0' : 'power1') : 0,
  );
  assert.equal(thing.real('runSpeed'), value('runSpeed'));
  assert.equal(thing.number('experience'), isOwn ? value('xp') : 0);
  assert.equal(thing.motion.x, truth.movement.x);
}

/** One tick: what the world tells of what was done in it. */
class Tick {
  readonly #time: number;
  readonly #truths: readonly Truth[];
  readonly #inView: readonly Set<number>[];
  readonly #clients: readonly Client[];
  readonly #entered: Set<number>[];
  readonly #left: Set<number>[];
  readonly #before: readonly ReadonlySet<number>[];
  readonly #changed = new Map<number, Set<Told>>();
  readonly #moved = new Set<number>();

  constructor(time: number, truths: readonly Truth[], inView: readonly Set<number>[], clients: readonly Client[]) {
    this.#time = time;
    this.#truths = truths;
    this.#inView = inView;
    this.#clients = clients;
    this.#before = inView.map((set) => new Set(set));
    this.#entered = inView.map(() => new Set());
    this.#left = inView.map(() => new Set());
  }

  do(deed: Deed): void {
    switch (deed.what) {
      case 'see':
        this.#inView[deed.session]?.add(deed.entity);
        return;
      case 'lose':
        if (deed.session !== deed.entity) this.#inView[deed.session]?.delete(deed.entity);
        return;
      case 'change': {
        this.#truths[deed.entity]?.values.set(deed.field, deed.value);
        const changed = this.#changed.get(deed.entity) ?? new Set();
        this.#changed.set(deed.entity, changed.add(deed.field));
        return;
      }
      case 'move': {
        const truth = this.#truths[deed.entity];
        if (truth !== undefined) truth.movement = { ...truth.movement, x: deed.x, time: this.#time };
        this.#moved.add(deed.entity);
        return;
      }
      case 'clog': {
        const client = this.#clients[deed.session];
        if (client !== undefined) client.isFree = deed.isFree;
      }
    }
  }

  batch(): PerceptionBatch {
    for (const [index, now] of this.#inView.entries()) {
      for (const entity of now) if (this.#before[index]?.has(entity) !== true) this.#entered[index]?.add(entity);
      for (const entity of this.#before[index] ?? []) if (!now.has(entity)) this.#left[index]?.add(entity);
    }
    const entities: EntityDescription[] = [];
    const changes: EntityChange[] = [];
    const facts: Fact[] = [...this.#moved].map((at) => ({
      kind: 'moved',
      entity: entityId(at + 1),
      moveKind: 'heartbeat',
      movement: this.#truth(at).movement,
    }));
    const moved = [...this.#moved];
    const sessions = this.#clients.map(({ session }, index) => {
      const stayed = [...(this.#before[index] ?? [])].filter((at) => this.#inView[index]?.has(at) === true);
      const enters = [...(this.#entered[index] ?? [])].map(
        (at) => entities.push(describe(this.#truth(at), at === index ? 'owner' : 'public')) - 1,
      );
      const changesOfIt = stayed
        .filter((at) => this.#changed.has(at))
        .flatMap((at) => {
          const fields = [...(this.#changed.get(at) ?? [])].filter((name) => at === index || name !== 'xp');
          if (fields.length === 0) return [];
          const disclosure = at === index ? 'owner' : 'public';
          const told = fieldsOf(this.#truth(at), fields);
          return [changes.push({ entity: entityId(at + 1), disclosure, fields: told }) - 1];
        });
      return {
        session,
        personal: [],
        leaves: [...(this.#left[index] ?? [])].map((at) => entityId(at + 1)),
        enters,
        changes: changesOfIt,
        facts: stayed.filter((at) => this.#moved.has(at)).map((at) => moved.indexOf(at)),
      };
    });
    return { ...head(this.#time), entities, changes, facts, sessions };
  }

  #truth(at: number): Truth {
    const truth = this.#truths[at];
    assert.ok(truth);
    return truth;
  }
}

function newTruth(id: EntityId): Truth {
  const movement = { time: 1_000, x: id, y: 0, z: 0, orientation: 0, flags: 0, fallTime: 0 };
  return { id, values: new Map([['level', 1]]), movement: { ...movement, pitch: undefined, jump: undefined } };
}

function head(time: number) {
  return { instance, epoch: 1, tick: time / 50, time, keys: [] };
}

/** Everybody joins and sees itself. */
function arrivals(truths: readonly Truth[], clients: readonly Client[]): PerceptionBatch {
  const entities = clients.flatMap((_, index) => {
    const truth = truths[index];
    return truth === undefined ? [] : [describe(truth, 'owner')];
  });
  const sessions = clients.map(({ session }, index) => ({
    session,
    personal: [
      {
        kind: 'joined' as const,
        entity: entityId(index + 1),
        key: { kind: 'player' as const, entry: 0, counter: index + 1 },
        map: mapId(0),
        position: { x: 0, y: 0, z: 0, orientation: 0 },
        zone: 1,
        arrival: 'login' as const,
        gameSeconds: 0,
        gameMinutesPerSecond: 1,
      },
    ],
    leaves: [],
    enters: [index],
    changes: [],
    facts: [],
  }));
  return { ...head(1_000), entities, changes: [], facts: [], sessions };
}

function describe(truth: Truth, disclosure: 'public' | 'owner'): EntityDescription {
  const names = told.filter((name) => (disclosure === 'owner' || name !== 'xp') && (truth.values.get(name) ?? 0) !== 0);
  return {
    entity: truth.id,
    key: { kind: 'player', entry: 0, counter: truth.id },
    disclosure,
    fields: fieldsOf(truth, names),
    movement: truth.movement,
    path: undefined,
  };
}

function fieldsOf(truth: Truth, names: readonly Told[]): FieldValues {
  const pairs = names
    .map((name) => [fieldNumbers[name], truth.values.get(name) ?? 0] as const)
    .toSorted(([one], [other]) => one - other);
  return { numbers: pairs.map(([number]) => number), values: pairs.map(([, value]) => value) };
}
