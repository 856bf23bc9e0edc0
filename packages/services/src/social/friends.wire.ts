import { type KnownIdTables, shownId } from '@realmwright/gamedata/known-ids';
import type { CharacterId } from '@realmwright/kernel/ids';
import { isRefused, type Outcome } from '@realmwright/kernel/outcome';
import type { Codec } from '@realmwright/kernel/schema/codec';
import { type Outgoing, outgoing } from '@realmwright/protocol/schema/outgoing';
import type { Build } from '@realmwright/protocol/versions/build';
import { SMSG_CONTACT_LIST } from '@realmwright/protocol/world/social/contact-list.packet';
import {
  friendResult,
  SMSG_FRIEND_LIST,
  SMSG_FRIEND_STATUS_1_12,
  SMSG_FRIEND_STATUS_2_4,
  SMSG_IGNORE_LIST,
} from '@realmwright/protocol/world/social/friend.packet';
import { friendStatus } from '@realmwright/protocol/world/social/friend-status';
import type { addContact, friendChanged, listContacts } from './friends.contract.ts';
import { type ContactKind, shownContacts } from './friends.rules.ts';

type ValueOfCodec<C> = C extends Codec<infer Value> ? Value : never;
type Contacts = ValueOfCodec<(typeof listContacts)['output']>['contacts'];
type Presence = NonNullable<Contacts[number]['presence']>;
type Added = ValueOfCodec<(typeof addContact)['output']>;
type AddRefusal = (typeof addContact.refusals)[number];

/** What a client does not say: it means friends, ignored and muted people. */
export const EVERY_KIND = 0x7;
const FRIEND = 0x1;
const IGNORED = 0x2;

/** A whole list as clients of the build show it; 1.12.1 has a packet for each of its halves. */
export function contactsTold(
  build: Build,
  known: KnownIdTables,
  contacts: Contacts,
  listMask: number,
): readonly Outgoing[] {
  const friends = shownContacts(contacts, 'friend', build);
  const ignored = shownContacts(contacts, 'ignored', build);
  if (build === 5875) {
    return [
      outgoing(SMSG_FRIEND_LIST, {
        friends: friends.map(({ characterId, presence }) => ({
          guid: BigInt(characterId),
          ...whereabouts(known, presence),
        })),
      }),
      outgoing(SMSG_IGNORE_LIST, { ignored: ignored.map(({ characterId }) => BigInt(characterId)) }),
    ];
  }
  const relations = contacts
    .map((contact) => {
      const relationMask = (friends.includes(contact) ? FRIEND : 0) | (ignored.includes(contact) ? IGNORED : 0);
      const head = { guid: BigInt(contact.characterId), relationMask, note: contact.note };
      return { ...head, ...whereabouts(known, contact.presence) };
    })
    .filter(({ relationMask }) => (relationMask & listMask) !== 0);
  return [outgoing(SMSG_CONTACT_LIST, { listMask, relations })];
}

/** What came of the wish to have somebody on the list. `contact` is undefined for a name that nobody has. */
export function contactAnswered(
  build: Build,
  known: KnownIdTables,
  asked: { readonly kind: ContactKind; readonly contact: CharacterId | undefined },
  outcome: Outcome<Added, AddRefusal>,
): Outgoing {
  const guid = BigInt(asked.contact ?? 0);
  if (isRefused(outcome)) {
    return status(build, { result: refusalResults[asked.kind][outcome.refused], guid });
  }
  if (asked.kind === 'ignored') return status(build, { result: results.IGNORE_ADDED, guid });
  const { presence, note } = outcome.value;
  const result = presence === undefined ? results.ADDED_OFFLINE : results.ADDED_ONLINE;
  return status(build, { result, guid, note, ...whereabouts(known, presence) });
}

/** Somebody is off the list. */
export function contactRemoved(build: Build, kind: ContactKind, contact: bigint): Outgoing {
  return status(build, { result: kind === 'friend' ? results.REMOVED : results.IGNORE_REMOVED, guid: contact });
}

/** A friend came, went, or is marked differently; the protocol has one message for both of the first and the last. */
export function friendChangeTold(
  build: Build,
  known: KnownIdTables,
  { friend, presence }: Pick<ValueOfCodec<(typeof friendChanged)['payload']>, 'friend' | 'presence'>,
): Outgoing {
  const result = presence === undefined ? results.OFFLINE : results.ONLINE;
  return status(build, { result, guid: BigInt(friend), ...whereabouts(known, presence) });
}

interface FriendStatus {
  readonly result: number;
  readonly guid: bigint;
  readonly note?: string;
  readonly status?: number;
  readonly area?: number;
  readonly level?: number;
  readonly class?: number;
}

function status(build: Build, value: FriendStatus): Outgoing {
  return build === 5875 ? outgoing(SMSG_FRIEND_STATUS_1_12, value) : outgoing(SMSG_FRIEND_STATUS_2_4, value);
}

/** Where a friend is, in ids that the client knows. */
function whereabouts(known: KnownIdTables, presence: Presence | undefined) {
  if (presence === undefined) return { status: friendStatus.values.OFFLINE };
  return {
    status: statuses[presence.status],
    area: shownId(known.areas, presence.zone),
    level: presence.level,
    class: shownId(known.classes, presence.class),
  };
}

const statuses = {
  here: friendStatus.values.ONLINE,
  away: friendStatus.values.AFK,
  busy: friendStatus.values.DND,
} as const;

const results = friendResult.values;

const refusalResults: Readonly<Record<ContactKind, Readonly<Record<AddRefusal, number>>>> = {
  friend: {
    'social.contact-is-unknown': results.NOT_FOUND,
    'social.contact-is-self': results.SELF,
    'social.contact-is-listed': results.ALREADY,
    'social.contacts-are-full': results.LIST_FULL,
  },
  ignored: {
    'social.contact-is-unknown': results.IGNORE_NOT_FOUND,
    'social.contact-is-self': results.IGNORE_SELF,
    'social.contact-is-listed': results.IGNORE_ALREADY,
    'social.contacts-are-full': results.IGNORE_FULL,
  },
};
