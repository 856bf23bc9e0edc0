import { countedBy, countOf, cstring, enumeration, packet, sizedCstring, u32 } from '../../schema/wire.ts';

const serverMessageType = enumeration(u32, {
  SHUTDOWN_TIME: 1,
  RESTART_TIME: 2,
  CUSTOM: 3,
  SHUTDOWN_CANCELLED: 4,
  RESTART_CANCELLED: 5,
  BATTLEGROUND_SHUTDOWN: 6,
  BATTLEGROUND_RESTART: 7,
  INSTANCE_SHUTDOWN: 8,
  INSTANCE_RESTART: 9,
});

/** A game master asks whose character it is. */
export const CMSG_WHOIS = packet('CMSG_WHOIS', {
  character: cstring({ maxBytes: 48 }),
});

/** A line in the middle of the screen, from a place. */
export const SMSG_AREA_TRIGGER_MESSAGE = packet('SMSG_AREA_TRIGGER_MESSAGE', {
  message: sizedCstring({ maxBytes: 8000 }),
});

/** A zone calls for help. */
export const SMSG_DEFENSE_MESSAGE = packet('SMSG_DEFENSE_MESSAGE', {
  area: u32,
  message: sizedCstring({ maxBytes: 8000 }),
});

/** The message of the day, line by line. */
export const SMSG_MOTD = packet('SMSG_MOTD', {
  amountOfMotds: countOf('motds', u32),
  motds: countedBy(cstring({ maxBytes: 8000 }), { field: 'amountOfMotds', max: 4096 }),
});

/** A line in the middle of the screen. */
export const SMSG_NOTIFICATION = packet('SMSG_NOTIFICATION', {
  notification: cstring({ maxBytes: 255 }),
});

/** News of the server's own: shutdown, restart, or free text. */
export const SMSG_SERVER_MESSAGE = packet('SMSG_SERVER_MESSAGE', {
  messageType: serverMessageType,
  message: cstring({ maxBytes: 8000 }),
});

/** Whose character it is. */
export const SMSG_WHOIS = packet('SMSG_WHOIS', {
  message: cstring({ maxBytes: 8000 }),
});

/** A zone is attacked by the other side. */
export const SMSG_ZONE_UNDER_ATTACK = packet('SMSG_ZONE_UNDER_ATTACK', {
  zoneId: u32,
});
