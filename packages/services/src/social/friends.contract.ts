import { characterNameType } from '@realmwright/kernel/character-sheet';
import { event, request } from '@realmwright/kernel/contract';
import { receiversType } from '@realmwright/kernel/receivers';
import { characterIdType, realmIdType, sessionIdType } from '@realmwright/kernel/schema/domain';
import { bool, list, literals, nothing, optional, struct, u8, u16, u32, utf8 } from '@realmwright/kernel/schema/types';
import { statusType } from '@realmwright/kernel/status';

/** Friends and ignored people of a character, and what friends are told of each other's coming and going. */

/** What somebody is to a character; one contact can be both. */
export const contactKindType = literals('friend', 'ignored');

/** Longest note that is kept, bytes; the rules cut it at 48 characters, as the supported clients do. */
const noteType = utf8({ maxBytes: 255 });

/** What a friends list shows of somebody who is in the world. */
export const friendPresenceType = struct({
  status: statusType,
  zone: u32,
  level: u8,
  class: u8,
});

/** Everybody on a character's list, first added first. `presence` is there for those who are in the world. */
export const listContacts = request('social.list-contacts', {
  input: struct({ owner: characterIdType }),
  output: struct({
    contacts: list(
      struct({
        characterId: characterIdType,
        isFriend: bool,
        isIgnored: bool,
        note: noteType,
        presence: optional(friendPresenceType),
      }),
      { max: 128 },
    ),
  }),
  timeout: 2_000,
});

/** Puts a character of the same realm on the list. How many fit goes by the owner's client build. */
export const addContact = request('social.add-contact', {
  input: struct({
    owner: characterIdType,
    realm: realmIdType,
    build: u16,
    contact: characterIdType,
    kind: contactKindType,
    note: noteType,
  }),
  output: struct({ note: noteType, presence: optional(friendPresenceType) }),
  refusals: [
    'social.contact-is-unknown',
    'social.contact-is-self',
    'social.contact-is-listed',
    'social.contacts-are-full',
  ],
  timeout: 2_000,
});

/** Takes somebody off the list, as what it was there. Whoever is not on it is no offence. */
export const removeContact = request('social.remove-contact', {
  input: struct({ owner: characterIdType, contact: characterIdType, kind: contactKindType }),
  output: nothing,
  timeout: 2_000,
});

/** Writes a note about somebody on the list. */
export const setContactNote = request('social.set-contact-note', {
  input: struct({ owner: characterIdType, contact: characterIdType, note: noteType }),
  output: nothing,
  timeout: 2_000,
});

/** A friend came into the world, left it, or is marked away, busy or neither. Scoped by EdgeId. */
export const friendChanged = event(
  'social.friend-changed',
  struct({ receivers: receiversType, friend: characterIdType, presence: optional(friendPresenceType) }),
);

/**
 * The client of `by` has thrown away a line of `speaker`, whom it ignores: `speaker` is told. Believed only where the list
 * says the same.
 */
export const reportIgnored = request('social.report-ignored', {
  input: struct({ by: characterIdType, byName: characterNameType, speaker: characterIdType }),
  output: nothing,
  timeout: 2_000,
});

/** Somebody ignores what one session says to it. Scoped by EdgeId. */
export const ignoreReported = event(
  'social.ignore-reported',
  struct({ session: sessionIdType, speaker: characterIdType, by: characterIdType, byName: characterNameType }),
);
