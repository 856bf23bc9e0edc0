import { cstring, enumeration, equals, guid, packet, sizedCstring, u8, u32, when } from '../../schema/wire.ts';
import { chatType_1_12, chatType_2_4, chatType_3_3 } from './chat-type.ts';
import { language_1_12, language_2_4 } from './language.ts';
import { namedGuid } from './named-guid.ts';

/** What stands in front of a speaker's name. Bits in 2.4.3 and 3.3.5a. */
const chatTag = enumeration(u8, { NONE: 0, AFK: 1, DND: 2, GM: 3, COMMENTATOR: 4, DEVELOPER: 5 });
const name = sizedCstring({ maxBytes: 255 });
/** Longest line that is sent, bytes. Clients cut lines of players at 255; system lines may be longer. */
const text = sizedCstring({ maxBytes: 3000 });
const channelName = cstring({ maxBytes: 255 });
const language = enumeration(u32, language_2_4.values);

const said = chatType_1_12.values;
/** A line of chat. Guids of say, party and yell: whose bubble, and who speaks; servers send the same twice. */
export const SMSG_MESSAGECHAT_1_12 = packet('SMSG_MESSAGECHAT', {
  chatType: chatType_1_12,
  language: language_1_12,
  ...when(equals('chatType', said.MONSTER_WHISPER, said.RAID_BOSS_EMOTE, said.MONSTER_EMOTE), {
    monsterName: name,
    monster: guid,
  }).otherwise({
    ...when(equals('chatType', said.SAY, said.PARTY, said.YELL), {
      speechBubbleCredit: guid,
      chatCredit: guid,
    }).otherwise({
      ...when(equals('chatType', said.MONSTER_SAY, said.MONSTER_YELL), {
        sender1: guid,
        senderName: name,
        target: guid,
      }).otherwise({
        ...when(equals('chatType', said.CHANNEL), {
          channelName,
          playerRank: u32,
          player: guid,
        }).otherwise({ sender2: guid }),
      }),
    }),
  }),
  message: text,
  tag: chatTag,
});

const { values: spoken } = chatType_2_4;
const monsters_2_4 = equals(
  'chatType',
  spoken.MONSTER_SAY,
  spoken.MONSTER_PARTY,
  spoken.MONSTER_YELL,
  spoken.MONSTER_WHISPER,
  spoken.RAID_BOSS_WHISPER,
  spoken.RAID_BOSS_EMOTE,
  spoken.MONSTER_EMOTE,
);
const battleground_2_4 = equals(
  'chatType',
  spoken.BG_SYSTEM_NEUTRAL,
  spoken.BG_SYSTEM_ALLIANCE,
  spoken.BG_SYSTEM_HORDE,
);
const toWhom_2_4 = when(monsters_2_4, { sender1: name, target1: namedGuid }).otherwise({
  ...when(battleground_2_4, { target3: namedGuid }).otherwise({
    ...when(equals('chatType', spoken.CHANNEL), { channelName, target5: guid }).otherwise({ target6: guid }),
  }),
});

/**
 * A line of chat. Genuine clients read the speaker, flags that are always zero, and then whom it is for; source: the
 * public 2.4.3 servers.
 */
export const SMSG_MESSAGECHAT_2_4 = packet('SMSG_MESSAGECHAT', {
  chatType: chatType_2_4,
  language,
  sender: guid,
  flags: u32,
  ...toWhom_2_4,
  message: text,
  tag: chatTag,
});
/** The same from a game master, whose name follows unless a creature speaks. */
export const SMSG_GM_MESSAGECHAT_2_4 = packet('SMSG_GM_MESSAGECHAT', {
  chatType: chatType_2_4,
  language,
  sender: guid,
  flags: u32,
  ...toWhom_2_4,
  message: text,
  chatTag,
  ...when(monsters_2_4, {}).otherwise({ ...when(battleground_2_4, {}).otherwise({ senderName: name }) }),
});

/** As public notes give it for 2.4.3: without the speaker's guid and flags. */
export const messagechatOfNotes_2_4 = packet('SMSG_MESSAGECHAT', {
  chatType: chatType_2_4,
  language,
  ...when(monsters_2_4, { sender: name, target1: namedGuid }).otherwise({
    ...when(battleground_2_4, { target2: namedGuid }).otherwise({
      ...when(equals('chatType', spoken.CHANNEL), { channelName, target4: guid }).otherwise({ target5: guid }),
    }),
  }),
  message: text,
  tag: chatTag,
});
/** As public notes give it for 2.4.3. */
export const gmMessagechatOfNotes_2_4 = packet('SMSG_GM_MESSAGECHAT', {
  chatType: chatType_2_4,
  language,
  ...when(monsters_2_4, { sender: name, target1: namedGuid, message1: text, chatTag1: chatTag }).otherwise({
    ...when(battleground_2_4, { target2: namedGuid, message2: text, chatTag2: chatTag }).otherwise({
      ...when(equals('chatType', spoken.CHANNEL), {
        channelName,
        target4: guid,
        message3: text,
        chatTag3: chatTag,
      }).otherwise({ target5: guid, message4: text, chatTag4: chatTag, senderName: name }),
    }),
  }),
});

const { values: heard } = chatType_3_3;
const monsters_3_3 = equals(
  'chatType',
  heard.MONSTER_SAY,
  heard.MONSTER_PARTY,
  heard.MONSTER_YELL,
  heard.MONSTER_WHISPER,
  heard.RAID_BOSS_WHISPER,
  heard.RAID_BOSS_EMOTE,
  heard.MONSTER_EMOTE,
  heard.BATTLENET,
);
const battleground_3_3 = equals('chatType', heard.BG_SYSTEM_NEUTRAL, heard.BG_SYSTEM_ALLIANCE, heard.BG_SYSTEM_HORDE);
const achievement_3_3 = equals('chatType', heard.ACHIEVEMENT, heard.GUILD_ACHIEVEMENT);
const special_3_3 = {
  monsters: { sender1: name, target1: namedGuid },
  foreign: { sender2: name, target2: guid },
  battleground: { target3: namedGuid },
  achievement: { target4: guid },
  channel: { channelName, target5: guid },
} as const;

/** A line of chat: who says it, flags that are always zero, whom it is for. */
export const SMSG_MESSAGECHAT_3_3 = packet('SMSG_MESSAGECHAT', {
  chatType: chatType_3_3,
  language,
  sender: guid,
  flags: u32,
  ...when(monsters_3_3, special_3_3.monsters).otherwise({
    ...when(equals('chatType', heard.WHISPER_FOREIGN), special_3_3.foreign).otherwise({
      ...when(battleground_3_3, special_3_3.battleground).otherwise({
        ...when(achievement_3_3, special_3_3.achievement).otherwise({
          ...when(equals('chatType', heard.CHANNEL), special_3_3.channel).otherwise({ target6: guid }),
        }),
      }),
    }),
  }),
  message: text,
  tag: chatTag,
  ...when(achievement_3_3, { achievementId: u32 }),
});
/** The same from a game master, whose name stands before the receiver. */
export const SMSG_GM_MESSAGECHAT_3_3 = packet('SMSG_GM_MESSAGECHAT', {
  chatType: chatType_3_3,
  language,
  sender: guid,
  flags: u32,
  ...when(monsters_3_3, special_3_3.monsters).otherwise({
    ...when(equals('chatType', heard.WHISPER_FOREIGN), special_3_3.foreign).otherwise({
      ...when(battleground_3_3, special_3_3.battleground).otherwise({
        ...when(achievement_3_3, special_3_3.achievement).otherwise({
          ...when(equals('chatType', heard.CHANNEL), special_3_3.channel).otherwise({
            senderName: name,
            target6: guid,
          }),
        }),
      }),
    }),
  }),
  message: text,
  chatTag,
  ...when(achievement_3_3, { achievementId: u32 }),
});
