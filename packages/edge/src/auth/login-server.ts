import { listen } from '@realmwright/kernel/contract';
import type { Running } from '@realmwright/kernel/running';
import { gatewayAnnounced } from '../gateway/gateway.contract.ts';
import type { ClientSocket } from '../listener/client-socket.ts';
import type { EdgePorts } from '../listener/edge-ports.ts';
import { plainAddress } from '../listener/plain-address.ts';
import { listenTcp } from '../listener/tcp-listener.ts';
import { unprovenConnections } from '../listener/unproven-connections.ts';
import { addressRates } from './address-rates.ts';
import { arithmeticQueue } from './arithmetic-queue.ts';
import type { LoginConfig } from './login-config.ts';
import { type LoginCloseReason, LoginConnection, ordinaryReasons } from './login-connection.ts';
import type { LoginDesk } from './login-exchange.ts';
import { realmDirectory } from './realm-directory.ts';

/** A running login server: besides what every role offers, the port that it listens on. */
export interface LoginServer extends Running {
  readonly port: number;
}

/** Starts a login server. It keeps nothing of its own: accounts are the account service's, realms announce themselves. */
export async function startLoginServer(ports: EdgePorts, config: LoginConfig): Promise<LoginServer> {
  const { bus, clock, log, metrics, listen: listenForClients = listenTcp } = ports;
  const { limits, realms } = config;
  const attempts = metrics.counter('login_attempts_total', 'Logins, by how they ended.', ['outcome', 'build']);
  const attacks = metrics.counter('attack_total', 'Connections that broke a rule no genuine client breaks.', [
    'edge',
    'reason',
  ]);
  const closed = metrics.counter('login_closed_connections_total', 'Connections ended, by reason.', ['reason']);
  const open = metrics.gauge('login_connections', 'Open connections.');
  const waiting = metrics.gauge('login_arithmetic_queue_length', 'Steps of SRP6 that wait for their turn.');

  const directory = realmDirectory(clock, realms);
  const rates = addressRates(clock, limits.challenges, mostAddresses);
  const arithmetic = arithmeticQueue(clock, { bound: limits.arithmeticBound, deadline: limits.arithmeticMillis });
  const desk: LoginDesk = {
    ports,
    arithmetic,
    realms: directory,
    builds: new Set(realms.flatMap(({ builds }) => builds)),
    mayChallenge: (address) => rates.take(address),
    hostFor: (localAddress) => hostFor(config, localAddress),
    countAttempt: (outcome, build) => attempts.add(1, outcome, String(build)),
  };

  const connections = new Set<LoginConnection>();
  const unproven = unprovenConnections<LoginConnection>(limits.unproven);
  let isDraining = false;

  function onClosed(connection: LoginConnection, reason: LoginCloseReason): void {
    connections.delete(connection);
    unproven.release(connection);
    closed.add(1, reason);
    if (!ordinaryReasons.has(reason)) attacks.add(1, 'login', reason);
  }

  function accept(socket: ClientSocket): void {
    if (isDraining) {
      socket.destroy();
      return;
    }
    const address = plainAddress(socket.remoteAddress ?? '');
    const events = { onProven: (proven: LoginConnection) => unproven.release(proven), onClosed };
    const connection = new LoginConnection(desk, limits, socket, address, events);
    connections.add(connection);
    const { refused, evicted } = unproven.admit(connection, address);
    evicted?.close('evicted');
    if (refused) connection.close('too-many-connections');
  }

  const news = listen(bus, gatewayAnnounced, {}, (said) => directory.hear(said));
  await bus.flush();
  const listener = await listenForClients({
    bind: config.bind,
    port: config.port,
    what: 'login server',
    setting: 'REALMWRIGHT_LOGIN_PORT',
    onConnection: accept,
  });
  const cancel = clock.every(reportMillis, () => {
    open.set(connections.size);
    waiting.set(arithmetic.length());
  });
  log.info('login-server-listening', { bind: config.bind, port: listener.port });

  async function drain(): Promise<void> {
    isDraining = true;
    listener.close();
    for (const connection of [...connections]) connection.close('shutdown');
  }
  let isStopped = false;
  return {
    port: listener.port,
    drain,
    async stop() {
      if (isStopped) return;
      isStopped = true;
      await drain();
      cancel();
      await news.stop();
    },
    health: () => (isDraining ? { ready: false, reason: 'the login server is shutting down' } : { ready: true }),
  };
}

/** Addresses whose rate is remembered. */
const mostAddresses = 10_000;
const reportMillis = 1_000;

/** Where clients are sent that reached this server by `localAddress`; see `LoginConfig.publicAddress`. */
function hostFor({ publicAddress, bind }: LoginConfig, localAddress: string): string {
  if (publicAddress !== '') return publicAddress;
  const isWildcard = bind === '0.0.0.0' || bind === '::' || bind === '';
  return isWildcard ? plainAddress(localAddress) : bind;
}
