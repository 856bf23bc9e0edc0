import {
  defaultGatewayLimits,
  defaultLoginLimits,
  type Gateway,
  type GatewayConfig,
  type LoginServer,
  startGateway,
  startLoginServer,
} from '@realmwright/edge/start';
import type { AccountRole } from '@realmwright/kernel/account-role';
import { call } from '@realmwright/kernel/contract';
import { edgeId } from '@realmwright/kernel/ids';
import { type Build, everyBuild } from '@realmwright/protocol/versions/build';
import { createAccount } from '@realmwright/services/account/account.contract';
import { startWorld, type WorldConfig, worldCommands } from '@realmwright/world/start';
import { createCharacter, listCharacters, type NewCharacter } from './client/character-screen.ts';
import { GameClient } from './client/game-client.ts';
import { listRealms, logIn } from './client/login-client.ts';
import { WorldConnection } from './client/world-connection.ts';
import { type TestPorts, testPorts } from './test-ports.ts';
import { startTestServices, type TestBus, type TestServices } from './test-services.ts';

/** Every role of a realm in this process and on one memory bus, for tests that look inside. */
export interface InlineRealm extends AsyncDisposable {
  readonly services: TestServices;
  readonly login: LoginServer;
  readonly gateway: Gateway;
  /** The gateway's ports: its log and its metrics. */
  readonly gatewayPorts: TestPorts;
  readonly worldPorts: TestPorts;
  createAccount(username: string, roles?: readonly AccountRole[]): Promise<void>;
  /** Logs in over the login server and proves the session at the gateway. Every password is `secret`. */
  connect(username: string, build: Build): Promise<WorldConnection>;
  /** Logs in, creates the character unless it is there, and enters the world with it. */
  enter(username: string, build: Build, character: NewCharacter): Promise<GameClient>;
}

/** Starts services, world, login server and gateway; `await using realm = await startInlineRealm()`. */
export async function startInlineRealm(
  config: Partial<GatewayConfig> = {},
  worldConfig: Partial<WorldConfig> = {},
  meeting?: TestBus,
): Promise<InlineRealm> {
  const services = await startTestServices({ worldCommands }, meeting === undefined ? {} : { meeting });
  const { bus, realm, content } = services;
  const worldPorts = testPorts(bus);
  const world = await startWorld(worldPorts, { realm, content, seed: 7, ...worldConfig });
  const gatewayPorts = testPorts(bus);
  const bind = '127.0.0.1';
  const login = await startLoginServer(testPorts(bus), {
    bind,
    port: 0,
    publicAddress: '',
    limits: defaultLoginLimits,
    realms: [{ realm, name: 'Testmere', kind: 'normal', timezone: 1, builds: everyBuild, highlight: 'none' }],
  });
  const gateway = await startGateway(gatewayPorts, {
    edge: edgeId('edge1'),
    realm,
    bind,
    port: 0,
    admittedBuilds: everyBuild,
    content,
    capacity: 100,
    limits: defaultGatewayLimits,
    ...config,
  });
  await bus.flush();

  async function connect(username: string, build: Build): Promise<WorldConnection> {
    const accepted = await logIn({ host: bind, port: login.port }, build, { username, password: 'secret' });
    if (!('sessionKey' in accepted)) throw new Error(`the login was refused with ${accepted.result}`);
    const [listed] = await listRealms(accepted.line, build);
    accepted.line.destroy();
    if (listed === undefined) throw new Error('the realm list is empty');
    const connection = await WorldConnection.open({ host: listed.host, port: listed.port }, build);
    const result = await connection.authenticate(username, accepted.sessionKey);
    if (result !== welcome && result !== waiting) throw new Error(`the session was refused with ${result}`);
    return connection;
  }

  return {
    services,
    login,
    gateway,
    gatewayPorts,
    worldPorts,
    connect,
    async createAccount(username, roles = ['player']) {
      await call(bus, createAccount, { username, password: 'secret', roles });
    },
    async enter(username, build, choice) {
      const connection = await connect(username, build);
      const find = async () => (await listCharacters(connection)).find(({ name }) => name === choice.name);
      const known = await find();
      if (known !== undefined) return GameClient.enter(connection, known);
      await createCharacter(connection, choice);
      const created = await find();
      if (created === undefined) throw new Error(`${choice.name} could not be created`);
      return GameClient.enter(connection, created);
    },
    async [Symbol.asyncDispose]() {
      await gateway.stop();
      await login.stop();
      await world.stop();
      await services[Symbol.asyncDispose]();
    },
  };
}

const welcome = 0x0c;
const waiting = 0x1b;
