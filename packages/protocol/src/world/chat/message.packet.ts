import { cstring, enumeration, equals, packet, u32, when } from '../../schema/wire.ts';
import { chatType_1_12, chatType_2_4, chatType_3_3 } from './chat-type.ts';
import { language_1_12, language_2_4 } from './language.ts';

/** A chat line. Who it is for, or the channel, stands in front of it. */
export const CMSG_MESSAGECHAT_1_12 = packet('CMSG_MESSAGECHAT', {
  chatType: enumeration(u32, chatType_1_12.values),
  language: language_1_12,
  ...when(equals('chatType', chatType_1_12.values.WHISPER), {
    targetPlayer: cstring({ maxBytes: 48 }),
  }).otherwise({
    ...when(equals('chatType', chatType_1_12.values.CHANNEL), {
      channel: cstring({ maxBytes: 255 }),
    }),
  }),
  message: cstring({ maxBytes: 255 }),
});

/** The same as 2.4.3 has it. */
export const CMSG_MESSAGECHAT_2_4 = packet('CMSG_MESSAGECHAT', {
  chatType: enumeration(u32, chatType_2_4.values),
  language: enumeration(u32, language_2_4.values),
  ...when(equals('chatType', chatType_2_4.values.WHISPER), {
    targetPlayer: cstring({ maxBytes: 48 }),
  }).otherwise({
    ...when(equals('chatType', chatType_2_4.values.CHANNEL), {
      channel: cstring({ maxBytes: 255 }),
    }),
  }),
  message: cstring({ maxBytes: 255 }),
});

/** The same as 3.3.5a has it. */
export const CMSG_MESSAGECHAT_3_3 = packet('CMSG_MESSAGECHAT', {
  chatType: enumeration(u32, chatType_3_3.values),
  language: enumeration(u32, language_2_4.values),
  ...when(equals('chatType', chatType_3_3.values.WHISPER), {
    targetPlayer: cstring({ maxBytes: 48 }),
  }).otherwise({
    ...when(equals('chatType', chatType_3_3.values.CHANNEL), {
      channel: cstring({ maxBytes: 255 }),
    }),
  }),
  message: cstring({ maxBytes: 255 }),
});
