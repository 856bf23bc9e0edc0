import { updateFields5875 } from '../world/update/update-fields-5875.ts';
import { everyLayout } from './layouts.ts';
import { opcodes5875 } from './opcodes-5875.ts';
import type { VersionDeclaration } from './version.ts';

/** What a server of this build sends about a character on each map that it comes to. */
const eachMap = [
  'SMSG_SET_REST_START',
  'SMSG_BINDPOINTUPDATE',
  'SMSG_TUTORIAL_FLAGS',
  'SMSG_INITIAL_SPELLS',
  'SMSG_ACTION_BUTTONS',
  'SMSG_INITIALIZE_FACTIONS',
] as const;

/** What client 1.12.1 speaks. */
export const declaration5875: VersionDeclaration = {
  build: 5875,
  cipher: 'xor',
  opcodes: opcodes5875,
  layouts: everyLayout,
  updateFields: updateFields5875,
  entryOrder: {
    login: [
      'SMSG_LOGIN_VERIFY_WORLD',
      'SMSG_ACCOUNT_DATA_TIMES',
      'SMSG_MESSAGECHAT',
      ...eachMap,
      'SMSG_FRIEND_LIST',
      'SMSG_IGNORE_LIST',
    ],
    arrival: eachMap,
    afterSelf: ['SMSG_INIT_WORLD_STATES'],
  },
};
