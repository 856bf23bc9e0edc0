import type { Address, ClientNetwork } from '../client/client-network.ts';
import { GameClient } from '../client/game-client.ts';
import { listRealms, logIn, loginResults, reconnect } from '../client/login-client.ts';
import { LineClosedError } from '../client/tcp-line.ts';
import { WorldConnection } from '../client/world-connection.ts';
import { pause, until, WaitedInVainError } from '../waiting.ts';
import type { SeededRandom } from './seeded-random.ts';
import { loginPort } from './simulated-realm.ts';
import type { Simulation } from './simulation.ts';
import type { Resident } from './simulation-ground.ts';

/** How a client comes to its session key: by its password, by the key of the last login, or not at all. */
export type WayIn = 'password' | 'reconnect' | 'key';

/** Something that a player meets in a rough world and that is nobody's fault: it gives up and tries again. */
export class ThwartedError extends Error {
  override readonly name = 'ThwartedError';
}

/**
 * A person at a client, in one simulation. Everything that it does may be thwarted by the network; what may never be is
 * written down as a complaint.
 */
export class SimulatedPlayer {
  readonly resident: Resident;
  readonly random: SeededRandom;
  /** What an honest server never does. */
  readonly complaints: string[] = [];
  /** Its character in the world. */
  client: GameClient | undefined;
  entryCount = 0;
  thwartedCount = 0;
  readonly #simulation: Simulation;
  readonly #network: ClientNetwork;
  #sessionKey: Uint8Array;
  /** False from a login until its answer: if that is lost, the server has another key than the client. */
  #hasServersKey = true;
  /** Lines to the gateway that it has opened and not ended: more than one when it comes a second time. */
  readonly #lines = new Set<WorldConnection>();

  constructor(simulation: Simulation, resident: Resident) {
    this.#simulation = simulation;
    this.resident = resident;
    this.random = simulation.random.fork(`player ${resident.username}`);
    this.#network = simulation.sockets.clientOf(resident.username, this.random.fork('machine'));
    this.#sessionKey = resident.sessionKey;
  }

  get name(): string {
    return this.resident.character.name;
  }

  /** The way in that cannot fail in clear weather. */
  get surestWay(): WayIn {
    return this.#hasServersKey ? 'key' : 'password';
  }

  get isInWorld(): boolean {
    return this.client !== undefined && !this.client.connection.isClosed;
  }

  /** Does something that may be thwarted; then the line is dropped. Says whether it worked. */
  async attempt(what: string, deed: () => Promise<unknown>): Promise<boolean> {
    const { history } = this.#simulation;
    try {
      history.add(`${this.name}: ${what}`);
      await deed();
      history.add(`${this.name}: ${what}, done`);
      return true;
    } catch (error) {
      if (!isThwarting(error)) throw error;
      history.add(`${this.name}: ${what}, thwarted: ${error.message.slice(0, 200)}`);
      this.thwartedCount += 1;
      this.drop();
      return false;
    }
  }

  rest(least: number, most: number): Promise<void> {
    return pause(this.#network.time, this.random.between(least, most));
  }

  /** From nothing to a place in the world. */
  async enter(way: WayIn = 'key'): Promise<GameClient> {
    const connection = await this.connect(way);
    const client = await GameClient.enter(connection, this.resident.character);
    this.client = client;
    this.entryCount += 1;
    return client;
  }

  /** A proven session at the gateway. */
  async connect(way: WayIn = 'key'): Promise<WorldConnection> {
    const { username, build } = this.resident;
    const address = way === 'key' ? this.#address(gatewayPorts[build]) : await this.#askLoginServer(way);
    const connection = await WorldConnection.open(address, build);
    this.#lines.add(connection);
    const { complaints } = this;
    connection.onPacket(() => complaints.push(...connection.complaints.splice(0)));
    const result = await connection.authenticate(username, this.#sessionKey);
    if (result === authWaiting) {
      await connection.next('SMSG_AUTH_RESPONSE', undefined, { where: (fields) => fields.number('result') === authOk });
    } else if (result !== authOk) {
      connection.destroy();
      throw new ThwartedError(`the gateway answered ${result}`);
    }
    return connection;
  }

  /** Ends its lines without a word. */
  drop(): void {
    for (const line of this.#lines) line.destroy();
    this.#lines.clear();
    this.client = undefined;
  }

  /** Walks some way along its own line and never back, so that a place tells how new it is. */
  async walk(yards: number): Promise<void> {
    await this.client?.walk({ x: yards });
  }

  async logOut(): Promise<void> {
    const { client } = this;
    if (client === undefined) return;
    await client.logOut(60_000);
    client.connection.destroy();
    this.client = undefined;
  }

  #address(port: number): Address {
    return { host: '127.0.0.1', port, network: this.#network };
  }

  async #askLoginServer(way: 'password' | 'reconnect'): Promise<Address> {
    const { username, build } = this.resident;
    const at = this.#address(loginPort);
    if (way === 'password') this.#hasServersKey = false;
    const result =
      way === 'password'
        ? await logIn(at, build, { username, password: 'secret' })
        : await reconnect(at, build, username, this.#sessionKey);
    if (!('sessionKey' in result)) {
      if (!ordinaryResults.has(result.result)) this.complaints.push(`the login server answered ${result.result}`);
      throw new ThwartedError(`the login server answered ${result.result}`);
    }
    const { line } = result;
    this.#sessionKey = result.sessionKey;
    if (way === 'password') this.#hasServersKey = true;
    try {
      const realm = await until(async () => (await listRealms(line, build)).find(({ flags }) => (flags & 2) === 0), {
        what: 'the realm to be up',
        time: this.#network.time,
      });
      return this.#address(realm.port);
    } finally {
      line.destroy();
    }
  }
}

const authOk = 0x0c;
const authWaiting = 0x1b;
const gatewayPorts = { 12340: 8085, 5875: 8086, 8606: 8087 } as const;

/** Answers that an honest client may get when the realm is busy or its key is out of date. */
const ordinaryResults: ReadonlySet<number> = new Set([loginResults.unknownAccount, 8]);

function isThwarting(error: unknown): error is Error {
  if (error instanceof ThwartedError || error instanceof LineClosedError || error instanceof WaitedInVainError)
    return true;
  return error instanceof Error && /^(the server closed before|nobody listens)/.test(error.message);
}
