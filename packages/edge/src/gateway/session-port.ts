import { call } from '@realmwright/kernel/contract';
import { InvariantError } from '@realmwright/kernel/errors';
import { type AccountId, type CharacterId, characterId } from '@realmwright/kernel/ids';
import { newOperationId } from '@realmwright/kernel/operation-id';
import type { Build } from '@realmwright/protocol/versions/build';
import type { EntityKey } from '@realmwright/world/entity-key';
import type { Connection } from './connection.ts';
import type { ConnectionHost } from './connection-host.ts';
import type { SessionAccount } from './gateway-session.ts';
import type { GatewayPort, SessionPresence } from './opcode-table.ts';

/**
 * The view of a connection that rows and wire functions get. It reads the record each time, so one object serves the
 * whole life of the connection. Rows run only after the proof; account and build are there by then.
 */
export function sessionPort(host: ConnectionHost, connection: Connection): GatewayPort {
  const { session } = connection;
  const account = (): SessionAccount => {
    if (session.account === undefined) throw new InvariantError('a row ran before the proof', { session: session.id });
    return session.account;
  };
  return {
    realm: host.realm,
    edge: host.edge,
    session: session.id,
    get build(): Build {
      if (session.build === undefined) throw new InvariantError('a row ran before the proof', { session: session.id });
      return session.build;
    },
    get account(): AccountId {
      return account().id;
    },
    get accountName() {
      return account().name;
    },
    get locale() {
      return account().locale;
    },
    get roles() {
      return account().roles;
    },
    get mutedSeconds() {
      return Math.max(0, Math.ceil((account().mutedUntil - host.clock.now()) / 1000));
    },
    get character(): CharacterId | undefined {
      return session.character?.id;
    },
    get presence(): SessionPresence | undefined {
      const { character, view } = session;
      return character === undefined || view === undefined ? undefined : { ...character, view };
    },
    get unixSeconds() {
      return Math.floor(host.clock.now() / 1000);
    },
    newOperation: () => newOperationId(host.random),
    call: (contract, input) => call(host.bus, contract, input, { correlation: session.correlation }),
    send: (packets) => connection.send(packets),
    intend(intent) {
      if (intent.kind === 'select' && session.character !== undefined) {
        session.character.selected = playerOf(intent.target);
      }
      host.intend(connection, intent);
    },
    noteGroupRevision(revision) {
      const { character } = session;
      if (character === undefined || revision <= character.groupRevision) return false;
      character.groupRevision = revision;
      return true;
    },
    enterWorld: (character) => host.enterWorld(connection, character),
    arrive: () => host.arrive(connection),
    mark: (status, text) => host.mark(connection, status, text),
    closeForWrongState: () => connection.close('wrong-state'),
    noticePing(latency) {
      const now = host.clock.monotonic();
      const gap = now - session.pingedAt;
      session.fastPingCount = session.pingedAt > 0 && gap < host.limits.fastPingMillis ? session.fastPingCount + 1 : 0;
      session.pingedAt = now;
      session.isKnownToPing = true;
      session.latencyMillis = Math.min(latency, 0xffff);
      if (session.fastPingCount > mostFastPings) connection.close('fast-ping');
    },
  };
}

/** The player that a key names; the client may have made the number up. */
function playerOf(key: EntityKey | undefined): CharacterId | undefined {
  const isPlayer = key?.kind === 'player' && key.counter >= 1 && key.counter <= 0x7fff_ffff;
  return isPlayer ? characterId(key.counter) : undefined;
}

/** Pings in a row that may come too fast (G-16). */
const mostFastPings = 2;
