import { cutText } from '@realmwright/kernel/cut-text';
import { mostNotifications, NOTIFIED_BYTES, type Notification } from '@realmwright/kernel/notification';
import { accept } from '@realmwright/kernel/outcome';
import type { Running } from '@realmwright/kernel/running';
import { type FeaturePorts, Serving } from '../serving.ts';
import { announcementMade } from '../social/social.contract.ts';
import { listUnreadAnnouncements, readAnnouncements, storeAnnouncement } from './announcements.store.ts';
import { chooseNotifications, keepNotifications, markRead, openNotifications } from './notifications.contract.ts';
import { addUnread, deleteRead, listChoices, listUnread, storeChoice } from './notifications.store.ts';

/** Starts the keeper of what players have not read. Announcements are kept once for a realm, not for each account. */
export function startNotifications(ports: FeaturePorts): Running {
  const serving = new Serving(ports, 'notifications');
  const { database } = ports;

  serving.answer(openNotifications, async (whose) => {
    const { reads } = database;
    const [choices, announcements, others] = await Promise.all([
      listChoices(reads, whose.accountId),
      listUnreadAnnouncements(database, whose.accountId, whose.realm),
      listUnread(reads, whose),
    ]);
    const unread = [...asNotifications(announcements), ...others];
    return accept({ choices, unread: unread.slice(0, mostNotifications) });
  });

  serving.answer(keepNotifications, async ({ added, ...whose }) => {
    await database.transaction((db) => addUnread(db, whose, added));
    return accept();
  });

  serving.answer(markRead, async ({ about, source, ...whose }) => {
    await database.transaction(async (db) => {
      await deleteRead(db, whose, about, source);
      if (about === undefined || about === 'announcement') await readAnnouncements(db, whose.accountId, whose.realm);
    });
    return accept();
  });

  serving.answer(chooseNotifications, async ({ accountId, about, isOn }) => {
    await storeChoice(database, accountId, about, isOn);
    return accept();
  });

  serving.listen(announcementMade, 'one-replica', async ({ realm, text, forStaff }) => {
    if (!forStaff) await database.transaction((db) => storeAnnouncement(db, realm, text));
  });

  return serving;
}

/** All of a realm's announcements are one source: how many, and the newest. */
function asNotifications(
  announcements: readonly { readonly text: string; readonly seconds: number }[],
): readonly Notification[] {
  const [newest] = announcements;
  if (newest === undefined) return [];
  const text = cutText(newest.text, NOTIFIED_BYTES);
  return [
    { about: 'announcement', source: '', count: announcements.length, text, seconds: Math.floor(newest.seconds) },
  ];
}
