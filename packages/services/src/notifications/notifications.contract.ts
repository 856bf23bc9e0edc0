import { request } from '@realmwright/kernel/contract';
import {
  mostNotifications,
  notificationChoicesType,
  notificationKindType,
  notificationType,
} from '@realmwright/kernel/notification';
import { accountIdType, realmIdType } from '@realmwright/kernel/schema/domain';
import { bool, list, nothing, optional, struct, utf8 } from '@realmwright/kernel/schema/types';

/** What players have not read yet, kept for those who come back, and what they want to be notified of. */

const whose = { accountId: accountIdType, realm: realmIdType };

/** Most kinds and sources of one telling. */
export const mostKeptAtOnce = 32;

/** Everything unread, newest first, and what the account has chosen. */
export const openNotifications = request('notifications.open', {
  input: struct(whose),
  output: struct({ choices: notificationChoicesType, unread: list(notificationType, { max: mostNotifications }) }),
  timeout: 2_000,
});

/** Adds to what is unread: counts of the same kind and source add up, the newest words stay. */
export const keepNotifications = request('notifications.keep', {
  input: struct({ ...whose, added: list(notificationType, { max: mostKeptAtOnce }) }),
  output: nothing,
  timeout: 2_000,
});

/** Everything is read that is of a kind and source; left out, of all. */
export const markRead = request('notifications.mark-read', {
  input: struct({
    ...whose,
    about: optional(notificationKindType),
    source: optional(utf8({ maxBytes: 100 })),
  }),
  output: nothing,
  timeout: 2_000,
});

/** Turns notifications of a kind on or off, in all realms. */
export const chooseNotifications = request('notifications.choose', {
  input: struct({ accountId: accountIdType, about: notificationKindType, isOn: bool }),
  output: nothing,
  timeout: 2_000,
});
