import { cstring, packet } from '../../schema/wire.ts';

/** Switches the announcements of a channel. */
export const CMSG_CHANNEL_ANNOUNCEMENTS = packet('CMSG_CHANNEL_ANNOUNCEMENTS', {
  channelName: cstring({ maxBytes: 96 }),
});

/** Bans somebody from a channel. */
export const CMSG_CHANNEL_BAN = packet('CMSG_CHANNEL_BAN', {
  channelName: cstring({ maxBytes: 96 }),
  playerName: cstring({ maxBytes: 48 }),
});

/** Asks for the members of a channel, for the channel pane. */
export const CMSG_CHANNEL_DISPLAY_LIST = packet('CMSG_CHANNEL_DISPLAY_LIST', {
  channel: cstring({ maxBytes: 255 }),
});

/** Invites somebody to a channel. */
export const CMSG_CHANNEL_INVITE = packet('CMSG_CHANNEL_INVITE', {
  channelName: cstring({ maxBytes: 96 }),
  playerName: cstring({ maxBytes: 48 }),
});

/** Puts somebody out of a channel. */
export const CMSG_CHANNEL_KICK = packet('CMSG_CHANNEL_KICK', {
  channelName: cstring({ maxBytes: 96 }),
  playerName: cstring({ maxBytes: 48 }),
});

/** Asks for the members of a channel. */
export const CMSG_CHANNEL_LIST = packet('CMSG_CHANNEL_LIST', {
  channelName: cstring({ maxBytes: 96 }),
});

/** Switches moderation of a channel. */
export const CMSG_CHANNEL_MODERATE = packet('CMSG_CHANNEL_MODERATE', {
  channelName: cstring({ maxBytes: 96 }),
});

/** Makes somebody a moderator of a channel. */
export const CMSG_CHANNEL_MODERATOR = packet('CMSG_CHANNEL_MODERATOR', {
  channelName: cstring({ maxBytes: 96 }),
  playerName: cstring({ maxBytes: 48 }),
});

/** Forbids somebody to speak in a channel. */
export const CMSG_CHANNEL_MUTE = packet('CMSG_CHANNEL_MUTE', {
  channelName: cstring({ maxBytes: 96 }),
  playerName: cstring({ maxBytes: 48 }),
});

/** Asks who owns a channel. */
export const CMSG_CHANNEL_OWNER = packet('CMSG_CHANNEL_OWNER', {
  channelName: cstring({ maxBytes: 96 }),
});

/** Sets the password of a channel. */
export const CMSG_CHANNEL_PASSWORD = packet('CMSG_CHANNEL_PASSWORD', {
  channelName: cstring({ maxBytes: 96 }),
  channelPassword: cstring({ maxBytes: 255 }),
});

/** Hands a channel to somebody. */
export const CMSG_CHANNEL_SET_OWNER = packet('CMSG_CHANNEL_SET_OWNER', {
  channelName: cstring({ maxBytes: 96 }),
  newOwner: cstring({ maxBytes: 255 }),
});

/** Lifts a ban from a channel. */
export const CMSG_CHANNEL_UNBAN = packet('CMSG_CHANNEL_UNBAN', {
  channelName: cstring({ maxBytes: 96 }),
  playerName: cstring({ maxBytes: 48 }),
});

/** Takes moderation of a channel from somebody. */
export const CMSG_CHANNEL_UNMODERATOR = packet('CMSG_CHANNEL_UNMODERATOR', {
  channelName: cstring({ maxBytes: 96 }),
  playerName: cstring({ maxBytes: 48 }),
});

/** Lets somebody speak in a channel again. */
export const CMSG_CHANNEL_UNMUTE = packet('CMSG_CHANNEL_UNMUTE', {
  channelName: cstring({ maxBytes: 96 }),
  playerName: cstring({ maxBytes: 48 }),
});
