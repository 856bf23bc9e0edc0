import { call } from '@realmwright/kernel/contract';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Random } from '@realmwright/kernel/ports/random';
import { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import { type Build, isBuild } from '@realmwright/protocol/versions/build';
import { versionOf } from '@realmwright/protocol/versions/versions';
import {
  advanceQueue as advanceRealmQueue,
  closeSession,
  findSession,
  mostSessionsAsked,
  openSession as openAccountSession,
} from '@realmwright/services/account/account.contract';
import { frameClass } from '@realmwright/world/perception/deliveries';
import {
  type AuthProof,
  type AuthRefusal,
  authAccepted,
  authChallenge,
  authRefused,
  authWaiting,
  isAuthSession,
  readAuthProof,
} from './authentication.wire.ts';
import type { Connection } from './connection.ts';
import { gatewayFaults } from './gateway.faults.ts';
import type { GatewayCore } from './gateway-core.ts';
import { gatewayCiphers, isRightDigest } from './header-ciphers.ts';
import type { AfterFrame } from './inbound-frames.ts';
import { sessionOpened } from './session-opening.ts';

/** The challenge as a frame, for a connection whose build is not proven yet. */
export function challengeFor(
  build: Build,
  serverSeed: number,
  random: Random,
): { readonly name: string; readonly opcode: number; readonly body: Uint8Array } {
  const challenge = authChallenge(build, serverSeed, random.bytes(32));
  const opcode = versionOf(build).packet(challenge.name, 'server')?.opcode ?? 0;
  return { name: challenge.name, opcode, body: challenge.encode() };
}

/**
 * The one frame that is accepted before the proof. Reading stops here: the next header needs ciphers. Whatever is wrong
 * closes the connection; only who holds the session key is told why.
 */
export function openSession(
  gateway: GatewayCore,
  connection: Connection,
  opcode: number,
  body: Uint8Array,
): AfterFrame {
  if (!isAuthSession(opcode) || connection.session.state !== 'challenged') {
    connection.close('wrong-state');
    return 'stop';
  }
  let proof: AuthProof;
  try {
    proof = readAuthProof(body);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    gateway.keepMalformed(connection, error, body);
    connection.close('bad-proof');
    return 'stop';
  }
  connection.enterState('opening');
  connection.lane.add(() => prove(gateway, connection, proof));
  return 'hold';
}

async function prove(gateway: GatewayCore, connection: Connection, proof: AuthProof): Promise<void> {
  const { session } = connection;
  const { build, accountName, clientSeed, digest, addons } = proof;
  if (!isBuild(build)) return connection.close('build-not-admitted');
  const found = await connection.port.call(findSession, { username: accountName, address: session.address });
  if (connection.isClosed) return;
  // Without a session key nothing can be enciphered, and in plain the client could not read it.
  if (isRefused(found) && found.refused === 'account.address-banned') return connection.close('revoked');
  if (isRefused(found)) return connection.close('unknown-account');
  const { accountId, username, sessionKey, generation, hasAuthenticator, locale } = found.value;
  if (!isRightDigest({ accountName: username, clientSeed, serverSeed: session.serverSeed, sessionKey, digest })) {
    return connection.close('bad-proof');
  }
  session.build = build;
  session.addons = addons;
  session.ciphers = gatewayCiphers(build, sessionKey);
  connection.table = gateway.tables.get(build);
  const refuse = (refusal: AuthRefusal, reason: 'build-not-admitted' | 'revoked'): void => {
    connection.send([authRefused(build, refusal)], frameClass.control);
    connection.close(reason);
  };
  if (connection.table === undefined || found.value.build !== build)
    return refuse('wrongVersion', 'build-not-admitted');
  const opened = await connection.port.call(openAccountSession, {
    accountId,
    generation,
    hasAuthenticator,
    realm: gateway.realm,
    edge: gateway.edge,
    session: session.id,
    build,
    address: session.address,
    capacity: gateway.config.capacity,
    webSession: undefined,
    resumption: undefined,
  });
  await gateway.faults?.at(gatewayFaults.openingBeforeAdmission);
  if (isRefused(opened)) {
    const isBan = opened.refused === 'account.banned' || opened.refused === 'account.address-banned';
    const isClosed = opened.refused === 'account.realm-closed';
    return refuse(isBan ? 'banned' : isClosed ? 'unavailable' : 'rejected', 'revoked');
  }
  if (connection.isClosed) {
    // The client left while the services were asked: nobody else will tell them.
    await connection.port.call(closeSession, { accountId, edge: gateway.edge, session: session.id });
    return;
  }
  const { roles, mutedUntil } = opened.value;
  session.account = { id: accountId, name: username, locale, roles, mutedUntil, isOpen: true };
  gateway.unproven.release(connection);
  connection.log.info('session-opened', { account: username, build });
  admit(gateway, connection, opened.value.queuePosition);
  connection.resume();
}

/** Lets a proven session in, or has it wait at its place in the queue of a full realm. */
function admit(gateway: GatewayCore, connection: Connection, queuePosition: number): void {
  if (queuePosition === 0) return letIn(connection);
  connection.enterState('queued');
  gateway.queue.join(connection.session.id, queuePosition);
  tellPosition(connection, queuePosition);
}

function tellPosition(connection: Connection, position: number): void {
  const { build } = connection.session;
  if (build !== undefined) connection.send([authWaiting(build, position)], frameClass.control);
}

function letIn(connection: Connection): void {
  const { build } = connection.session;
  if (build === undefined) return;
  connection.enterState('characters');
  connection.send([authAccepted(build)], frameClass.control);
  sessionOpened(connection);
}

/** Lets those in who have a place by now, and tells the others where they stand. */
export async function advanceQueue(gateway: GatewayCore): Promise<void> {
  const { bus, realm, edge, queue, connections, config } = gateway;
  if (queue.length === 0) return;
  const { sessions: waiting } = queue;
  for (let from = 0; from < waiting.length; from += mostSessionsAsked) {
    const sessions = waiting.slice(from, from + mostSessionsAsked);
    const outcome = await call(bus, advanceRealmQueue, { realm, edge, sessions, capacity: config.capacity });
    if (isRefused(outcome)) return;
    for (const { session, position } of outcome.value.sessions) {
      const connection = connections.get(session);
      if (connection === undefined) continue;
      if (position === 0) {
        if (queue.leave(session)) letIn(connection);
      } else if (queue.moved(session, position)) tellPosition(connection, position);
    }
  }
}
