import type { ValueOf } from './schema/type.ts';
import { bool, list, literals, struct, u32, utf8 } from './schema/types.ts';

/**
 * What players can be notified of: talk, attacks on oneself or on a member of the party nearby, what goes on with party and
 * friends, who comes into the area and goes, and what operators announce.
 */
export const notificationKinds = [
  'whisper',
  'party',
  'channel',
  'attack',
  'partyAttack',
  'partyNews',
  'friend',
  'area',
  'announcement',
] as const;
export const notificationKindType = literals(...notificationKinds);
export type NotificationKind = (typeof notificationKinds)[number];

/** Kinds that are off until a player turns them on: in a village somebody comes and goes all the time. */
export const quietKinds: readonly NotificationKind[] = ['area'];

/** Most that an account keeps unread in a realm; the oldest go first. */
export const mostNotifications = 100;

/** Most bytes of what a notification says; longer words are cut. */
export const NOTIFIED_BYTES = 255;

/**
 * Everything unread of one kind from one source, such as a person, a channel or an attacker: how often, and the newest
 * words. `text` is what somebody said, or a word for what happened, such as `online`.
 */
export const notificationType = struct({
  about: notificationKindType,
  source: utf8({ maxBytes: 100 }),
  text: utf8({ maxBytes: NOTIFIED_BYTES }),
  count: u32,
  /** When the newest came, seconds since the Unix epoch. */
  seconds: u32,
});
export type Notification = ValueOf<typeof notificationType>;

/** What a player wants to be notified of; kinds that are not listed are as they are at first. */
export const notificationChoicesType = list(struct({ about: notificationKindType, isOn: bool }), {
  max: notificationKinds.length,
});
export type NotificationChoices = ValueOf<typeof notificationChoicesType>;
