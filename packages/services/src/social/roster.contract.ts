import { characterNameType } from '@realmwright/kernel/character-sheet';
import { event, request } from '@realmwright/kernel/contract';
import { roomType } from '@realmwright/kernel/room';
import { characterIdType, instanceIdType, mapIdType, realmIdType } from '@realmwright/kernel/schema/domain';
import { bool, list, nothing, optional, struct, u8, u32, union } from '@realmwright/kernel/schema/types';
import { statusType } from '@realmwright/kernel/status';
import { chatTextType } from './social.contract.ts';

/** Who is in a room, page by page, and what happens there. */

/** Somebody in the world, as those are told who share a room with it. */
export const presentType = struct({
  characterId: characterIdType,
  name: characterNameType,
  race: u8,
  class: u8,
  gender: u8,
  level: u8,
  zone: u32,
  status: statusType,
  isFighting: bool,
});

/** Most people of one page. */
export const mostOfRoster = 50;
/** Most members of a group, whose places are asked for by their ids. */
const mostNamed = 40;

/**
 * A page of those in the world within a scope, by name, from the one that follows `after`. Hidden ones are shown to those
 * alone who may hide themselves.
 */
export const listRoster = request('social.list-roster', {
  input: struct({
    scope: union({
      cluster: struct({}),
      realm: struct({ realm: realmIdType }),
      area: struct({ realm: realmIdType, map: mapIdType, zone: u32 }),
      instance: struct({ instance: instanceIdType }),
      named: struct({ characterIds: list(characterIdType, { max: mostNamed }) }),
    }),
    showsHidden: bool,
    after: optional(struct({ name: characterNameType, characterId: characterIdType })),
  }),
  output: struct({
    total: u32,
    people: list(presentType, { max: mostOfRoster }),
    /** There are more after the last of these. */
    hasMore: bool,
  }),
  timeout: 2_000,
});

/**
 * Somebody in the world is otherwise than before: away, busy, fighting, at another level or in another zone. Unscoped, for
 * features that keep company; hidden ones are not told of.
 */
export const presenceChanged = event('social.presence-changed', struct({ person: presentType }));

/** What those in a room are told. */
export const roomNewsType = union({
  /** Somebody has come into the room, or is otherwise than before. */
  came: struct({ person: presentType }),
  changed: struct({ person: presentType }),
  went: struct({ character: characterIdType, name: characterNameType }),
  announced: struct({ by: characterNameType, text: chatTextType }),
});

/**
 * Something for everybody in a room, on every edge that has any of them. Scoped by the room's token: an edge listens to the
 * rooms of its sessions. At most once; a roster that is read anew is right again.
 */
export const roomTold = event('social.room-told', struct({ room: roomType, news: roomNewsType }));

/** An operator speaks to everybody in a room. */
export const tellRoom = request('social.tell-room', {
  input: struct({ room: roomType, by: characterNameType, text: chatTextType }),
  output: nothing,
  refusals: ['social.empty-text'],
  timeout: 2_000,
});
