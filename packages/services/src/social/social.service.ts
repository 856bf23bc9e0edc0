import type { RealmContent } from '@realmwright/gamedata/realm-content';
import { includesRole } from '@realmwright/kernel/account-role';
import { announce } from '@realmwright/kernel/contract';
import type { RealmId } from '@realmwright/kernel/ids';
import { accept, refuse } from '@realmwright/kernel/outcome';
import type { Running } from '@realmwright/kernel/running';
import type { SettingsSource } from '../realm-settings.ts';
import { type FeaturePorts, Serving } from '../serving.ts';
import { announceToRealm } from './announcing.ts';
import { serveBroadcasts } from './broadcast.service.ts';
import { serveDeedOutcomes } from './deed-outcomes.service.ts';
import { serveFriends } from './friends.service.ts';
import { isIgnoredBy } from './friends.store.ts';
import { findLines, storeLines } from './message-of-the-day.store.ts';
import { servePresence } from './presence.service.ts';
import { deleteAllPresences, findPresenceRow, findPresenceRowByName } from './presence.store.ts';
import { serveRosters } from './roster.service.ts';
import {
  findMessageOfTheDay,
  makeAnnouncement,
  setMessageOfTheDay,
  whisper,
  whisperDelivered,
} from './social.contract.ts';
import { serveTalk } from './talk.service.ts';
import { storeTalk } from './talk.store.ts';
import { presenceKey } from './who.rules.ts';

/** How the social service is set up. */
export interface SocialConfig {
  readonly realms: readonly { readonly realm: RealmId; readonly content: Pick<RealmContent, 'zones'> }[];
  /** The message of the day of realms whose operators have not set another one, and how often texts are said. */
  readonly settings: SettingsSource;
  /** This start is the start of everything: nobody is in the world. */
  readonly isSoleStart: boolean;
}

/** Starts the registry of who is in the world, and the talk that needs no nearness. */
export async function startSocial(ports: FeaturePorts, config: SocialConfig): Promise<Running> {
  const { database, bus, metrics, clock } = ports;
  if (config.isSoleStart) await deleteAllPresences(database);
  const serving = new Serving(ports, 'social');
  const { realms } = config;
  servePresence(serving, ports, (id) => realms.find(({ realm }) => realm === id)?.content.zones ?? []);
  serveFriends(serving, ports);
  serveRosters(serving, ports);
  serveTalk(serving, ports);
  serveDeedOutcomes(serving, ports);
  serveBroadcasts(
    serving,
    ports,
    realms.map(({ realm }) => realm),
    config.settings,
  );
  const whispers = metrics.counter('social_whispers_total', 'Whispers delivered.');

  serving.answer(whisper, async ({ from, toName, language, text, operation }) => {
    if (text.trim() === '') return refuse('social.empty-text');
    const sender = await findPresenceRow(database.reads, from);
    if (sender === undefined) return refuse('social.not-in-world');
    const receiver = await findPresenceRowByName(database.reads, sender.realm, presenceKey(toName));
    // Whoever hides is not there for players, whatever they know of it.
    const isHidden = receiver?.isHidden === true && !includesRole(sender.roles, 'moderator');
    if (receiver === undefined || isHidden) return refuse('social.player-not-found');
    const told = {
      to: receiver.characterId,
      toName: receiver.name,
      toRace: receiver.race,
      toRoles: receiver.roles,
      status: receiver.status,
      statusText: receiver.statusText,
    };
    if (await isIgnoredBy(database.reads, receiver.characterId, from)) return accept({ ...told, end: 'ignored' });
    // Whoever runs the realm reaches those who do not want to be disturbed.
    if (receiver.status === 'busy' && !includesRole(sender.roles, 'moderator')) return accept({ ...told, end: 'busy' });
    const talk = { kind: 'whispered', from, fromName: sender.name, fromStatus: sender.status, text } as const;
    const listeners = { characters: [receiver.characterId] };
    const number = await storeTalk(database, listeners, { talk, operation }, new Date(clock.now()));
    if (number === undefined) return accept({ ...told, end: 'delivered' });
    whispers.add();
    const message = {
      session: receiver.session,
      to: receiver.characterId,
      from,
      fromName: sender.name,
      fromRace: sender.race,
      fromRoles: sender.roles,
      fromStatus: sender.status,
      language,
      text,
      number,
    };
    announce(bus, whisperDelivered, message, { scope: receiver.edge });
    return accept({ ...told, end: 'delivered' });
  });

  serving.answer(findMessageOfTheDay, async ({ realm }) => {
    const lines = await findLines(database.reads, realm);
    return accept({ lines: lines ?? config.settings.current().messageOfTheDay });
  });

  serving.answer(setMessageOfTheDay, async ({ realm, lines }, { log }) => {
    await storeLines(database, realm, lines);
    log.info('message-of-the-day-set', { realm, lineCount: lines.length });
    return accept();
  });

  serving.answer(makeAnnouncement, async (input, { log }) => {
    if (input.text.trim() === '') return refuse('social.empty-text');
    await announceToRealm(ports, input);
    log.info('announcement-made', { realm: input.realm, onScreen: input.onScreen });
    return accept();
  });

  return serving;
}
