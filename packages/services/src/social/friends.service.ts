import { announce } from '@realmwright/kernel/contract';
import { accept, refuse } from '@realmwright/kernel/outcome';
import type { FeaturePorts, Serving } from '../serving.ts';
import {
  addContact,
  ignoreReported,
  listContacts,
  removeContact,
  reportIgnored,
  setContactNote,
} from './friends.contract.ts';
import { judgeNewContact, keptNote } from './friends.rules.ts';
import {
  isIgnoredBy,
  listContactRows,
  lockContacts,
  removeContactRow,
  storeContact,
  storeNote,
} from './friends.store.ts';
import { isListed } from './listed.store.ts';
import { findPresenceRow } from './presence.store.ts';

/** Answers what concerns the lists of friends and of ignored people. */
export function serveFriends(serving: Serving, { database, bus }: FeaturePorts): void {
  serving.answer(listContacts, async ({ owner }) =>
    accept({ contacts: (await listContactRows(database.reads, owner)).slice(0, 128) }),
  );

  serving.answer(addContact, async (input) => {
    const note = keptNote(input.note);
    const refused = await database.transaction(async (db) => {
      await lockContacts(db, input.owner);
      const reason = judgeNewContact(await listContactRows(db, input.owner), input);
      if (reason !== undefined) return reason;
      return (await storeContact(db, { ...input, note })) ? undefined : 'social.contact-is-unknown';
    });
    if (refused !== undefined) return refuse(refused);
    const presence = await findPresenceRow(database.reads, input.contact);
    return accept({ note, presence: presence && isListed(presence) ? presence : undefined });
  });

  serving.answer(removeContact, async ({ owner, contact, kind }) => {
    await database.transaction(async (db) => {
      await lockContacts(db, owner);
      await removeContactRow(db, owner, contact, kind);
    });
    return accept();
  });

  serving.answer(setContactNote, async ({ owner, contact, note }) => {
    await storeNote(database, owner, contact, keptNote(note));
    return accept();
  });

  serving.answer(reportIgnored, async ({ by, byName, speaker }) => {
    if (!(await isIgnoredBy(database.reads, by, speaker))) return accept();
    const told = await findPresenceRow(database.reads, speaker);
    if (told === undefined) return accept();
    announce(bus, ignoreReported, { session: told.session, speaker, by, byName }, { scope: told.edge });
    return accept();
  });
}
