import { updateFields8606 } from '../world/update/update-fields-8606.ts';
import { everyLayout } from './layouts.ts';
import { opcodes8606 } from './opcodes-8606.ts';
import type { VersionDeclaration } from './version.ts';

/** What a server of this build sends about a character on each map that it comes to. */
const eachMap = [
  'SMSG_SET_REST_START',
  'SMSG_BINDPOINTUPDATE',
  'SMSG_TUTORIAL_FLAGS',
  'SMSG_INSTANCE_DIFFICULTY',
  'SMSG_INITIAL_SPELLS',
  'SMSG_SEND_UNLEARN_SPELLS',
  'SMSG_ACTION_BUTTONS',
  'SMSG_INITIALIZE_FACTIONS',
] as const;

/** What client 2.4.3 speaks. */
export const declaration8606: VersionDeclaration = {
  build: 8606,
  cipher: 'keyed-xor',
  opcodes: opcodes8606,
  layouts: everyLayout,
  updateFields: updateFields8606,
  entryOrder: {
    login: [
      'MSG_SET_DUNGEON_DIFFICULTY',
      'SMSG_LOGIN_VERIFY_WORLD',
      'SMSG_ACCOUNT_DATA_TIMES',
      'SMSG_FEATURE_SYSTEM_STATUS',
      'SMSG_MOTD',
      ...eachMap,
      'SMSG_CONTACT_LIST',
    ],
    arrival: eachMap,
    afterSelf: ['SMSG_INIT_WORLD_STATES'],
  },
};
