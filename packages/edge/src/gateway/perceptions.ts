import type { CharacterId, InstanceId } from '@realmwright/kernel/ids';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Subscription } from '@realmwright/kernel/ports/bus';
import { guidOfCharacter } from '@realmwright/services/character/character.wire';
import { afterOwnDescription } from '@realmwright/services/entry/login-sequence.wire';
import { attendGroup } from '@realmwright/services/group/group.contract';
import { announcePresence, unchangedPresence, updatePresence } from '@realmwright/services/social/social.contract';
import { decodePerceptionBatch } from '@realmwright/world/perception/batch-codec';
import { emptyDeliveries } from '@realmwright/world/perception/deliveries';
import type { PersonalFact } from '@realmwright/world/perception/perceived';
import type { PerceptionTranslator } from '@realmwright/world/perception/perception.wire';
import { perceptionSubject } from '@realmwright/world/perception/perception-batch';
import { knownIdsOf } from './build-content.ts';
import type { Connection } from './connection.ts';
import type { GatewayCore } from './gateway-core.ts';
import { groupOnEntry } from './rows/group-news.rows.ts';
import { backToCharacters, tellPresence } from './world-entry.ts';

/** Most batches that wait: two seconds of 20 instances at 20 steps per second. */
const pendingBatches = 1_024;

/**
 * Hears what the sessions of this edge perceive, one message per instance and tick: translated, queued, and sent with
 * one write per client before the next message is looked at. Then the personal facts move sessions between states.
 */
export function hearPerceptions(gateway: GatewayCore, translate: PerceptionTranslator): Subscription {
  const deliveries = emptyDeliveries();
  const epochByInstance = new Map<InstanceId, number>();
  const options = {
    pendingLimit: pendingBatches,
    onDropped: () => gateway.log.warn('perceptions-dropped'),
  };
  return gateway.bus.subscribe(perceptionSubject(gateway.edge), options, ({ payload }) => {
    const batch = decodePerceptionBatch(payload);
    // A former owner of the instance may still speak; the newest epoch counts.
    if (batch.epoch < (epochByInstance.get(batch.instance) ?? 0)) return;
    epochByInstance.set(batch.instance, batch.epoch);
    gateway.metrics.perceptionBatches.add();
    translate(batch, gateway.views, deliveries);
    const { bytes, sessions, starts, ends, count } = deliveries;
    for (let i = 0; i < count; i++) {
      const session = sessions[i];
      const connection = session === undefined ? undefined : gateway.connections.get(session);
      connection?.deliver(bytes, starts[i] ?? 0, ends[i] ?? 0);
    }
    for (const { session, personal } of batch.sessions) {
      const connection = gateway.connections.get(session);
      // The word of its end was lost, or is on its way: the world hears it again as long as it speaks to nobody.
      if (connection === undefined) gateway.intents.disown(batch.instance, session);
      if (personal.length === 0) continue;
      // What an instance says to a session that has moved on to another one is too late.
      if (connection?.session.character?.instance !== batch.instance) continue;
      for (const fact of personal) follow(gateway, connection, fact);
    }
    gateway.flushDirty();
  });
}

/** What a personal fact means for the state of the connection. */
function follow(gateway: GatewayCore, connection: Connection, fact: PersonalFact): void {
  const { session } = connection;
  switch (fact.kind) {
    case 'joined':
      if (session.character !== undefined) session.character.zone = fact.zone;
      connection.enterState('world');
      welcome(gateway, connection, fact.zone);
      tellPresent(gateway, connection);
      // The instance of another map does not know how its player was marked in the former one.
      if (session.character !== undefined && session.character.status !== 'here') {
        gateway.intend(connection, { kind: 'mark', status: session.character.status });
      }
      break;
    case 'zoneEntered':
      if (session.character === undefined) break;
      session.character.zone = fact.zone;
      tellZone(gateway, connection, session.character.id, fact.zone);
      break;
    case 'transferStarted':
      gateway.views.delete(session.id);
      session.view = undefined;
      if (session.character !== undefined) {
        session.character.map = fact.map;
        session.character.cameFrom = fact.cameFrom;
      }
      connection.enterState('transferring');
      break;
    case 'logoutCompleted':
      backToCharacters(gateway, connection);
      break;
    case 'left':
      if (fact.reason === 'kicked' || fact.reason === 'closing') connection.close('revoked');
      // A client that is still loading the world cannot be brought back to its character screen.
      else if (fact.reason === 'failed' && session.state === 'entering') connection.close('world-failed');
      else if (session.state === 'world' || session.state === 'entering') backToCharacters(gateway, connection);
      break;
    default:
  }
}

/** What the client is told once it knows itself. */
function welcome(gateway: GatewayCore, connection: Connection, zone: number): void {
  const { build, character } = connection.session;
  if (build === undefined || character === undefined) return;
  const { ruleset, zones } = gateway.config.content;
  const known = knownIdsOf(ruleset.knownIds, build);
  const whole = zones.find(({ id }) => id === zone)?.within ?? zone;
  const place = { guid: guidOfCharacter(character.id), map: character.map, zone: whole, part: zone };
  connection.send(afterOwnDescription(build, known, place));
}

function tellZone(gateway: GatewayCore, connection: Connection, characterId: CharacterId, zone: number): void {
  const change = { ...unchangedPresence, characterId, zone };
  tellPresence(gateway, connection, () => connection.port.call(updatePresence, change));
}

function tellPresent(gateway: GatewayCore, connection: Connection): void {
  const { session, port } = connection;
  const { character, account, build } = session;
  if (character === undefined || account === undefined || build === undefined) return;
  const { id, name, race, class: class_, gender, level, zone, instance } = character;
  const presence = {
    characterId: id,
    accountId: account.id,
    realm: gateway.realm,
    name,
    race,
    class: class_,
    gender,
    level,
    zone,
    map: character.map,
    instance,
    edge: gateway.edge,
    session: session.id,
    build,
    roles: account.roles,
    isInvisible: false,
  };
  tellPresence(gateway, connection, () => port.call(announcePresence, presence));
  tellPresence(gateway, connection, async () => {
    const attended = await port.call(attendGroup, { characterId: id, edge: gateway.edge, session: session.id });
    if (session.character?.id === id && !isRefused(attended)) {
      connection.send(groupOnEntry(port, attended.value.group));
    }
  });
}
