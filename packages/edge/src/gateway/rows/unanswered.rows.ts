import { type ConnectionState, ignore, type Row } from '../opcode-table.ts';

const inWorld: readonly ConnectionState[] = ['entering', 'world', 'transferring'];
const anywhere: readonly ConnectionState[] = ['characters', ...inWorld];

/**
 * Packets that genuine clients send and that need no answer, or whose feature this realm does not have yet. They are
 * known, and so are not counted as unknown; the coverage table lists them as answered emptily.
 */
export const unansweredRows: readonly Row[] = [
  ...ignore(
    ['CMSG_SET_ACTIVE_VOICE_CHANNEL', 'CMSG_VOICE_SESSION_ENABLE', 'CMSG_CHANNEL_VOICE_ON', 'CMSG_CHANNEL_VOICE_OFF'],
    { states: anywhere, why: 'there is no voice chat' },
  ),
  ...ignore(['CMSG_SET_CHANNEL_WATCH', 'CMSG_CLEAR_CHANNEL_WATCH'], {
    states: anywhere,
    why: 'the channel pane gets its list when it asks, not with every change',
  }),
  ...ignore(['CMSG_DECLINE_CHANNEL_INVITE'], { states: inWorld, why: 'an invitation to a channel needs no answer' }),
  ...ignore(
    [
      'CMSG_GUILD_QUERY',
      'CMSG_GUILD_ROSTER',
      'CMSG_GUILD_INFO',
      'MSG_GUILD_EVENT_LOG_QUERY',
      'MSG_GUILD_PERMISSIONS',
      'CMSG_PETITION_QUERY',
      'CMSG_ARENA_TEAM_QUERY',
      'CMSG_ARENA_TEAM_ROSTER',
    ],
    { states: inWorld, why: 'there are no guilds, charters or teams yet' },
  ),
  ...ignore(
    [
      'CMSG_QUEST_QUERY',
      'CMSG_QUEST_POI_QUERY',
      'CMSG_QUERY_QUESTS_COMPLETED',
      'CMSG_QUESTGIVER_STATUS_QUERY',
      'CMSG_QUESTGIVER_STATUS_MULTIPLE_QUERY',
      'CMSG_QUESTGIVER_HELLO',
      'CMSG_GOSSIP_HELLO',
      'CMSG_NPC_TEXT_QUERY',
      'CMSG_PAGE_TEXT_QUERY',
      'CMSG_ITEM_NAME_QUERY',
      'CMSG_ITEM_TEXT_QUERY',
      'CMSG_AREATRIGGER',
      'CMSG_TAXINODE_STATUS_QUERY',
      'CMSG_LIST_INVENTORY',
      'CMSG_TRAINER_LIST',
      'CMSG_GAMEOBJ_REPORT_USE',
    ],
    { states: inWorld, why: 'there are no quests, conversations, items or usable objects yet' },
  ),
  ...ignore(
    [
      'CMSG_BATTLEFIELD_STATUS',
      'CMSG_LFG_GET_STATUS',
      'CMSG_LFD_PARTY_LOCK_INFO_REQUEST',
      'CMSG_LFG_SET_AUTOJOIN',
      'CMSG_LFG_CLEAR_AUTOJOIN',
      'CMSG_LFM_SET_AUTOFILL',
      'CMSG_LFM_CLEAR_AUTOFILL',
      'CMSG_CLEAR_LOOKING_FOR_GROUP',
      'CMSG_SET_LOOKING_FOR_MORE',
      'CMSG_CALENDAR_GET_CALENDAR',
    ],
    { states: inWorld, why: 'silence says that there is nothing: no battlefield, group finder or calendar yet' },
  ),
  ...ignore(
    [
      'CMSG_SET_ACTIONBAR_TOGGLES',
      'CMSG_SET_WATCHED_FACTION',
      'CMSG_SET_FACTION_ATWAR',
      'CMSG_SET_FACTION_INACTIVE',
      'CMSG_SET_TARGET_OBSOLETE',
      'CMSG_SET_TITLE',
      'CMSG_SET_AMMO',
      'CMSG_TOGGLE_PVP',
      'CMSG_TOGGLE_HELM',
      'CMSG_TOGGLE_CLOAK',
      'CMSG_COMPLETE_CINEMATIC',
      'CMSG_NEXT_CINEMATIC_CAMERA',
      'CMSG_COMPLETE_MOVIE',
      'CMSG_OPENING_CINEMATIC',
      'CMSG_SET_TAXI_BENCHMARK_MODE',
      'CMSG_FAR_SIGHT',
    ],
    { states: inWorld, why: 'a choice that the client shows by itself and the realm does not keep yet' },
  ),
  ...ignore(
    [
      'CMSG_CANCEL_CAST',
      'CMSG_CANCEL_AURA',
      'CMSG_CANCEL_CHANNELLING',
      'CMSG_CANCEL_AUTO_REPEAT_SPELL',
      'CMSG_CORPSE_MAP_POSITION_QUERY',
      'CMSG_INSPECT',
      'CMSG_LOOT',
      'CMSG_LOOT_RELEASE',
      'CMSG_QUERY_INSPECT_ACHIEVEMENTS',
      'CMSG_DISMISS_CRITTER',
      'CMSG_REQUEST_PET_INFO',
    ],
    { states: inWorld, why: 'spells that last, loot and pets do not exist yet, and corpses lie on no ship' },
  ),
  ...ignore(['CMSG_WARDEN_DATA', 'CMSG_LUA_USAGE'], {
    states: inWorld,
    why: 'the realm asks no client about its programs',
  }),
  ...ignore(['CMSG_PLAYER_LOGOUT'], {
    states: inWorld,
    why: 'a character leaves by CMSG_LOGOUT_REQUEST or with its connection',
  }),
];
