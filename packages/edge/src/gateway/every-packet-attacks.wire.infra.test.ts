import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Codec, codecOf } from '@realmwright/kernel/schema/codec';
import type { Shape } from '@realmwright/kernel/schema/type';
import { BusRouter } from '@realmwright/platform/bus/bus-router';
import { connectMemoryBus } from '@realmwright/platform/bus/memory-bus';
import { nodeCompression } from '@realmwright/platform/compression';
import { type Build, everyBuild } from '@realmwright/protocol/versions/build';
import { versionOf } from '@realmwright/protocol/versions/versions';
import { handClock } from '@realmwright/testkit/hand-clock';
import { arbitraryValue } from '@realmwright/testkit/schema/arbitrary-value';
import { type TestPorts, testPorts } from '@realmwright/testkit/test-ports';
import { hollowmere } from '@realmwright/testkit/world-fixture';
import fc from 'fast-check';
import type { TableEntry } from './build-table.ts';
import type { Connection } from './connection.ts';
import { OPCODE_BOUND } from './inbound-frames.ts';
import { LoneGateway, ownCharacter } from './lone-gateway.fixture.ts';
import { type ConnectionState, connectionStates } from './opcode-table.ts';
import { hear } from './session-conduct.ts';

/**
 * Rows of the table of attacks that hold for every packet: the tests are made from the table of the gateway itself. They
 * stand in one file because they share one gateway and one way to try a frame.
 */

const plenty = { rate: 1e9, burst: 1e9 };
const bus = connectMemoryBus(new BusRouter(), { onError: (error) => assert.fail(String(error)) });
const clock = handClock();
const ports: TestPorts = { ...testPorts(bus), clock };
let gateway: LoneGateway;

before(async () => {
  const limits = { frames: plenty, bytes: plenty, cost: plenty, strikes: 1e9, laneBound: 1, queueBytes: 1e9 };
  gateway = await LoneGateway.open(ports, hollowmere, { ...limits, fastPingMillis: 0 });
});

after(async () => {
  await gateway[Symbol.asyncDispose]();
  await bus.drain();
  const failures = ports.events.filter(({ level }) => level === 'error');
  assert.deepEqual(failures, []);
});

/** A packet that the gateway handles, and a state that admits it. */
interface Handled {
  readonly opcode: number;
  readonly entry: TableEntry;
  readonly state: ConnectionState;
  readonly codec: Codec<unknown>;
}

/** Every packet of a build whose body the gateway reads. */
function handledPackets(build: Build): Handled[] {
  const entries = gateway.core.tables.get(build)?.entries ?? [];
  return entries.flatMap((entry, opcode) => {
    if (entry?.action === undefined || entry.action.kind === 'ignore' || entry.isFromServer) return [];
    const layout = versionOf(build).packet(entry.name, 'client')?.layout;
    const state = connectionStates.findLast((known) => entry.admits.has(known) && known !== 'transferring');
    if (layout === undefined) return [];
    // The interpreter judges what the gateway's compiled codec reads.
    return [{ opcode, entry, state: state ?? 'transferring', codec: codecOf(layout.type, layout.name, 'interpret') }];
  });
}

/** Some bodies of a packet, each with the bytes that its description gives it. */
function bodiesOf({ codec }: Handled, count: number): Uint8Array[] {
  return fc.sample(arbitraryValue(codec.type), { numRuns: count, seed: 5 }).flatMap((value) => {
    try {
      return [codec.encode(value, nodeCompression)];
    } catch {
      return []; // a generated value that its packet cannot hold
    }
  });
}

function isWhole({ codec }: Handled, body: Uint8Array): boolean {
  try {
    codec.decodeLoosely(body, nodeCompression);
    return true;
  } catch {
    return false;
  }
}

/** The same session when nothing of it runs any more, or another one if it has ended. */
async function calm(connection: Connection, build: Build): Promise<Connection> {
  // The lane holds one request: it is full while an earlier one runs into the void.
  while (!connection.isClosed && connection.lane.isFull()) await new Promise((resolve) => setImmediate(resolve));
  return connection.isClosed ? gateway.session(build, 'world') : connection;
}

/** What one frame led to. */
interface Effects {
  readonly published: readonly string[];
  readonly asked: readonly string[];
  /** A request of the session runs or waits. */
  readonly isAsking: boolean;
  readonly queuedBytes: number;
  readonly strikes: number;
  readonly state: ConnectionState;
  readonly isClosed: boolean;
}

/** Gives a session one frame, as if it had just come to that state, and says what it led to. */
function effectsOf(
  connection: Connection,
  build: Build,
  state: ConnectionState,
  opcode: number,
  body: Uint8Array,
): Effects {
  const { session } = connection;
  gateway.put(connection, build, state);
  session.strikeCount = 0;
  session.intentSequence = 0;
  gateway.forget();
  const queued = session.outbound.used;
  connection.frame(opcode, body, 0, body.length);
  gateway.core.intents.flush();
  return {
    published: gateway.words.published.map(
      ({ subject, payload }) => `${subject} ${Buffer.from(payload).toString('hex')}`,
    ),
    asked: [...gateway.words.requested],
    isAsking: connection.lane.isFull(),
    queuedBytes: session.outbound.used - queued,
    strikes: session.strikeCount,
    state: session.state,
    isClosed: connection.isClosed,
  };
}

const nothing = (state: ConnectionState, strikes: number): Effects => ({
  published: [],
  asked: [],
  isAsking: false,
  queuedBytes: 0,
  strikes,
  state,
  isClosed: false,
});

for (const build of everyBuild) {
  test(`G-02: build ${build}: opcodes of servers close, names without handler are dropped and counted`, async () => {
    const entries = gateway.core.tables.get(build)?.entries ?? [];
    let serverCount = 0;
    let connection = await gateway.session(build, 'world');
    for (let opcode = 0; opcode < OPCODE_BOUND; opcode++) {
      const entry = entries[opcode];
      if (entry?.action !== undefined) continue;
      const effects = effectsOf(connection, build, 'world', opcode, new Uint8Array(4));
      if (entry?.isFromServer !== true) {
        assert.deepEqual(effects, nothing('world', 0), entry?.name ?? String(opcode));
        continue;
      }
      assert.ok(effects.isClosed, entry.name);
      serverCount++;
      connection = await gateway.session(build, 'world');
    }
    assert.ok(serverCount > 300);
    assert.match(await ports.metrics.text(), /attack_total\{[^}]*reason="server-opcode"[^}]*\} [1-9]/);
  });

  test(`G-03: build ${build}: before the proof every packet but the proof closes`, async () => {
    const proof = versionOf(build).packet('CMSG_AUTH_SESSION', 'client')?.opcode;
    for (let opcode = 0; opcode < OPCODE_BOUND; opcode++) {
      if (opcode === proof) continue;
      const stranger = await gateway.stranger(build);
      assert.equal(stranger.frame(opcode, new Uint8Array(8), 0, 8), 'stop');
      assert.ok(stranger.isClosed);
    }
  });

  test(`G-05: build ${build}: what a state does not admit is dropped there, and nothing of it is kept`, async () => {
    const connection = await gateway.session(build, 'world');
    let refused = 0;
    for (const packet of handledPackets(build)) {
      const [body = new Uint8Array(0)] = bodiesOf(packet, 1);
      for (const state of connectionStates) {
        if (state === 'challenged' || state === 'opening' || packet.entry.admits.has(state)) continue;
        const effects = effectsOf(connection, build, state, packet.opcode, body);
        assert.deepEqual(effects, nothing(state, 0), `${packet.entry.name} in ${state}`);
        refused++;
      }
    }
    assert.ok(refused > 100);
  });

  test(`G-07: build ${build}: every packet cut at every length does nothing but count as malformed`, async () => {
    let connection = await gateway.session(build, 'world');
    let cuts = 0;
    for (const packet of handledPackets(build)) {
      for (const body of bodiesOf(packet, 2)) {
        for (let length = 0; length < body.length; length++) {
          const cut = body.slice(0, length);
          // A packet with a part that may be missing is whole without it.
          if (isWhole(packet, cut)) continue;
          connection = await calm(connection, build);
          const effects = effectsOf(connection, build, packet.state, packet.opcode, cut);
          assert.deepEqual(effects, nothing(packet.state, 1), `${packet.entry.name} cut at ${length}`);
          cuts++;
        }
      }
    }
    assert.ok(cuts > 1_000);
  });

  test(`G-08: build ${build}: bytes behind a packet change nothing of what it does, and are counted`, async () => {
    let connection = await gateway.session(build, 'world');
    let tried = 0;
    for (const packet of handledPackets(build)) {
      for (const body of bodiesOf(packet, 2)) {
        for (const extra of [1, 4, 17]) {
          const padded = new Uint8Array(body.length + extra).fill(0x5a);
          padded.set(body);
          const { trailing } = packet.codec.decodeLoosely(padded, nodeCompression);
          // The last field of some packets takes whatever is left.
          if (trailing !== extra) continue;
          connection = await calm(connection, build);
          const plain = effectsOf(connection, build, packet.state, packet.opcode, body);
          connection = await calm(connection, build);
          const counted = gateway.core.counts.trailingPackets;
          const effects = effectsOf(connection, build, packet.state, packet.opcode, padded);
          assert.deepEqual(effects, plain, `${packet.entry.name} with ${extra} bytes more`);
          const isHeard = effects.strikes === 0 && !effects.isClosed;
          assert.equal(gateway.core.counts.trailingPackets, counted + (isHeard ? 1 : 0), packet.entry.name);
          tried++;
        }
      }
    }
    assert.ok(tried > 100);
  });
}

/** The fields of a packet's description that hold a guid, for those that the gateway reads. */
function guidFields({ codec }: Handled): readonly string[] {
  const { shape } = codec.type.node;
  if (shape.kind !== 'struct') return [];
  return shape.parts.flatMap(({ content }) =>
    content.kind === 'field' && isGuid(content.node.shape) ? [content.name] : [],
  );
}

function isGuid(shape: Shape): boolean {
  return (shape.kind === 'bigint' && shape.max > 0xffff_ffffn) || (shape.kind === 'custom' && /guid/i.test(shape.name));
}

/**
 * Who decides about a guid that clients write. `own`: it must be the session's own character. `service`: the service
 * that owns the thing judges it by account or character. `public`: anybody may ask. `instance`: the world resolves it
 * for whoever it sees. A packet that is not here is a new one: say who resolves its guid, and see that somebody does.
 */
const authorities: readonly (readonly [names: RegExp, authority: 'own' | 'service' | 'public' | 'instance'])[] = [
  [/^MSG_MOVE_|^CMSG_MOVE_|^CMSG_FORCE_|^CMSG_SET_ACTIVE_MOVER$/, 'own'],
  [/^CMSG_CHAR_(DELETE|RENAME|CUSTOMIZE)$|^CMSG_PLAYER_LOGIN$/, 'service'],
  [/^CMSG_(NAME|PET_NAME|GAMEOBJECT|CREATURE)_QUERY$|^CMSG_ITEM_QUERY_SINGLE$/, 'public'],
  [/^CMSG_(DEL_FRIEND|DEL_IGNORE|SET_CONTACT_NOTES|CHAT_IGNORED)$/, 'service'],
  [/^CMSG_GROUP_|^CMSG_LOOT_METHOD$|^MSG_PARTY_ASSIGNMENT$|^MSG_RAID_TARGET_UPDATE$/, 'service'],
  [/^CMSG_(TEXT_EMOTE|SET_SELECTION|INITIATE_TRADE|REQUEST_PARTY_MEMBER_STATS)$/, 'instance'],
  [/^CMSG_(GAMEOBJ_USE|ATTACKSWING|DUEL_ACCEPTED|DUEL_CANCELLED|RECLAIM_CORPSE)$/, 'instance'],
];

for (const build of everyBuild) {
  test(`G-18, G-36: build ${build}: what is said in the name of another unit is dropped and counts three times`, async () => {
    let connection = await gateway.session(build, 'world');
    let own = 0;
    for (const packet of handledPackets(build)) {
      if (packet.entry.name === 'CMSG_AUTH_SESSION') continue;
      for (const field of guidFields(packet)) {
        const authority = authorities.find(([names]) => names.test(packet.entry.name))?.[1];
        assert.ok(authority !== undefined, `${packet.entry.name} carries a guid in ${field}: who resolves it?`);
        if (authority !== 'own') continue;
        const [value] = fc.sample(arbitraryValue(packet.codec.type), { numRuns: 1, seed: 5 });
        const said = (guid: bigint) =>
          packet.codec.encode(Object.assign({}, value, { [field]: guid }), nodeCompression);
        for (const stranger of [BigInt(ownCharacter) + 1n, 0xf130_0000_4400_0001n, 0xffff_ffff_ffff_ffffn]) {
          connection = await calm(connection, build);
          const effects = effectsOf(connection, build, packet.state, packet.opcode, said(stranger));
          assert.deepEqual(effects, nothing(packet.state, 3), `${packet.entry.name} for ${stranger}`);
        }
        const honest = effectsOf(connection, build, packet.state, packet.opcode, said(BigInt(ownCharacter)));
        assert.equal(honest.strikes, 0, packet.entry.name);
        own++;
      }
    }
    assert.ok(own > 5);
  });
}

test('G-18: the fourth packet in the name of another unit closes the session', async () => {
  await using strict = await LoneGateway.open(ports, hollowmere);
  const connection = await strict.session(12340, 'world');
  const mover = versionOf(12340).packet('CMSG_SET_ACTIVE_MOVER', 'client');
  if (mover?.layout === undefined) assert.fail('there is no such packet');
  const body = mover.layout.codec.encode({ guid: 78n });
  for (let i = 0; i < 4; i++) {
    assert.equal(connection.isClosed, false);
    connection.frame(mover.opcode, body, 0, body.length);
  }
  assert.ok(connection.isClosed);
});

for (const build of everyBuild) {
  test(`G-12: build ${build}: two thousand a second of any packet are held to the rate and closed after five seconds`, async () => {
    await using strict = await LoneGateway.open(ports, hollowmere);
    const perSecond = 2_000;
    const beat = 50;
    for (const [opcode, entry] of (strict.core.tables.get(build)?.entries ?? []).entries()) {
      if (entry?.action === undefined || entry.isFromServer || entry.name === 'CMSG_AUTH_SESSION') continue;
      const state = connectionStates.find((known) => entry.admits.has(known)) ?? 'world';
      const connection = await strict.session(build, state);
      const { session } = connection;
      const began = clock.monotonic();
      let lasted = 0;
      while (!connection.isClosed && lasted < 8_000) {
        clock.advance(beat);
        lasted = clock.monotonic() - began;
        strict.put(connection, build, state);
        session.fastPingCount = 0;
        hear(session, strict.core.limits, clock.monotonic());
        for (let i = 0; i < (perSecond * beat) / 1_000 && !connection.isClosed; i++) {
          connection.frame(opcode, nobody, 0, 0);
          session.strikeCount = 0;
        }
      }
      assert.ok(connection.isClosed, entry.name);
      assert.ok(lasted > 5_000 && lasted < 7_000, `${entry.name} lasted ${lasted} ms`);
    }
  });
}

const nobody = new Uint8Array(0);
