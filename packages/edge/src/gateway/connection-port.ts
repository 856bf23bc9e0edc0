import type { AccountRoles } from '@realmwright/kernel/account-role';
import { call, type RequestContract } from '@realmwright/kernel/contract';
import { InvariantError } from '@realmwright/kernel/errors';
import {
  type AccountId,
  type CharacterId,
  characterId,
  type EdgeId,
  type RealmId,
  type SessionId,
} from '@realmwright/kernel/ids';
import { newOperationId, type OperationId } from '@realmwright/kernel/operation-id';
import type { Outcome } from '@realmwright/kernel/outcome';
import type { Status } from '@realmwright/kernel/status';
import type { Millis } from '@realmwright/kernel/units';
import type { Outgoing } from '@realmwright/protocol/schema/outgoing';
import type { Build } from '@realmwright/protocol/versions/build';
import type { EntityKey } from '@realmwright/world/entity-key';
import type { Intent } from '@realmwright/world/intents/intent-batch';
import type { Connection } from './connection.ts';
import type { ConnectionHost } from './connection-host.ts';
import type { GatewaySession, SessionAccount } from './gateway-session.ts';
import type { GatewayPort, SessionPresence } from './opcode-table.ts';

/**
 * The view of a connection that rows and wire functions get. It reads the record each time, so one object serves the
 * whole life of the connection. Rows run only after the proof; account and build are there by then. It is a class because
 * each session has one: its methods are there once, where closures would be made for each.
 */
export class ConnectionPort implements GatewayPort {
  readonly #host: ConnectionHost;
  readonly #connection: Connection;

  constructor(host: ConnectionHost, connection: Connection) {
    this.#host = host;
    this.#connection = connection;
  }

  get realm(): RealmId {
    return this.#host.realm;
  }

  get edge(): EdgeId {
    return this.#host.edge;
  }

  get session(): SessionId {
    return this.#record.id;
  }

  get build(): Build {
    const { build, id } = this.#record;
    if (build === undefined) throw new InvariantError('a row ran before the proof', { session: id });
    return build;
  }

  get account(): AccountId {
    return this.#account.id;
  }

  get accountName(): string {
    return this.#account.name;
  }

  get locale(): string {
    return this.#account.locale;
  }

  get roles(): AccountRoles {
    return this.#account.roles;
  }

  get mutedSeconds(): number {
    return Math.max(0, Math.ceil((this.#account.mutedUntil - this.#host.clock.now()) / 1000));
  }

  get character(): CharacterId | undefined {
    return this.#record.character?.id;
  }

  get presence(): SessionPresence | undefined {
    const { character, view } = this.#record;
    return character === undefined || view === undefined ? undefined : { ...character, view };
  }

  get unixSeconds(): number {
    return Math.floor(this.#host.clock.now() / 1000);
  }

  newOperation(): OperationId {
    return newOperationId(this.#host.random);
  }

  call<Input, Output, Refusal extends string>(
    contract: RequestContract<Input, Output, Refusal>,
    input: Input,
  ): Promise<Outcome<Output, Refusal>> {
    return call(this.#host.bus, contract, input, { correlation: this.#record.correlation });
  }

  send(packets: readonly Outgoing[]): void {
    this.#connection.send(packets);
  }

  intend(intent: Intent): void {
    const { character } = this.#record;
    if (intent.kind === 'select' && character !== undefined) character.selected = playerOf(intent.target);
    this.#host.intend(this.#connection, intent);
  }

  noteGroupRevision(revision: number): boolean {
    const { character } = this.#record;
    if (character === undefined || revision <= character.groupRevision) return false;
    character.groupRevision = revision;
    return true;
  }

  enterWorld(character: CharacterId): Promise<void> {
    return this.#host.enterWorld(this.#connection, character);
  }

  arrive(): Promise<void> {
    return this.#host.arrive(this.#connection);
  }

  mark(status: Status, text: string): void {
    this.#host.mark(this.#connection, status, text);
  }

  closeForWrongState(): void {
    this.#connection.close('wrong-state');
  }

  noticePing(latency: Millis): void {
    const session = this.#record;
    const now = this.#host.clock.monotonic();
    const gap = now - session.pingedAt;
    const isFast = session.pingedAt > 0 && gap < this.#host.limits.fastPingMillis;
    session.fastPingCount = isFast ? session.fastPingCount + 1 : 0;
    session.pingedAt = now;
    session.isKnownToPing = true;
    session.latencyMillis = Math.min(latency, 0xffff);
    if (session.fastPingCount > mostFastPings) this.#connection.close('fast-ping');
  }

  get #record(): GatewaySession {
    return this.#connection.session;
  }

  get #account(): SessionAccount {
    const { account, id } = this.#record;
    if (account === undefined) throw new InvariantError('a row ran before the proof', { session: id });
    return account;
  }
}

/** The player that a key names; the client may have made the number up. */
function playerOf(key: EntityKey | undefined): CharacterId | undefined {
  const isPlayer = key?.kind === 'player' && key.counter >= 1 && key.counter <= 0x7fff_ffff;
  return isPlayer ? characterId(key.counter) : undefined;
}

/** Pings in a row that may come too fast (G-16). */
const mostFastPings = 2;
