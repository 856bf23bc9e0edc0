import { type Outgoing, outgoing } from '@realmwright/protocol/schema/outgoing';
import type { Build } from '@realmwright/protocol/versions/build';
import { SMSG_CHARACTER_LOGIN_FAILED } from '@realmwright/protocol/world/session/world-entry.packet';
import type { enterCharacter } from '@realmwright/services/character/character.contract';

/** Why the character service does not let a character in. */
export type EntryRefusal = (typeof enterCharacter.refusals)[number];

/** The client's own sentence for a refusal. The codes follow each other in every build, from a different start. */
export function entryRefused(build: Build, refusal: EntryRefusal): Outgoing {
  return outgoing(SMSG_CHARACTER_LOGIN_FAILED, { result: firstCode[build] + offset[refusal] });
}

/** The build's code for "cannot log in: no world server"; those used here stand behind it in the same order. */
const firstCode: Readonly<Record<Build, number>> = { 5875: 0x3e, 8606: 0x42, 12340: 0x4e };

const duplicate = 1;
const failed = 3;
const notFound = 5;

const offset: Readonly<Record<EntryRefusal, number>> = {
  'character.not-found': notFound,
  'character.must-rename': failed,
  'character.not-for-build': failed,
  'character.still-in-world': duplicate,
  'character.other-in-world': duplicate,
};
