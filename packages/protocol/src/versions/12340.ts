import { updateFields12340 } from '../world/update/update-fields-12340.ts';
import { everyLayout } from './layouts.ts';
import { opcodes12340 } from './opcodes-12340.ts';
import type { VersionDeclaration } from './version.ts';

/** What a server of this build sends about a character on each map that it comes to. */
const eachMap = [
  'SMSG_BINDPOINTUPDATE',
  'SMSG_TALENTS_INFO',
  'SMSG_INSTANCE_DIFFICULTY',
  'SMSG_INITIAL_SPELLS',
  'SMSG_SEND_UNLEARN_SPELLS',
  'SMSG_ACTION_BUTTONS',
  'SMSG_INITIALIZE_FACTIONS',
  'SMSG_ALL_ACHIEVEMENT_DATA',
  'SMSG_EQUIPMENT_SET_LIST',
  'SMSG_SET_FORCED_REACTIONS',
] as const;

/** What client 3.3.5a speaks. */
export const declaration12340: VersionDeclaration = {
  build: 12340,
  cipher: 'arc4',
  opcodes: opcodes12340,
  layouts: everyLayout,
  updateFields: updateFields12340,
  entryOrder: {
    login: [
      'MSG_SET_DUNGEON_DIFFICULTY',
      'SMSG_LOGIN_VERIFY_WORLD',
      'SMSG_ACCOUNT_DATA_TIMES',
      'SMSG_FEATURE_SYSTEM_STATUS',
      'SMSG_MOTD',
      'SMSG_LEARNED_DANCE_MOVES',
      'SMSG_CONTACT_LIST',
      ...eachMap,
    ],
    arrival: eachMap,
    afterSelf: ['SMSG_INIT_WORLD_STATES', 'SMSG_AURA_UPDATE_ALL'],
  },
};
