import type { CharacterId } from '@realmwright/kernel/ids';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Build } from '@realmwright/protocol/versions/build';
import { CMSG_CHAT_IGNORED_1_12, CMSG_CHAT_IGNORED_2_4 } from '@realmwright/protocol/world/chat/chat-refusal.packet';
import { CMSG_CONTACT_LIST, CMSG_SET_CONTACT_NOTES } from '@realmwright/protocol/world/social/contact-list.packet';
import {
  CMSG_ADD_FRIEND_1_12,
  CMSG_ADD_FRIEND_2_4,
  CMSG_ADD_IGNORE,
  CMSG_DEL_FRIEND,
  CMSG_DEL_IGNORE,
  CMSG_FRIEND_LIST,
} from '@realmwright/protocol/world/social/friend.packet';
import { findCharacterByName } from '@realmwright/services/character/character.contract';
import { characterOf } from '@realmwright/services/character/character.wire';
import {
  addContact,
  friendChanged,
  ignoreReported,
  listContacts,
  removeContact,
  reportIgnored,
  setContactNote,
} from '@realmwright/services/social/friends.contract';
import {
  contactAnswered,
  contactRemoved,
  contactsTold,
  EVERY_KIND,
  friendChangeTold,
} from '@realmwright/services/social/friends.wire';
import { ignoringTold } from '@realmwright/services/social/social.wire';
import type { KnownIdsByBuild } from '@realmwright/world/perception/perception.wire';
import { knownIdsOf } from '../build-content.ts';
import {
  type ConnectionState,
  converse,
  forms,
  type GatewayPort,
  type NewsRow,
  type Row,
  tell,
  tellReceivers,
} from '../opcode-table.ts';

/** Clients change their lists while a loading screen is up, too. */
const inWorld: readonly ConnectionState[] = ['world', 'transferring'];

/** Friends and ignored people. */
export function friendRows(knownIds: KnownIdsByBuild): readonly Row[] {
  const known = (build: Build) => knownIdsOf(knownIds, build);

  async function add(session: GatewayPort, kind: 'friend' | 'ignored', name: string, note: string): Promise<void> {
    const { character: owner, build, realm } = session;
    if (owner === undefined) return;
    const found = await session.call(findCharacterByName, { realm, name });
    if (isRefused(found)) {
      const refused = { refused: 'social.contact-is-unknown' } as const;
      session.send([contactAnswered(build, known(build), { kind, contact: undefined }, refused)]);
      return;
    }
    const { characterId: contact } = found.value;
    const outcome = await session.call(addContact, { owner, realm, build, contact, kind, note });
    if (kind === 'ignored' && !isRefused(outcome)) session.presence?.ignored.add(contact);
    session.send([contactAnswered(build, known(build), { kind, contact }, outcome)]);
  }

  async function list(session: GatewayPort, listMask: number): Promise<void> {
    const { character: owner, build } = session;
    if (owner === undefined) return;
    const listed = await session.call(listContacts, { owner });
    if (!isRefused(listed)) session.send(contactsTold(build, known(build), listed.value.contacts, listMask));
  }

  return [
    forms(
      converse({
        layouts: [CMSG_ADD_FRIEND_1_12],
        states: inWorld,
        talk: ({ name }, session) => add(session, 'friend', name, ''),
      }),
      converse({
        layouts: [CMSG_ADD_FRIEND_2_4],
        states: inWorld,
        talk: ({ name, note }, session) => add(session, 'friend', name, note),
      }),
    ),
    converse({
      layouts: [CMSG_ADD_IGNORE],
      states: inWorld,
      talk: ({ name }, session) => add(session, 'ignored', name, ''),
    }),
    converse({
      layouts: [CMSG_DEL_FRIEND],
      states: inWorld,
      talk: ({ guid }, session) => remove(session, 'friend', guid),
    }),
    converse({
      layouts: [CMSG_DEL_IGNORE],
      states: inWorld,
      talk: ({ guid }, session) => remove(session, 'ignored', guid),
    }),
    converse({
      layouts: [CMSG_SET_CONTACT_NOTES],
      states: inWorld,
      async talk({ player, note }, session) {
        const { character: owner } = session;
        const contact = characterOf(player);
        if (owner === undefined || contact === undefined) return;
        await session.call(setContactNote, { owner, contact, note });
      },
    }),
    converse({
      layouts: [CMSG_CONTACT_LIST],
      states: inWorld,
      talk: ({ flags }, session) => list(session, flags === 0 ? EVERY_KIND : flags),
    }),
    converse({ layouts: [CMSG_FRIEND_LIST], states: inWorld, talk: (_packet, session) => list(session, EVERY_KIND) }),
    forms(
      converse({
        layouts: [CMSG_CHAT_IGNORED_1_12],
        states: inWorld,
        talk: ({ guid }, session) => report(session, characterOf(guid)),
      }),
      converse({
        layouts: [CMSG_CHAT_IGNORED_2_4],
        states: inWorld,
        talk: ({ guid }, session) => report(session, characterOf(guid)),
      }),
    ),
  ];
}

/** What becomes of friends, and of what was said to those who ignore the speaker. */
export function friendNews(knownIds: KnownIdsByBuild): readonly NewsRow[] {
  return [
    tellReceivers(friendChanged, {
      packets: (changed, { build }) => [friendChangeTold(build, knownIdsOf(knownIds, build), changed)],
    }),
    tell(ignoreReported, {
      session: ({ session }) => session,
      packets: ({ speaker, by, byName }, { build, character }) =>
        speaker === character ? [ignoringTold(build, by, byName)] : [],
    }),
  ];
}

async function remove(session: GatewayPort, kind: 'friend' | 'ignored', guid: bigint): Promise<void> {
  const { character: owner, build } = session;
  const contact = characterOf(guid);
  if (owner === undefined || contact === undefined) return;
  await session.call(removeContact, { owner, contact, kind });
  if (kind === 'ignored') session.presence?.ignored.delete(contact);
  session.send([contactRemoved(build, kind, guid)]);
}

async function report(session: GatewayPort, speaker: CharacterId | undefined): Promise<void> {
  const { character: by, presence } = session;
  if (by === undefined || presence === undefined || speaker === undefined) return;
  await session.call(reportIgnored, { by, byName: presence.name, speaker });
}
