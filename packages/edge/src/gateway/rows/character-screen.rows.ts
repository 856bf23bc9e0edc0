import { CMSG_CHAR_ENUM } from '@realmwright/protocol/world/character/char-enum.packet';
import {
  CMSG_CHAR_CREATE,
  CMSG_CHAR_CUSTOMIZE,
  CMSG_CHAR_DELETE,
  CMSG_CHAR_RENAME,
} from '@realmwright/protocol/world/character/char-screen.packet';
import { CMSG_REALM_SPLIT } from '@realmwright/protocol/world/session/auth.packet';
import {
  createCharacter,
  customiseCharacter,
  deleteCharacter,
  listCharacters,
  renameCharacter,
} from '@realmwright/services/character/character.contract';
import {
  characterCreated,
  characterCustomised,
  characterDeleted,
  characterOf,
  characterRenamed,
  charactersListed,
  creationAsked,
  customisationAsked,
} from '@realmwright/services/character/character.wire';
import { noRealmSplit } from '@realmwright/services/queries/unasked.wire';
import type { KnownIdsByBuild } from '@realmwright/world/perception/perception.wire';
import { knownIdsOf } from '../build-content.ts';
import { answer, ask, type ConnectionState, converse, type Row } from '../opcode-table.ts';

const states: readonly ConnectionState[] = ['characters'];

/** The character screen: the list of characters and what changes it. */
export function characterScreenRows(known: KnownIdsByBuild): readonly Row[] {
  return [
    ask({
      layouts: [CMSG_CHAR_ENUM],
      states,
      contract: listCharacters,
      input: (_packet, { account, realm, build }) => ({ accountId: account, realm, build }),
      reply: (outcome, _packet, { build }) =>
        'value' in outcome ? [charactersListed(build, knownIdsOf(known, build), outcome.value.characters)] : [],
    }),
    converse({
      layouts: [CMSG_CHAR_CREATE],
      states,
      async talk(packet, session) {
        const { account: accountId, realm, build } = session;
        const asked = creationAsked(packet, session.newOperation());
        session.send([
          characterCreated(build, await session.call(createCharacter, { ...asked, accountId, realm, build })),
        ]);
      },
    }),
    ask({
      layouts: [CMSG_CHAR_DELETE],
      states,
      contract: deleteCharacter,
      input: ({ guid }, { account: accountId, realm }) => {
        const characterId = characterOf(guid);
        return characterId === undefined ? undefined : { accountId, realm, characterId };
      },
      reply: (outcome, _packet, { build }) => [characterDeleted(build, outcome)],
    }),
    ask({
      layouts: [CMSG_CHAR_RENAME],
      states,
      contract: renameCharacter,
      input: ({ character, newName: name }, { account: accountId, realm }) => {
        const characterId = characterOf(character);
        return characterId === undefined ? undefined : { accountId, realm, characterId, name };
      },
      reply: (outcome, { character }, { build }) => [characterRenamed(build, character, outcome)],
    }),
    ask({
      layouts: [CMSG_CHAR_CUSTOMIZE],
      states,
      contract: customiseCharacter,
      input: (packet, { account: accountId, realm }) => {
        const characterId = characterOf(packet.player);
        return characterId === undefined ? undefined : { accountId, realm, characterId, ...customisationAsked(packet) };
      },
      reply: (outcome, packet, { build }) => [characterCustomised(build, packet, outcome)],
    }),
    answer({
      layouts: [CMSG_REALM_SPLIT],
      states,
      // There is one place for everybody: the realm is not being split, and the date of that is far away.
      reply: ({ realmId }) => [noRealmSplit(realmId)],
    }),
  ];
}
