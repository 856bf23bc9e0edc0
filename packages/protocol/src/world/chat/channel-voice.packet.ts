import { bool, cstring, packet, u32 } from '../../schema/wire.ts';

/** Switches voice on in a channel. */
export const CMSG_CHANNEL_VOICE_ON = packet('CMSG_CHANNEL_VOICE_ON', {});

/** Chooses the channel that one speaks in. */
export const CMSG_SET_ACTIVE_VOICE_CHANNEL = packet('CMSG_SET_ACTIVE_VOICE_CHANNEL', {
  unknown1: u32,
  unknown2: cstring({ maxBytes: 255 }),
});

/** Whether voice and microphone are on; sent on the character screen. */
export const CMSG_VOICE_SESSION_ENABLE = packet('CMSG_VOICE_SESSION_ENABLE', {
  voiceEnabled: bool,
  microphoneEnabled: bool,
});
