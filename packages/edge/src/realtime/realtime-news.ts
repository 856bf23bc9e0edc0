import { listen } from '@realmwright/kernel/contract';
import type { SessionId } from '@realmwright/kernel/ids';
import type { Subscription } from '@realmwright/kernel/ports/bus';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import type { CloseName } from '@realmwright/protocol/realtime/close-code';
import {
  type revocationReasonType,
  rolesChanged,
  sessionRevoked,
} from '@realmwright/services/account/account.contract';
import { muteChanged } from '@realmwright/services/account/moderation.contract';
import { characterWanted } from '@realmwright/services/character/character.contract';
import { announcementMade, whisperDelivered } from '@realmwright/services/social/social.contract';
import { decodePerceptionBatch } from '@realmwright/world/perception/batch-codec';
import { perceptionSubject } from '@realmwright/world/perception/perception-batch';
import { handOver } from './absence.ts';
import { hearCompanyNews } from './company/company-news.ts';
import { noteAttacks } from './notifications/notification-life.ts';
import type { RealtimeCore } from './realtime-core.ts';
import { announcement, tellTalk } from './talk-telling.ts';
import { changeRoles, follow, giveUpHeld } from './world-life.ts';

/** Most batches that wait: two seconds of 20 instances at 20 steps per second. */
const pendingBatches = 1_024;

/** Hears what worlds and services have for the sessions of this edge. */
export function hearRealtimeNews(core: RealtimeCore): readonly Subscription[] {
  const { bus, config, sessions } = core;
  const scope = { scope: config.edge };
  return [
    hearPerceptions(core),
    ...hearCompanyNews(core),
    listen(bus, sessionRevoked, scope, ({ session: id, reason }) => {
      const session = sessions.get(id);
      // News of an end may overtake the answer by which this edge learns of the session.
      if (session === undefined && reason !== 'moved' && core.opening.has(id)) core.opening.set(id, closeFor(reason));
      if (session === undefined) return;
      if (reason === 'moved') handOver(core, session);
      else session.close(closeFor(reason));
    }),
    listen(bus, rolesChanged, scope, ({ session: id, roles }) => {
      const session = sessions.get(id);
      if (session !== undefined) changeRoles(core, session, roles);
    }),
    listen(bus, muteChanged, scope, ({ session, mutedUntil }) => {
      const account = sessions.get(session)?.account;
      if (account !== undefined) account.mutedUntil = mutedUntil;
    }),
    listen(bus, characterWanted, {}, ({ characterId }) => giveUpHeld(core, characterId)),
    listen(
      bus,
      whisperDelivered,
      scope,
      ({ session: id, to, from, fromName: speaker, fromStatus: status, text, number }) => {
        const session = sessions.get(id);
        if (session?.character?.id !== to) return;
        tellTalk(session, { how: 'whisper', from, speaker, status, where: '', text, number });
      },
    ),
    listen(bus, announcementMade, {}, ({ realm, text, forStaff, number }) => {
      if (realm !== config.realm) return;
      for (const session of core.rooms.membersOf({ kind: 'realm', realm })) {
        const isStaff = session.account.roles.some((role) => role !== 'player');
        if (forStaff && !isStaff) continue;
        if (session.character !== undefined) tellTalk(session, announcement(text, number));
        // Those of the staff are kept by nobody.
        if (!forStaff) session.notifier.note({ about: 'announcement', source: '', text }, true);
      }
    }),
  ];
}

function hearPerceptions(core: RealtimeCore): Subscription {
  const epochByInstance = new Map<string, number>();
  const options = { pendingLimit: pendingBatches, onDropped: () => core.log.warn('perceptions-dropped') };
  const lines = {
    get: (id: SessionId) => core.sessions.get(id)?.perceiving,
  };
  return core.bus.subscribe(perceptionSubject(core.config.edge), options, ({ payload }) => {
    const batch = decodePerceptionBatch(payload);
    // A former owner of the instance may still speak; the newest epoch counts.
    if (batch.epoch < (epochByInstance.get(batch.instance) ?? 0)) return;
    epochByInstance.set(batch.instance, batch.epoch);
    core.translator.take(batch, lines);
    noteAttacks(core, batch);
    for (const { session: id, personal } of batch.sessions) {
      const session = core.sessions.get(id);
      // The word of its end was lost, or is on its way: the world hears it again as long as it speaks to nobody.
      if (session === undefined) core.intents.disown(batch.instance, id);
      // What an instance says to a session that has moved on to another one is too late.
      if (session?.character?.instance !== batch.instance) continue;
      for (const fact of personal) follow(core, session, fact);
    }
    for (const { session } of batch.sessions) core.sessions.get(session)?.line.flush();
  });
}

function closeFor(reason: Exclude<ValueOf<typeof revocationReasonType>, 'moved'>): CloseName {
  switch (reason) {
    case 'superseded':
    case 'kicked':
      return reason;
    case 'banned':
    case 'locked':
      return 'banned';
    case 'password-changed':
    case 'signed-out':
      return 'signedOut';
    case 'lost':
      return 'fault';
  }
}
