import type { AccountRoles } from '@realmwright/kernel/account-role';
import type { CharacterReading } from '@realmwright/kernel/character-sheet';
import { type CharacterId, type InstanceId, instanceId } from '@realmwright/kernel/ids';
import { isRefused, type Outcome } from '@realmwright/kernel/outcome';
import type { Status } from '@realmwright/kernel/status';
import { closeSession } from '@realmwright/services/account/account.contract';
import {
  enterCharacter,
  holdMillis,
  releaseCharacter,
  resumeCharacter,
} from '@realmwright/services/character/character.contract';
import { absentFromGroup } from '@realmwright/services/group/group.contract';
import {
  setStatus,
  unchangedPresence,
  updatePresence,
  withdrawPresence,
} from '@realmwright/services/social/social.contract';
import { frameClass } from '@realmwright/world/perception/deliveries';
import { newSessionView } from '@realmwright/world/perception/session-view';
import type { CloseReason } from './close-reason.ts';
import type { Connection } from './connection.ts';
import { arrivalPackets, entryPackets } from './entry-packets.ts';
import { entryRefused } from './entry-refusals.wire.ts';
import { gatewayFaults } from './gateway.faults.ts';
import type { GatewayCore } from './gateway-core.ts';
import type { GatewaySession } from './gateway-session.ts';

/** The way into the world, between maps, and out of it. Each function is one step of a session's life. */

/** The instance of a map that everybody of the realm shares. */
export function sharedInstance(realm: number, map: number): InstanceId {
  return instanceId(`r${realm}-m${map}-1`);
}

/** How long a client waits for a character that is still being saved after another session's end, milliseconds. */
const stillInWorldMillis = 10_000;
const retryMillis = 250;

/** Takes a character into the world: its epoch from the character service, the login packets, the join. */
export async function enterWorld(gateway: GatewayCore, connection: Connection, character: CharacterId): Promise<void> {
  const { session } = connection;
  const { account, build } = session;
  if (session.state !== 'characters' || account === undefined || build === undefined) return;
  connection.enterState('entering');
  const entered = await enterWhenFree(gateway, connection, character);
  if (connection.isClosed) {
    if (!isRefused(entered)) await release(connection, character, entered.value.epoch);
    return;
  }
  if (isRefused(entered)) {
    connection.log.info('entry-refused', { character, refused: entered.refused });
    connection.enterState('characters');
    connection.send([entryRefused(build, entered.refused)], frameClass.control);
    return;
  }
  const { reading, epoch } = entered.value;
  takeUp(gateway, session, reading, epoch);
  const packets = await entryPackets(gateway, connection, reading);
  await gateway.faults?.at(gatewayFaults.enteringBeforeJoin);
  if (connection.isClosed) {
    await release(connection, character, epoch);
    return;
  }
  connection.send(packets, frameClass.control);
  join(gateway, connection, reading, epoch, 'login');
}

/** The client has loaded the map it was sent to: the same character goes on in that map's instance. */
export async function arriveInMap(gateway: GatewayCore, connection: Connection): Promise<void> {
  const { session } = connection;
  const { character } = session;
  if (session.state !== 'transferring' || character === undefined) return;
  connection.enterState('entering');
  const resumed = await connection.port.call(resumeCharacter, { characterId: character.id, epoch: character.epoch });
  if (isRefused(resumed)) return connection.close('revoked');
  const { reading, epoch } = resumed.value;
  if (connection.isClosed) {
    await release(connection, character.id, epoch);
    return;
  }
  takeUp(gateway, session, reading, epoch);
  const packets = await arrivalPackets(gateway, connection, reading);
  await gateway.faults?.at(gatewayFaults.arrivingBeforeJoin);
  if (connection.isClosed) {
    await release(connection, character.id, epoch);
    return;
  }
  connection.send(packets, frameClass.control);
  join(gateway, connection, reading, epoch, 'transfer');
}

/** Writes into the record which character the session plays and where. */
function takeUp(gateway: GatewayCore, session: GatewaySession, reading: CharacterReading, epoch: number): void {
  const { characterId, name, race, class: class_, gender, level, place, zone } = reading;
  session.character = {
    id: characterId,
    name,
    race,
    class: class_,
    gender,
    level,
    epoch,
    instance: sharedInstance(gateway.realm, place.map),
    map: place.map,
    zone,
    cameFrom: session.character?.cameFrom,
    selected: undefined,
    ignored: new Set(),
    groupRevision: session.character?.groupRevision ?? 0,
    // A mark outlasts the way to another map, but no new coming in.
    status: session.character?.status ?? 'here',
  };
}

function join(
  gateway: GatewayCore,
  connection: Connection,
  reading: CharacterReading,
  characterEpoch: number,
  arrival: 'login' | 'transfer',
): void {
  const { session } = connection;
  const { account, build, character } = session;
  if (account === undefined || build === undefined || character === undefined) return;
  const { ignored, cameFrom } = character;
  session.view = newSessionView(session.id, build, character.id, ignored);
  gateway.views.set(session.id, session.view);
  const sheet = { ...reading, roles: account.roles };
  // A genuine client draws its own land for a map id.
  const forPages = { drawsLand: false, talkAfter: undefined };
  gateway.intend(connection, { kind: 'join', sheet, characterEpoch, arrival, cameFrom, ...forPages });
}

type Entered = Outcome<
  { readonly reading: CharacterReading; readonly epoch: number },
  (typeof enterCharacter.refusals)[number]
>;

/** Asks until a character that is being saved elsewhere is free; the service tells whoever holds it that it is wanted. */
async function enterWhenFree(gateway: GatewayCore, connection: Connection, character: CharacterId): Promise<Entered> {
  const { session } = connection;
  const { clock, realm, edge } = gateway;
  const accountId = session.account?.id;
  if (accountId === undefined || session.build === undefined) return { refused: 'character.not-found' };
  const { build, id } = session;
  const question = { accountId, realm, characterId: character, build, edge, session: id, isForced: false };
  const deadline = clock.monotonic() + stillInWorldMillis;
  while (true) {
    const entered = await connection.port.call(enterCharacter, question);
    const isBusy = isRefused(entered) && busyRefusals.has(entered.refused);
    if (!isBusy || connection.isClosed) return entered;
    // The holder has had its time and is probably no more: the character comes back at its last save.
    if (clock.monotonic() > deadline) return connection.port.call(enterCharacter, { ...question, isForced: true });
    await new Promise<void>((resolve) => clock.after(retryMillis, resolve));
  }
}

const busyRefusals: ReadonlySet<string> = new Set(['character.still-in-world', 'character.other-in-world']);

async function release(connection: Connection, character: CharacterId, epoch: number): Promise<void> {
  await connection.port.call(releaseCharacter, { characterId: character, epoch });
}

/** A connection has ended: the world, the presence registry and the account service let go of its session. */
export function leaveWorld(gateway: GatewayCore, connection: Connection, reason: CloseReason): void {
  const { session } = connection;
  const { character, account, view } = session;
  if (character !== undefined && view !== undefined) {
    gateway.views.delete(session.id);
    const leaving = leaveReasons[reason] ?? 'vanished';
    gateway.intend(connection, { kind: 'leave', reason: leaving });
    if (leaving === 'vanished') {
      const { instance, id } = character;
      const held = { instance, session: session.id, sequence: session.intentSequence };
      gateway.held.hold(id, held, gateway.clock.monotonic() + holdMillis);
    }
  } else if (character !== undefined && session.state === 'transferring') {
    // No instance holds it: the old one has let go and the new one was not asked yet.
    tell(gateway, connection, release(connection, character.id, character.epoch));
  }
  const { edge } = gateway;
  if (character !== undefined) tellAbsence(gateway, connection, character.id);
  if (account?.isOpen === true) {
    account.isOpen = false;
    tell(gateway, connection, connection.port.call(closeSession, { accountId: account.id, edge, session: session.id }));
  }
}

const leaveReasons: Partial<Record<CloseReason, 'superseded' | 'kicked' | 'closing'>> = {
  superseded: 'superseded',
  revoked: 'kicked',
  'world-failed': 'closing',
  shutdown: 'closing',
};

/** The character is out of the world and its client back at the character screen. */
export function backToCharacters(gateway: GatewayCore, connection: Connection): void {
  const { session } = connection;
  const { character } = session;
  if (character === undefined) return;
  gateway.views.delete(session.id);
  session.view = undefined;
  session.character = undefined;
  connection.enterState('characters');
  tellAbsence(gateway, connection, character.id);
}

/** The player is away, busy or back: the registry and the character's instance learn of it. */
export function markStatus(gateway: GatewayCore, connection: Connection, status: Status, statusText: string): void {
  const { character } = connection.session;
  if (character === undefined) return;
  character.status = status;
  gateway.intend(connection, { kind: 'mark', status });
  const marked = { characterId: character.id, status, statusText, isInvisible: false };
  tellPresence(gateway, connection, () => connection.port.call(setStatus, marked));
}

function tellAbsence(gateway: GatewayCore, connection: Connection, characterId: CharacterId): void {
  const absence = { characterId, edge: gateway.edge, session: connection.session.id };
  tellPresence(gateway, connection, () => connection.port.call(withdrawPresence, absence));
  tellPresence(gateway, connection, () => connection.port.call(absentFromGroup, absence));
}

/** The account of a session has other roles now: its character in the world and the registry learn of them. */
export function changeRoles(gateway: GatewayCore, connection: Connection, roles: AccountRoles): void {
  const { account, character, view } = connection.session;
  if (account === undefined) return;
  account.roles = roles;
  if (character === undefined || view === undefined) return;
  gateway.intend(connection, { kind: 'changeRoles', roles });
  const change = { ...unchangedPresence, characterId: character.id, roles };
  tell(gateway, connection, connection.port.call(updatePresence, change));
}

/** A character whose client vanished is wanted again: the world is told to let it go at once. */
export function giveUpHeld(gateway: GatewayCore, character: CharacterId): void {
  const held = gateway.held.take(character);
  if (held === undefined) return;
  gateway.intents.add(held.instance, held.session, held.sequence + 1, { kind: 'leave', reason: 'superseded' });
}

/**
 * News for a service that nobody waits for, except a gateway that ends. A failure is logged, and the service's own
 * leases do the rest.
 */
export function tell(gateway: GatewayCore, connection: Connection, sent: Promise<unknown>): void {
  const told = sent.then(
    () => undefined,
    (error: unknown) => connection.log.warn('service-not-told', { error }),
  );
  gateway.telling.add(told);
  void told.finally(() => gateway.telling.delete(told));
}

/** News of a session's presence, one after the other: a departure that overtook its arrival would leave a ghost. */
export function tellPresence(gateway: GatewayCore, connection: Connection, send: () => Promise<unknown>): void {
  const told = connection.presenceTold.then(send, send);
  connection.presenceTold = told;
  tell(gateway, connection, told);
}
