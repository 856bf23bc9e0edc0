import { bool, cstring, packet, u32 } from '../../schema/wire.ts';

export const CMSG_CHANNEL_VOICE_ON = packet('CMSG_CHANNEL_VOICE_ON', {});

export const CMSG_SET_ACTIVE_VOICE_CHANNEL = packet('CMSG_SET_ACTIVE_VOICE_CHANNEL', {
  unknown1: u32,
  unknown2: cstring({ maxBytes: 255 }),
});

export const CMSG_VOICE_SESSION_ENABLE = packet('CMSG_VOICE_SESSION_ENABLE', {
  voiceEnabled: bool,
  microphoneEnabled: bool,
});
