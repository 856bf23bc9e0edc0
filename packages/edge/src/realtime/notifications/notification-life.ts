import { characterId } from '@realmwright/kernel/ids';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Deed } from '@realmwright/protocol/realtime/client-messages';
import type { notificationDeeds } from '@realmwright/protocol/realtime/notification-messages';
import type { DeedOutcome } from '@realmwright/protocol/realtime/server-messages';
import {
  chooseNotifications,
  keepNotifications,
  markRead,
  mostKeptAtOnce,
  openNotifications,
} from '@realmwright/services/notifications/notifications.contract';
import type { EntityKey } from '@realmwright/world/entity-key';
import type { PerceptionBatch } from '@realmwright/world/perception/perception-batch';
import { done } from '../company/deed-answers.ts';
import type { RealtimeCore } from '../realtime-core.ts';
import type { RealtimeSession } from '../realtime-session.ts';

/** How often notifications that wait are told and handed to their keeper, milliseconds. */
export const notificationPeriodMillis = 1_000;

/** Loads what a session's account has not read. */
export async function openNotifier(core: RealtimeCore, session: RealtimeSession): Promise<void> {
  const whose = { accountId: session.account.id, realm: core.config.realm };
  const opened = await core.call(session, openNotifications, whose);
  if (!isRefused(opened)) session.notifier.open(opened.value.choices, opened.value.unread);
}

/** Tells clients, and the keeper, what has come since. */
export function beatNotifications(core: RealtimeCore): void {
  for (const session of core.sessions.values()) {
    session.notifier.beat();
    keepWhatCame(core, session);
  }
}

/** Hands what a session was notified of to the keeper. */
export function keepWhatCame(core: RealtimeCore, session: RealtimeSession): void {
  const added = session.notifier.takeUnkept(mostKeptAtOnce);
  if (added.length === 0) return;
  const kept = { accountId: session.account.id, realm: core.config.realm, added };
  const keeping = core.call(session, keepNotifications, kept);
  session.notifier.keeping = keeping.catch(() => undefined);
  core.tell(session, keeping);
}

/** A deed about notifications. */
export async function attendNotifications(
  core: RealtimeCore,
  session: RealtimeSession,
  deed: Extract<Deed, { kind: keyof typeof notificationDeeds }>,
): Promise<DeedOutcome> {
  const { notifier, account } = session;
  const { realm } = core.config;
  if (deed.kind === 'notify') {
    const { about, isOn } = deed;
    await core.call(session, chooseNotifications, { accountId: account.id, about, isOn });
    notifier.choose(about, isOn);
  } else {
    const { about, source } = deed;
    notifier.read(about, source);
    // What is on its way to the keeper would be unread again after it was read.
    await notifier.keeping;
    await core.call(session, markRead, { accountId: account.id, realm, about, source });
  }
  notifier.tellAll();
  return done;
}

/** Somebody takes up arms against a player: it is notified, and so is whoever is with it and sees it. */
export function noteAttacks(core: RealtimeCore, batch: PerceptionBatch): void {
  for (let index = 0; index < batch.facts.length; index++) {
    const fact = batch.facts[index];
    if (fact?.kind !== 'attackStarted') continue;
    const victim = keyOf(batch, fact.victim);
    if (victim?.kind !== 'player') continue;
    const attacker = keyOf(batch, fact.entity);
    const by = attacker === undefined ? '' : core.names.nameOf(attacker);
    for (const { session: id, facts } of batch.sessions) {
      const session = core.sessions.get(id);
      // Two of one party may fight a duel; whoever strikes knows.
      if (attacker?.kind === 'player' && session?.character?.id === attacker.counter) continue;
      if (session?.character?.id === victim.counter) session.notifier.note({ about: 'attack', source: by, text: by });
      else if (session?.company?.isWith(characterId(victim.counter)) === true && facts.includes(index)) {
        session.notifier.note({ about: 'partyAttack', source: core.names.nameOf(victim), text: by });
      }
    }
  }
}

function keyOf({ keys }: PerceptionBatch, entity: number): EntityKey | undefined {
  return keys.find((keyed) => keyed.entity === entity)?.key;
}
