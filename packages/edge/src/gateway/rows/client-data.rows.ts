import type { CharacterId } from '@realmwright/kernel/ids';
import { isRefused } from '@realmwright/kernel/outcome';
import { CMSG_SET_ACTION_BUTTON } from '@realmwright/protocol/world/character/action-buttons.packet';
import {
  CMSG_READY_FOR_ACCOUNT_DATA_TIMES,
  CMSG_REQUEST_ACCOUNT_DATA,
} from '@realmwright/protocol/world/session/account-data.packet';
import {
  CMSG_UPDATE_ACCOUNT_DATA_1_12,
  CMSG_UPDATE_ACCOUNT_DATA_3_3,
} from '@realmwright/protocol/world/session/account-data-blob.packet';
import {
  CMSG_TUTORIAL_CLEAR,
  CMSG_TUTORIAL_FLAG,
  CMSG_TUTORIAL_RESET,
} from '@realmwright/protocol/world/session/tutorial.packet';
import { setActionButton } from '@realmwright/services/character/character.contract';
import { guidOfCharacter } from '@realmwright/services/character/character.wire';
import {
  findBlob,
  isAccountWideBlob,
  listBlobTimes,
  setTutorials,
  storeBlob,
  tutorialBytes,
} from '@realmwright/services/client-data/client-data.contract';
import {
  type BlobSent,
  blobGiven,
  blobSent,
  blobStored,
  buttonSet,
  dataTimesTold,
} from '@realmwright/services/client-data/client-data.wire';
import { type ConnectionState, converse, forms, type Row, type SessionPort } from '../opcode-table.ts';

const anywhere: readonly ConnectionState[] = ['characters', 'entering', 'world', 'transferring'];

/** What clients keep with the server: account data, tutorial marks, action buttons. */
export const clientDataRows: readonly Row[] = [
  converse({
    layouts: [CMSG_READY_FOR_ACCOUNT_DATA_TIMES],
    states: anywhere,
    async talk(_packet, session) {
      const listed = await session.call(listBlobTimes, ownerOf(session, undefined));
      if (isRefused(listed)) return;
      session.send([dataTimesTold('account', listed.value.times, session.unixSeconds)]);
    },
  }),
  converse({
    layouts: [CMSG_REQUEST_ACCOUNT_DATA],
    states: anywhere,
    async talk({ dataType: kind }, session) {
      const character = isAccountWideBlob(kind) ? undefined : session.character;
      if (!isAccountWideBlob(kind) && character === undefined) return;
      const found = await session.call(findBlob, { ...ownerOf(session, character), kind: Math.min(kind, 0xff) });
      if (isRefused(found)) return;
      const guid = session.character === undefined ? 0n : guidOfCharacter(session.character);
      session.send([blobGiven(session.build, guid, kind, found.value)]);
    },
  }),
  forms(
    converse({
      layouts: [CMSG_UPDATE_ACCOUNT_DATA_1_12],
      states: anywhere,
      talk: (packet, session) => store(session, blobSent(packet, session.unixSeconds)),
    }),
    converse({
      layouts: [CMSG_UPDATE_ACCOUNT_DATA_3_3],
      states: anywhere,
      talk: (packet, session) => store(session, blobSent(packet, session.unixSeconds)),
    }),
  ),
  converse({
    layouts: [CMSG_TUTORIAL_FLAG],
    states: anywhere,
    async talk({ tutorialFlag }, session) {
      if (tutorialFlag >= tutorialBytes * 8) return;
      await session.call(setTutorials, { accountId: session.account, add: [tutorialFlag], replace: undefined });
    },
  }),
  converse({ layouts: [CMSG_TUTORIAL_CLEAR], states: anywhere, talk: (_packet, session) => mark(session, 0xff) }),
  converse({ layouts: [CMSG_TUTORIAL_RESET], states: anywhere, talk: (_packet, session) => mark(session, 0) }),
  converse({
    layouts: [CMSG_SET_ACTION_BUTTON],
    states: ['world'],
    cost: 2,
    async talk(packet, session) {
      const { account: accountId, character: characterId, build } = session;
      if (characterId === undefined) return;
      await session.call(setActionButton, { accountId, characterId, build, button: buttonSet(packet) });
    },
  }),
];

function ownerOf({ account, realm, build }: SessionPort, character: CharacterId | undefined) {
  return { accountId: account, realm, characterId: character, build };
}

async function store(session: SessionPort, sent: BlobSent | undefined): Promise<void> {
  if (sent === undefined) return;
  const character = isAccountWideBlob(sent.kind) ? undefined : session.character;
  // Nobody's window layout: a client that has left the world already.
  if (!isAccountWideBlob(sent.kind) && character === undefined) return;
  const stored = await session.call(storeBlob, { ...ownerOf(session, character), ...sent });
  if (!isRefused(stored)) session.send(blobStored(session.build, sent.kind));
}

async function mark(session: SessionPort, each: number): Promise<void> {
  const replace = new Uint8Array(tutorialBytes).fill(each);
  await session.call(setTutorials, { accountId: session.account, add: [], replace });
}
