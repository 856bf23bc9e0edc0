import {
  mostNotifications,
  notificationChoicesType,
  notificationKindType,
  notificationType,
} from '@realmwright/kernel/notification';
import { bool, list, optional, struct, utf8, uvar } from '@realmwright/kernel/schema/types';
import type { MessageDeclarations } from './delivery.ts';

/** Deeds about notifications, in the world and out of it. */
export const notificationDeeds = {
  /** Everything is read that is of a kind and source; left out, of all. */
  markRead: struct({ about: optional(notificationKindType), source: optional(utf8({ maxBytes: 100 })) }),
  /** Turns notifications of a kind on or off, for good. */
  notify: struct({ about: notificationKindType, isOn: bool }),
};

/** What a server tells of what was not read yet. */
export const notificationMessages = {
  notifications: {
    delivery: 'reliable',
    priority: 'company',
    about:
      'Everything unread, newest first, and what one wants to be notified of: after `welcome`, and after a change.',
    fields: struct({
      choices: notificationChoicesType,
      unread: list(notificationType, { max: mostNotifications }),
    }),
  },
  notified: {
    delivery: 'droppable',
    priority: 'company',
    about:
      'Something to notice, once a second at most for each kind and source. `count`: how much of it is unread; `total`: how much of everything.',
    fields: struct({ notification: notificationType, total: uvar }),
  },
} as const satisfies MessageDeclarations;
