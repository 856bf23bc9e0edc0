import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type GameBuild, gameBuilds } from '@realmwright/gamedata/known-ids';
import {
  type CharacterId,
  characterId,
  type EntityId,
  entityId,
  instanceId,
  mapId,
  type SessionId,
  sessionId,
} from '@realmwright/kernel/ids';
import { versionOf } from '@realmwright/protocol/versions/versions';
import { everythingKnown } from '@realmwright/testkit/known-ids';
import { type FieldName, fieldNumbers } from '../actor/entity-fields.ts';
import type { EntityKey } from '../entity-key.ts';
import type { Movement } from '../movement/movement.ts';
import { type Deliveries, emptyDeliveries, LARGEST_BODY } from './deliveries.ts';
import type { Fact, PersonalFact } from './perceived.ts';
import { perceptionTranslator } from './perception.wire.ts';
import type { EntityDescription, FieldValues, PerceptionBatch } from './perception-batch.ts';
import { newSessionView, type SessionView } from './session-view.ts';

const knownIds = gameBuilds.map((build) => ({ build, tables: everythingKnown }));
const instance = instanceId('r1-m0-1');

const standing: Movement = {
  time: 5000,
  x: 10.5,
  y: -20.25,
  z: 3,
  orientation: 1.5,
  flags: 0,
  fallTime: 0,
  pitch: undefined,
  jump: undefined,
};

const player = (counter: number): EntityKey => ({ kind: 'player', entry: 0, counter });
const creature = (entry: number, counter: number): EntityKey => ({ kind: 'creature', entry, counter });

function fields(values: Partial<Record<FieldName, number>>): FieldValues {
  const pairs = Object.entries(fieldNumbers)
    .flatMap(([name, number]): [number, number][] => {
      const value = Object.entries(values).find(([known]) => known === name)?.[1];
      return value === undefined ? [] : [[number, value]];
    })
    .sort(([one], [other]) => one - other);
  return { numbers: pairs.map(([number]) => number), values: pairs.map(([, value]) => value) };
}

interface Heard {
  readonly name: string;
  readonly priority: number;
  readonly value: unknown;
}

/** What a session's client reads out of its frames, with the decoders of the protocol. */
function heardBy(build: GameBuild, { bytes, sessions, starts, ends, count }: Deliveries, session: SessionId): Heard[] {
  const at = sessions.slice(0, count).indexOf(session);
  if (at < 0) return [];
  const heard: Heard[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const end = ends[at] ?? 0;
  for (let offset = starts[at] ?? 0; offset < end; ) {
    const size = view.getUint16(offset);
    const word = view.getUint16(offset + 2, true);
    const packet = versionOf(build).find(word & 0xfff, 'server');
    assert.ok(packet?.layout !== undefined, `build ${build} describes ${word & 0xfff}`);
    const body = bytes.slice(offset + 4, offset + 2 + size);
    assert.ok(body.length <= LARGEST_BODY);
    heard.push({ name: packet.name, priority: word >> 12, value: packet.layout.codec.decode(body) });
    offset += 2 + size;
  }
  return heard;
}

/** A value by its path; decoded packets are of unknown type here. */
function get(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((inner, step) => {
    if (inner instanceof Map) return inner.get(step);
    return typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined;
  }, value);
}

interface Scene {
  readonly keys: readonly (readonly [number, EntityKey])[];
  readonly entities?: readonly Omit<EntityDescription, 'key'>[];
  readonly changes?: PerceptionBatch['changes'];
  readonly facts?: readonly Fact[];
  readonly sessions: readonly (Partial<PerceptionBatch['sessions'][number]> & { readonly session: SessionId })[];
}

function batchOf(scene: Scene): PerceptionBatch {
  const keys = scene.keys.map(([entity, key]) => ({ entity: entityId(entity), key }));
  return {
    instance,
    epoch: 1,
    tick: 7,
    time: 5000,
    keys,
    entities: (scene.entities ?? []).map((description) => {
      const key = keys.find(({ entity }) => entity === description.entity)?.key;
      assert.ok(key !== undefined);
      return { ...description, key };
    }),
    changes: scene.changes ?? [],
    facts: scene.facts ?? [],
    sessions: scene.sessions.map((session) => ({
      personal: [],
      leaves: [],
      enters: [],
      changes: [],
      facts: [],
      ...session,
    })),
  };
}

function viewsOf(builds: readonly GameBuild[], isIn = true, ignored?: Set<CharacterId>): Map<number, SessionView> {
  return new Map(
    builds.map((build, at) => {
      const view = newSessionView(sessionId(at + 1), build, characterId(at + 1), ignored);
      if (isIn) {
        view.instance = instance;
        view.self = entityId(at + 1);
      }
      return [at + 1, view];
    }),
  );
}

function translate(
  scene: Scene,
  views: Map<number, SessionView>,
  onFault: (error: unknown) => void = (error) => assert.fail(String(error)),
): Deliveries {
  const deliveries = emptyDeliveries();
  perceptionTranslator(knownIds, onFault)(batchOf(scene), views, deliveries);
  return deliveries;
}

const names = (heard: readonly Heard[]): string[] => heard.map(({ name }) => name);
const position = { x: standing.x, y: standing.y, z: standing.z };

test('talk and gestures of an ignored player reach nobody who ignores it, and its movement still does', () => {
  const entity = entityId(9);
  const said = {
    kind: 'spoke',
    entity,
    speakerName: 'Wren',
    how: 'say',
    status: 'here',
    language: 0,
    text: 'psst',
  } as const;
  const waved = { kind: 'textEmotePlayed', entity, emote: 101, animation: 0, targetName: '' } as const;
  const scene: Scene = {
    keys: [[9, player(77)]],
    facts: [said, waved, { kind: 'moved', entity, moveKind: 'heartbeat', movement: standing }],
    sessions: [{ session: sessionId(1), facts: [0, 1, 2] }],
  };
  for (const build of [5875, 8606, 12340] as const) {
    const hearing = heardBy(build, translate(scene, viewsOf([build])), sessionId(1));
    assert.deepEqual(names(hearing), ['SMSG_MESSAGECHAT', 'SMSG_TEXT_EMOTE', 'MSG_MOVE_HEARTBEAT']);
    const views = viewsOf([build], true, new Set([characterId(77)]));
    assert.deepEqual(names(heardBy(build, translate(scene, views), sessionId(1))), ['MSG_MOVE_HEARTBEAT']);
  }
});

test('a walking player is told to every build in its own packet, with the guid in front', () => {
  const scene: Scene = {
    keys: [[9, player(77)]],
    facts: [{ kind: 'moved', entity: entityId(9), moveKind: 'startForward', movement: { ...standing, flags: 1 } }],
    sessions: [1, 2, 3, 4].map((session) => ({ session: sessionId(session), facts: [0] })),
  };
  const builds = [5875, 8606, 12340, 12340] as const;
  const deliveries = translate(scene, viewsOf(builds));
  for (const [at, build] of builds.entries()) {
    const [heard] = heardBy(build, deliveries, sessionId(at + 1));
    assert.equal(heard?.name, 'MSG_MOVE_START_FORWARD');
    assert.equal(heard?.priority, 4);
    assert.equal(get(heard?.value, 'guid'), 77n);
    assert.equal(get(heard?.value, 'info', 'flags'), 1);
    assert.deepEqual(get(heard?.value, 'info', 'position'), position);
  }
});

test('the own character is created first, with the self flag and the fields that only its owner sees', () => {
  const joined: PersonalFact = {
    kind: 'joined',
    entity: entityId(1),
    key: player(1),
    map: mapId(0),
    position: { ...position, orientation: 1.5 },
    zone: 12,
    arrival: 'login',
    gameSeconds: 1_700_000_000,
    gameMinutesPerSecond: 1 / 60,
  };
  const ownFields = fields({ level: 3, race: 1, class: 2, health: 50, maxHealth: 60, coinage: 1234, runSpeed: 7 });
  for (const build of gameBuilds) {
    const views = viewsOf([build], false);
    const scene: Scene = {
      keys: [[1, player(1)]],
      entities: [{ entity: entityId(1), disclosure: 'owner', fields: ownFields, movement: standing, path: undefined }],
      sessions: [{ session: sessionId(1), personal: [{ kind: 'timeSyncRequested', counter: 4 }, joined], enters: [0] }],
    };
    const heard = heardBy(build, translate(scene, views), sessionId(1));
    const asks = build === 5875 ? [] : ['SMSG_TIME_SYNC_REQ'];
    assert.deepEqual(names(heard), ['SMSG_LOGIN_SETTIMESPEED', 'SMSG_UPDATE_OBJECT', ...asks]);
    const block = get(heard[1]?.value, 'objects', 0);
    assert.equal(get(block, 'updateType'), 3);
    assert.equal(get(block, 'guid3'), 1n);
    assert.equal(get(block, 'objectType'), 4);
    assert.equal(Number(get(block, 'movement2', 'updateFlag')) & 0x21, 0x21);
    assert.equal(get(block, 'movement2', 'runningSpeed'), 7);
    const values = get(block, 'mask2', 'values');
    const health = build === 12340 ? 0x18 : 0x16;
    assert.equal(get(values, health), 50);
    assert.equal(get(values, 2), 0x19);
    assert.equal(views.get(1)?.known.get(entityId(1)), 1n);
    assert.equal(views.get(1)?.instance, instance);
  }
});

test('a creature on its way is created on a straight path that begins where it is', () => {
  const path = {
    pathId: 5,
    points: [
      { x: 0, y: 0, z: 0 },
      { x: 10, y: 0, z: 0 },
    ],
    durationMillis: 4000,
    gait: 'walk',
    facing: { kind: 'along' },
  } as const;
  for (const build of gameBuilds) {
    const scene: Scene = {
      keys: [[8, creature(300, 4)]],
      entities: [
        {
          entity: entityId(8),
          disclosure: 'public',
          fields: fields({ health: 9, displayId: 44, walkSpeed: 2.5 }),
          movement: standing,
          path: { path, elapsedMillis: 1000 },
        },
      ],
      sessions: [{ session: sessionId(1), enters: [0] }],
    };
    const [heard] = heardBy(build, translate(scene, viewsOf([build])), sessionId(1));
    const block = get(heard?.value, 'objects', 0);
    assert.equal(get(block, 'guid3'), (0xf130n << 48n) | (300n << 24n) | 4n);
    const movement = get(block, 'movement2');
    const place = get(movement, build === 12340 ? 'position' : 'livingPosition');
    assert.deepEqual(place, { x: 2.5, y: 0, z: 0 });
    assert.equal(get(movement, 'timePassed'), 0);
    assert.equal(get(movement, 'duration'), 3000);
    assert.deepEqual(get(movement, 'finalNode'), { x: 10, y: 0, z: 0 });
    // Nothing of a player's: a creature's fields end before.
    const values = get(block, 'mask2', 'values');
    assert.ok(values instanceof Map && Math.max(...values.keys()) < 0xea);
    assert.equal(values.get(3), 300);
  }
});

test('what leaves, enters and changes in one tick is one packet, in this order', () => {
  for (const build of gameBuilds) {
    const views = viewsOf([build]);
    views.get(1)?.known.set(entityId(5), 55n);
    const scene: Scene = {
      keys: [
        [5, player(55)],
        [6, player(66)],
        [7, player(67)],
      ],
      entities: [
        {
          entity: entityId(6),
          disclosure: 'public',
          fields: fields({ health: 1 }),
          movement: standing,
          path: undefined,
        },
      ],
      changes: [{ entity: entityId(7), disclosure: 'public', fields: fields({ standState: 1 }) }],
      sessions: [{ session: sessionId(1), leaves: [entityId(5), entityId(99)], enters: [0], changes: [0] }],
    };
    const heard = heardBy(build, translate(scene, views), sessionId(1));
    assert.deepEqual(names(heard), ['SMSG_UPDATE_OBJECT']);
    const objects = get(heard[0]?.value, 'objects');
    assert.ok(Array.isArray(objects));
    assert.deepEqual(
      objects.map((block) => get(block, 'updateType')),
      [4, 2, 0],
    );
    assert.deepEqual(get(objects[0], 'guids'), [55n]);
    assert.equal(views.get(1)?.known.has(entityId(5)), false);
  }
});

test('a crowd that comes into view at once is split into packets that every client can read', () => {
  const crowd = Array.from({ length: 300 }, (_, at) => at + 10);
  const rich = fields(Object.fromEntries(Object.keys(fieldNumbers).map((name) => [name, 1])));
  for (const build of gameBuilds) {
    const scene: Scene = {
      keys: crowd.map((entity) => [entity, player(entity)]),
      entities: crowd.map((entity) => ({
        entity: entityId(entity),
        disclosure: 'public',
        fields: rich,
        movement: standing,
        path: undefined,
      })),
      sessions: [1, 2].map((session) => ({ session: sessionId(session), enters: crowd.map((_, at) => at) })),
    };
    const deliveries = translate(scene, viewsOf([build, build]));
    for (const session of [1, 2]) {
      const heard = heardBy(build, deliveries, sessionId(session));
      assert.ok(heard.length > 1);
      const guids = heard.flatMap(({ value }) => {
        const objects = get(value, 'objects');
        return Array.isArray(objects) ? objects.map((block) => get(block, 'guid3')) : [];
      });
      assert.deepEqual(guids, crowd.map(BigInt));
    }
  }
});

test('talk reaches every build with its speaker, its words and its own kind number', () => {
  const facts: Fact[] = [
    { kind: 'spoke', entity: entityId(4), speakerName: 'Ann', how: 'say', status: 'here', language: 7, text: 'Hello' },
    { kind: 'spoke', entity: entityId(8), speakerName: 'Heron', how: 'yell', status: 'here', language: 0, text: 'Caw' },
    { kind: 'textEmotePlayed', entity: entityId(4), emote: 101, animation: 3, targetName: 'Bob' },
  ];
  const keys = [
    [4, player(40)],
    [8, creature(9, 1)],
  ] as const;
  for (const build of gameBuilds) {
    const scene: Scene = { keys, facts, sessions: [{ session: sessionId(1), facts: [0, 1, 2] }] };
    const heard = heardBy(build, translate(scene, viewsOf([build])), sessionId(1));
    assert.deepEqual(names(heard), ['SMSG_MESSAGECHAT', 'SMSG_MESSAGECHAT', 'SMSG_TEXT_EMOTE', 'SMSG_EMOTE']);
    assert.equal(get(heard[0]?.value, 'chatType'), build === 5875 ? 0 : 1);
    assert.equal(get(heard[0]?.value, 'message'), 'Hello');
    assert.equal(get(heard[0]?.value, build === 5875 ? 'chatCredit' : 'sender'), 40n);
    assert.equal(get(heard[1]?.value, 'chatType'), build === 5875 ? 12 : 14);
    assert.equal(get(heard[2]?.value, 'name'), 'Bob');
  }
});

test('every fact and every personal fact becomes something that each build can read', () => {
  const entity: EntityId = entityId(4);
  const at = { ...position, orientation: 2 };
  const path = {
    pathId: 6,
    points: [position, { x: 20, y: -20, z: 3 }, { x: 30, y: -25, z: 4 }],
    durationMillis: 9000,
    gait: 'run',
    facing: { kind: 'entity', entity },
  } as const;
  const facts: Fact[] = [
    { kind: 'moved', entity, moveKind: 'startAscend', movement: standing },
    { kind: 'relocated', entity, movement: standing },
    { kind: 'pathStarted', entity, path },
    { kind: 'pathStarted', entity, path: { ...path, gait: 'fly', facing: { kind: 'spot', spot: position } } },
    { kind: 'pathStopped', entity, pathId: 7, position: at },
    { kind: 'turned', entity, pathId: 8, position: at, facing: { kind: 'angle', angle: 1 } },
    { kind: 'speedChanged', entity, speedKind: 'run', speed: 9, movement: standing },
    { kind: 'speedChanged', entity, speedKind: 'flight', speed: 9, movement: standing },
    { kind: 'speedChanged', entity, speedKind: 'pitch', speed: 9, movement: standing },
    { kind: 'emotePlayed', entity, animation: 10 },
    { kind: 'weatherChanged', zone: 1, weather: 'rain', intensity: 0.5, sudden: false },
    { kind: 'weatherChanged', zone: 1, weather: 'snow', intensity: 0.1, sudden: true },
  ];
  const personal: PersonalFact[] = [
    { kind: 'speedChangeRequested', entity, counter: 1, speedKind: 'run', speed: 14 },
    { kind: 'speedChangeRequested', entity, counter: 2, speedKind: 'swim', speed: 14 },
    { kind: 'speedChangeRequested', entity, counter: 3, speedKind: 'flightBack', speed: 14 },
    { kind: 'teleported', entity, counter: 4, after: 0, movement: standing },
    { kind: 'movementCorrected', entity, counter: 5, after: 0, movement: standing },
    { kind: 'standStateChanged', state: 'kneel' },
    { kind: 'systemMessage', text: 'one\ntwo' },
    { kind: 'logoutAnswered', refusal: 'none', instant: true },
    { kind: 'logoutCancelled' },
    { kind: 'playedTimeTold', totalSeconds: 100, levelSeconds: 10 },
    { kind: 'gameTimeChanged', gameSeconds: 1_700_000_000, gameMinutesPerSecond: 1 },
    { kind: 'transferRefused', map: mapId(1) },
    { kind: 'logoutCompleted' },
  ];
  for (const build of gameBuilds) {
    const views = viewsOf([build]);
    const scene: Scene = {
      keys: [[4, player(40)]],
      facts,
      sessions: [{ session: sessionId(1), personal, facts: facts.map((_, index) => index) }],
    };
    const heard = heardBy(build, translate(scene, views), sessionId(1));
    const moves = heard.filter(({ name }) => name === 'SMSG_MONSTER_MOVE');
    assert.equal(moves.length, 4);
    assert.equal(get(moves[0]?.value, 'target'), 40n);
    assert.equal(get(moves[2]?.value, 'moveType'), 1);
    assert.equal(get(moves[2]?.value, 'duration'), undefined);
    assert.equal(heard.filter(({ name }) => name === 'SMSG_MESSAGECHAT').length, 2);
  }
});

test('a session on its way to another map is told so, and nothing more of the old one', () => {
  for (const build of gameBuilds) {
    const views = viewsOf([build]);
    const transfer: PersonalFact = {
      kind: 'transferStarted',
      map: mapId(1),
      position: { ...position, orientation: 2 },
      cameFrom: { map: mapId(0), ...position, orientation: 1 },
    };
    const scene: Scene = {
      keys: [[4, player(40)]],
      facts: [{ kind: 'emotePlayed', entity: entityId(4), animation: 10 }],
      sessions: [{ session: sessionId(1), personal: [transfer], facts: [0] }],
    };
    const heard = heardBy(build, translate(scene, views), sessionId(1));
    assert.deepEqual(names(heard), ['SMSG_TRANSFER_PENDING', 'SMSG_NEW_WORLD']);
    assert.equal(views.get(1)?.instance, undefined);
    assert.equal(views.get(1)?.known.size, 0);
  }
});

test('a session of another instance hears nothing', () => {
  const views = viewsOf([12340]);
  const view = views.get(1);
  assert.ok(view !== undefined);
  view.instance = instanceId('r1-m1-1');
  const scene: Scene = {
    keys: [[4, player(40)]],
    facts: [{ kind: 'emotePlayed', entity: entityId(4), animation: 10 }],
    sessions: [{ session: sessionId(1), facts: [0] }],
  };
  assert.equal(translate(scene, views).count, 0);
});

test('what cannot be written is reported and costs nobody anything else', () => {
  const faults: unknown[] = [];
  const builds = [5875, 8606, 12340] as const;
  const facts: Fact[] = [
    { kind: 'emotePlayed', entity: entityId(4), animation: 10 },
    {
      kind: 'spoke',
      entity: entityId(4),
      speakerName: 'Ann',
      how: 'say',
      status: 'here',
      language: 7,
      text: 'x'.repeat(70_000),
    },
    { kind: 'emotePlayed', entity: entityId(4), animation: 11 },
  ];
  const scene: Scene = {
    keys: [[4, player(40)]],
    facts,
    sessions: builds.map((_, at) => ({ session: sessionId(at + 1), facts: [0, 1, 2] })),
  };
  const deliveries = translate(scene, viewsOf(builds), (error) => faults.push(error));
  for (const [at, build] of builds.entries()) {
    assert.deepEqual(names(heardBy(build, deliveries, sessionId(at + 1))), ['SMSG_EMOTE', 'SMSG_EMOTE']);
  }
  assert.equal(faults.length, builds.length);
});
