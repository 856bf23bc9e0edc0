import { accountRolesType } from '@realmwright/kernel/account-role';
import { characterNameType } from '@realmwright/kernel/character-sheet';
import { event, request } from '@realmwright/kernel/contract';
import { operationIdType } from '@realmwright/kernel/operation-id';
import {
  accountIdType,
  characterIdType,
  edgeIdType,
  instanceIdType,
  mapIdType,
  realmIdType,
  sessionIdType,
} from '@realmwright/kernel/schema/domain';
import { bool, list, literals, nothing, optional, struct, u8, u16, u32, utf8 } from '@realmwright/kernel/schema/types';
import { statusType } from '@realmwright/kernel/status';

/** Who is in the world, and talk that does not need to be near: whisper, who, announcements, message of the day. */

/** Longest chat line that a supported client sends, bytes. */
export const chatTextType = utf8({ maxBytes: 255 });

/** Away, busy, or neither; with the text that whoever whispers gets back. */
const statusFields = { status: statusType, statusText: chatTextType };

const presenceFields = {
  characterId: characterIdType,
  accountId: accountIdType,
  realm: realmIdType,
  name: characterNameType,
  race: u8,
  class: u8,
  gender: u8,
  level: u8,
  zone: u32,
  map: mapIdType,
  instance: instanceIdType,
  edge: edgeIdType,
  session: sessionIdType,
  build: u16,
  roles: accountRolesType,
  /** Its player wants to be in no list and in no news; whoever whispers to it is heard. */
  isInvisible: bool,
};

/** One character in the world, as the registry keeps it. */
export const presenceType = struct(presenceFields);

/** The same for whoever looks for it. `isHidden`: an operator who is not there for players. */
const foundPresenceType = struct({ ...presenceFields, isHidden: bool });

/** The gateway tells that a character entered the world, or came to another instance. Repeating replaces. */
export const announcePresence = request('social.announce-presence', {
  input: presenceType,
  output: nothing,
  timeout: 2_000,
});

/** Changes of somebody in the world that `who` shows; absent fields stay. Unknown characters are ignored. */
export const updatePresence = request('social.update-presence', {
  input: struct({
    characterId: characterIdType,
    level: optional(u8),
    zone: optional(u32),
    instance: optional(instanceIdType),
    map: optional(mapIdType),
    roles: optional(accountRolesType),
    isFighting: optional(bool),
    /** Operators may hide: then they are shown to players neither by lists nor by news. */
    isHidden: optional(bool),
  }),
  output: nothing,
  timeout: 2_000,
});

/** A change of nothing, to say of a change what it is. */
export const unchangedPresence = {
  level: undefined,
  zone: undefined,
  instance: undefined,
  map: undefined,
  roles: undefined,
  isFighting: undefined,
  isHidden: undefined,
} as const;

/** The character left the world. A newer session of the same character is not touched. */
export const withdrawPresence = request('social.withdraw-presence', {
  input: struct({ characterId: characterIdType, edge: edgeIdType, session: sessionIdType }),
  output: nothing,
  timeout: 2_000,
});

/** Sets away or busy, or that somebody is invisible, or none of it. */
export const setStatus = request('social.set-status', {
  input: struct({ characterId: characterIdType, ...statusFields, isInvisible: bool }),
  output: nothing,
  timeout: 2_000,
});

/** Says something to one character of the same realm, wherever it is. Language 0 is understood by everybody. */
export const whisper = request('social.whisper', {
  input: struct({
    from: characterIdType,
    toName: characterNameType,
    language: u32,
    text: chatTextType,
    /** Asked again under the same one, it is said once. */
    operation: optional(operationIdType),
  }),
  output: struct({
    /** What became of it: the receiver heard it, ignores the sender, or does not want to be disturbed. */
    end: literals('delivered', 'ignored', 'busy'),
    to: characterIdType,
    toName: characterNameType,
    toRace: u8,
    toRoles: accountRolesType,
    /** What the receiver left behind; the client shows it to the sender. */
    ...statusFields,
  }),
  refusals: [
    'social.player-not-found',
    /** The sender has no presence: it is leaving or being moved. */
    'social.not-in-world',
    'social.empty-text',
  ],
  timeout: 2_000,
});

/** A whisper for one session. Scoped by EdgeId; at most once, as everything on the bus. */
export const whisperDelivered = event(
  'social.whisper-delivered',
  struct({
    session: sessionIdType,
    to: characterIdType,
    from: characterIdType,
    fromName: characterNameType,
    fromRace: u8,
    fromRoles: accountRolesType,
    fromStatus: statusType,
    language: u32,
    text: chatTextType,
    /** As `social.keep-talk` gives it. */
    number: u32,
  }),
);

/** Most rows of one answer to `who` that all supported clients show. Source: public servers. */
export const mostWhoRows = 49;

/**
 * Who is in the world of the asker's realm. Empty filters match everybody; masks have bit (race - 1), bit (class - 1) as
 * the clients send them. Of the words one must be in the name, or in the name of the zone.
 */
export const who = request('social.who', {
  input: struct({
    realm: realmIdType,
    asker: characterIdType,
    minLevel: u8,
    maxLevel: u8,
    name: characterNameType,
    guild: utf8({ maxBytes: 96 }),
    raceMask: u32,
    classMask: u32,
    zones: list(u32, { max: 10 }),
    words: list(utf8({ maxBytes: 96 }), { max: 4 }),
  }),
  output: struct({
    /** How many match, shown or not. */
    matchCount: u32,
    rows: list(
      struct({
        characterId: characterIdType,
        name: characterNameType,
        guild: utf8({ maxBytes: 96 }),
        level: u8,
        class: u8,
        race: u8,
        gender: u8,
        zone: u32,
        status: statusType,
        isFighting: bool,
      }),
      { max: mostWhoRows },
    ),
  }),
  timeout: 2_000,
});

/** Where somebody in the world is; for commands, and for the gateway. */
export const findPresence = request('social.find-presence', {
  input: struct({ realm: realmIdType, name: characterNameType }),
  output: foundPresenceType,
  refusals: ['social.player-not-found'],
  timeout: 2_000,
});

export const findPresenceById = request('social.find-presence-by-id', {
  input: struct({ characterId: characterIdType }),
  output: foundPresenceType,
  refusals: ['social.player-not-found'],
  timeout: 2_000,
});

/** Most characters of one question for their whereabouts. */
export const mostLocated = 512;

/** By which sessions those of the characters are in the world who are. For other features. */
export const locatePresences = request('social.locate-presences', {
  input: struct({ characterIds: list(characterIdType, { max: mostLocated }) }),
  output: struct({
    presences: list(struct({ characterId: characterIdType, edge: edgeIdType, session: sessionIdType }), {
      max: mostLocated,
    }),
  }),
  timeout: 2_000,
});

/**
 * A stay in the world is over; the character may be back already by another session. Unscoped; at most once, so that
 * whoever keeps something by it also asks from time to time.
 */
export const characterLeft = event(
  'social.character-left',
  struct({ characterId: characterIdType, edge: edgeIdType, session: sessionIdType }),
);

/** Everybody in the world of a realm, by name; at most 500. For the HTTP role and the console. */
export const listPresences = request('social.list-presences', {
  input: struct({ realm: realmIdType, limit: u16 }),
  output: struct({ totalCount: u32, presences: list(presenceType, { max: 500 }) }),
  timeout: 3_000,
});

/** The realm's message of the day, in lines as the clients show them. */
export const messageOfTheDayType = list(chatTextType, { max: 8 });

export const findMessageOfTheDay = request('social.find-message-of-the-day', {
  input: struct({ realm: realmIdType }),
  output: struct({ lines: messageOfTheDayType }),
  timeout: 2_000,
});

/** Sets it for everybody who enters from now on. */
export const setMessageOfTheDay = request('social.set-message-of-the-day', {
  input: struct({ realm: realmIdType, lines: messageOfTheDayType }),
  output: nothing,
  timeout: 2_000,
});

/**
 * Something for every session of the realm, or for those of roles beyond `player` (`forStaff`): a chat line, or a note in
 * the middle of the screen. Unscoped.
 */
export const announcementMade = event(
  'social.announcement-made',
  struct({
    realm: realmIdType,
    text: chatTextType,
    onScreen: bool,
    forStaff: bool,
    /** As `social.keep-talk` gives it. */
    number: u32,
  }),
);

export const makeAnnouncement = request('social.announce', {
  input: struct({ realm: realmIdType, text: chatTextType, onScreen: bool, forStaff: bool }),
  output: nothing,
  refusals: ['social.empty-text'],
  timeout: 2_000,
});
