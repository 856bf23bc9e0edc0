import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { accountId, type CharacterId, characterId, edgeId, instanceId, mapId, realmId } from '@realmwright/kernel/ids';
import type { Bus } from '@realmwright/kernel/ports/bus';
import type { RolePorts } from '@realmwright/kernel/ports/role-ports';
import { type Build, everyBuild } from '@realmwright/protocol/versions/build';
import { versionOf } from '@realmwright/protocol/versions/versions';
import { newSessionView } from '@realmwright/world/perception/session-view';
import { buildTable } from './build-table.ts';
import type { Connection } from './connection.ts';
import { defaultGatewayLimits, type GatewayContent, type GatewayLimits } from './gateway-config.ts';
import { GatewayCore } from './gateway-core.ts';
import type { ConnectionState } from './opcode-table.ts';
import { rowsOf } from './rows/rows.ts';

/** What a frame has led to: what was published and asked, in order. */
export interface BusWords {
  readonly published: { readonly subject: string; readonly payload: Uint8Array }[];
  readonly requested: string[];
}

/**
 * A gateway without services and world behind it, whose sessions tests put into any state. It exists to try what one
 * frame does, for every packet, build and state: real sockets and the real table, no login in between.
 */
export class LoneGateway implements AsyncDisposable {
  readonly core: GatewayCore;
  readonly words: BusWords = { published: [], requested: [] };
  readonly #server: Server;
  readonly #clients = new Map<Connection, Socket>();
  #accepted: (connection: Connection) => void = () => undefined;
  #nextBuild: Build = 12340;

  private constructor(ports: RolePorts, content: GatewayContent, limits: Partial<GatewayLimits>) {
    const rows = rowsOf(content);
    const config = {
      edge: edgeId('lone'),
      realm: realmId(1),
      bind: '127.0.0.1',
      port: 0,
      admittedBuilds: everyBuild,
      content,
      capacity: 10_000,
      limits: { ...defaultGatewayLimits, ...limits },
    };
    const tables = new Map(everyBuild.map((build) => [build, buildTable(rows, versionOf(build))]));
    this.core = new GatewayCore({ ...ports, bus: overheard(ports.bus, this.words) }, config, tables);
    this.#server = createServer((socket) => {
      const known = new Set(this.core.connections.values());
      this.core.accept(socket, this.#nextBuild);
      for (const connection of this.core.connections.values()) if (!known.has(connection)) this.#accepted(connection);
    });
  }

  static async open(
    ports: RolePorts,
    content: GatewayContent,
    limits: Partial<GatewayLimits> = {},
  ): Promise<LoneGateway> {
    const gateway = new LoneGateway(ports, content, limits);
    gateway.#server.listen(0, '127.0.0.1');
    await once(gateway.#server, 'listening');
    return gateway;
  }

  get port(): number {
    const address = this.#server.address();
    return address !== null && typeof address === 'object' ? address.port : 0;
  }

  /** A connected session in that state, proven and with a character where the state has one; nothing is enciphered. */
  async session(build: Build, state: ConnectionState): Promise<Connection> {
    const connection = await this.stranger(build);
    this.put(connection, build, state);
    return connection;
  }

  /** A connection that has been challenged and has proven nothing. */
  async stranger(build: Build): Promise<Connection> {
    this.#nextBuild = build;
    const accepted = new Promise<Connection>((resolve) => {
      this.#accepted = resolve;
    });
    const client = connect({ host: '127.0.0.1', port: this.port });
    client.on('error', () => undefined);
    client.resume();
    const connection = await accepted;
    this.#clients.set(connection, client);
    return connection;
  }

  /** The other end of a session's socket. What it writes goes in plain. */
  clientOf(connection: Connection): Socket {
    const client = this.#clients.get(connection);
    if (client === undefined) throw new Error('that connection is of another gateway');
    return client;
  }

  /** Puts a session into a state as if it had come there by itself. */
  put(connection: Connection, build: Build, state: ConnectionState): void {
    const { session } = connection;
    this.core.unproven.release(connection);
    session.state = state;
    session.build = build;
    const account = { id: accountId(7), name: 'ANN', locale: 'enUS', roles: ['player' as const] };
    session.account = { ...account, mutedUntil: 0, isOpen: false };
    connection.table = this.core.tables.get(build);
    const isInWorld = state === 'world' || state === 'transferring' || state === 'entering';
    const character = { id: ownCharacter, name: 'Ann', race: 1, class: 1, gender: 0, level: 1, epoch: 1 };
    const where = { instance: instanceId('r1-m0-1'), map: mapId(0), zone: 12, selected: undefined };
    const company = { cameFrom: undefined, ignored: new Set<CharacterId>(), groupRevision: 0, status: 'here' } as const;
    session.character = isInWorld ? { ...character, ...where, ...company } : undefined;
    session.view = state === 'world' ? newSessionView(session.id, build, ownCharacter) : undefined;
  }

  /** Forgets what was published and asked so far. */
  forget(): void {
    this.core.intents.flush();
    this.words.published.length = 0;
    this.words.requested.length = 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const connection of [...this.core.connections.values()]) connection.close('shutdown');
    for (const client of this.#clients.values()) client.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/** The character that sessions of a lone gateway play. */
export const ownCharacter = characterId(77);

/** The same bus, with the subjects of what is said over it written down. */
function overheard(bus: Bus, words: BusWords): Bus {
  return {
    publish(subject, payload) {
      words.published.push({ subject, payload: Uint8Array.from(payload) });
      bus.publish(subject, payload);
    },
    request(subject, payload, options) {
      words.requested.push(subject);
      return bus.request(subject, payload, options);
    },
    subscribe: (subject, options, handler) => bus.subscribe(subject, options, handler),
    serve: (subject, options, handler) => bus.serve(subject, options, handler),
    flush: () => bus.flush(),
    drain: () => bus.drain(),
  };
}
