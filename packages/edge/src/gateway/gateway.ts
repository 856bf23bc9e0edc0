import { announce, answer, listen } from '@realmwright/kernel/contract';
import type { Running } from '@realmwright/kernel/running';
import type { Build } from '@realmwright/protocol/versions/build';
import { everyBuild } from '@realmwright/protocol/versions/build';
import { versionOf } from '@realmwright/protocol/versions/versions';
import { queuePeriodMillis, rolesChanged, sessionRevoked } from '@realmwright/services/account/account.contract';
import { muteChanged } from '@realmwright/services/account/moderation.contract';
import { characterWanted } from '@realmwright/services/character/character.contract';
import { perceptionTranslator } from '@realmwright/world/perception/perception.wire';
import { realmsListed } from '../auth/login.contract.ts';
import type { EdgePorts } from '../listener/edge-ports.ts';
import { listenTcp, type TcpListener } from '../listener/tcp-listener.ts';
import { advanceQueue } from './authentication.ts';
import { buildTable } from './build-table.ts';
import { expectedBuilds } from './expected-builds.ts';
import { announcePeriodMillis, gatewayAnnounced, inspectSession, listSessions } from './gateway.contract.ts';
import type { GatewayConfig } from './gateway-config.ts';
import { GatewayCore } from './gateway-core.ts';
import { hearNews } from './news.ts';
import { hearPerceptions } from './perceptions.ts';
import { rowsOf } from './rows/rows.ts';
import { findByName, summariesOf } from './session-summaries.ts';
import { keepOpenSessions, keepPeriodMillis, sweep, sweepPeriodMillis } from './sweep.ts';
import { changeRoles, giveUpHeld } from './world-entry.ts';

/** A running gateway: besides what every role offers, where it listens. */
export interface Gateway extends Running {
  /** The port that all builds may use, and the one that the login server names to a build's clients. */
  readonly port: number;
  readonly portByBuild: ReadonlyMap<Build, number>;
}

/**
 * Starts a gateway: listens, announces itself to the login server, and carries sessions between clients, services and
 * map instances. `drain` lets nobody in any more and closes whoever is in, with their characters saved by the world.
 */
export async function startGateway(ports: EdgePorts, config: GatewayConfig): Promise<Gateway> {
  const { bus, clock, log, listen: listenForClients = listenTcp } = ports;
  const admitted = everyBuild.filter((build) => config.admittedBuilds.includes(build));
  const rows = rowsOf(config.content);
  const tables = new Map(admitted.map((build) => [build, buildTable(rows, versionOf(build))]));
  const gateway = new GatewayCore(ports, config, tables);
  const expected = expectedBuilds(clock, admitted);
  const onFailure = (error: unknown): void => log.error('request-handler-failed', { error });

  const scope = { scope: gateway.edge };
  const subscriptions = [
    hearPerceptions(
      gateway,
      perceptionTranslator(config.content.ruleset.knownIds, (error) => log.error('perception-not-told', { error })),
    ),
    ...hearNews(gateway),
    listen(bus, sessionRevoked, scope, ({ session, reason }) => {
      gateway.connections.get(session)?.close(reason === 'superseded' ? 'superseded' : 'revoked');
    }),
    listen(bus, rolesChanged, scope, ({ session, roles }) => {
      const connection = gateway.connections.get(session);
      if (connection !== undefined) changeRoles(gateway, connection, roles);
    }),
    listen(bus, muteChanged, scope, ({ session, mutedUntil }) => {
      const account = gateway.connections.get(session)?.session.account;
      if (account !== undefined) account.mutedUntil = mutedUntil;
    }),
    listen(bus, characterWanted, {}, ({ characterId }) => giveUpHeld(gateway, characterId)),
    listen(bus, realmsListed, {}, ({ address, build }) => expected.expect(address, build)),
    answer(bus, listSessions, { ...scope, onFailure }, async ({ limit }) => ({ value: summariesOf(gateway, limit) })),
    answer(bus, inspectSession, { ...scope, onFailure }, async ({ name }) => {
      const connection = findByName(gateway, name);
      if (connection === undefined) return { refused: 'gateway.no-such-session' };
      const malformed = gateway.inspector.watch(connection);
      return { value: { session: connection.session.id, build: connection.session.build ?? 0, malformed } };
    }),
  ];
  await bus.flush();

  const what = 'game gateway';
  const setting = 'REALMWRIGHT_GATEWAY_PORT';
  const listeners: TcpListener[] = [];
  const main = await listenForClients({
    bind: config.bind,
    port: config.port,
    what,
    setting,
    onConnection: (socket) => gateway.accept(socket, expected.guess(socket.remoteAddress ?? '')),
  });
  listeners.push(main);
  const portByBuild = new Map<Build, number>();
  for (const build of admitted) {
    if (build === mainBuild(admitted)) {
      portByBuild.set(build, main.port);
      continue;
    }
    const port = config.portByBuild?.[build] ?? 0;
    const listener = await listenForClients({
      bind: config.bind,
      port,
      what,
      setting,
      onConnection(socket) {
        expected.meet(socket.remoteAddress ?? '', build);
        gateway.accept(socket, build);
      },
    });
    listeners.push(listener);
    portByBuild.set(build, listener.port);
  }

  const say = (): void => {
    announce(bus, gatewayAnnounced, {
      realm: config.realm,
      edge: config.edge,
      isReady: !gateway.isDraining,
      ports: [...portByBuild].map(([build, port]) => ({ build, port })),
      sessions: gateway.connections.size - gateway.unproven.count(),
      capacity: config.capacity,
      ...gateway.traffic,
    });
  };
  say();
  const cancels = [
    clock.every(announcePeriodMillis, say),
    clock.every(sweepPeriodMillis, () => sweep(gateway)),
    clock.every(queuePeriodMillis, () => {
      advanceQueue(gateway).catch((error: unknown) => log.warn('queue-not-advanced', { error }));
    }),
    clock.every(keepPeriodMillis, () => {
      keepOpenSessions(gateway).catch((error: unknown) => log.warn('sessions-not-kept', { error }));
    }),
  ];
  log.info('gateway-listening', { bind: config.bind, port: main.port, builds: admitted });

  async function drain(): Promise<void> {
    if (gateway.isDraining) return;
    gateway.isDraining = true;
    say();
    for (const listener of listeners) listener.close();
    for (const connection of [...gateway.connections.values()]) connection.close('shutdown');
    gateway.intents.flush();
    const patience = new Promise<void>((resolve) => clock.after(farewellMillis, resolve));
    await Promise.race([Promise.all(gateway.telling), patience]);
    await bus.flush();
  }

  let isStopped = false;
  return {
    port: main.port,
    portByBuild,
    drain,
    async stop() {
      if (isStopped) return;
      isStopped = true;
      await drain();
      for (const cancel of cancels) cancel();
      await Promise.all(subscriptions.map((subscription) => subscription.stop()));
    },
    health: () => (gateway.isDraining ? { ready: false, reason: 'the gateway is shutting down' } : { ready: true }),
  };
}

/** Longest time that a gateway which ends waits for services to hear of its sessions. */
const farewellMillis = 2_000;

/** The newest admitted build has the main port to itself in the realm list. */
function mainBuild(admitted: readonly Build[]): Build | undefined {
  return admitted.at(-1);
}
