import { roomType } from '@realmwright/kernel/room';
import { characterIdType } from '@realmwright/kernel/schema/domain';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { bool, list, optional, struct, utf8, uvar } from '@realmwright/kernel/schema/types';
import type { MessageDeclarations } from './delivery.ts';
import { MOST_PEOPLE, personType } from './social-messages.ts';
import { TALK_BYTES } from './talk-bytes.ts';

const nameType = utf8({ maxBytes: 100 });

/** Where a page of a roster begins: behind this person. */
export const rosterPlaceType = struct({ name: utf8({ maxBytes: 48 }), character: characterIdType });
export type RosterPlace = ValueOf<typeof rosterPlaceType>;

/** Deeds about rooms. Nobody asks to be in one: the server says who is, by where the character stands. */
export const roomDeeds = {
  /** A page of who is in a room that one is in: `roster` answers. */
  roster: struct({ room: roomType, after: optional(rosterPlaceType) }),
  /** Speaks to everybody in a room; for operators. */
  tellRoom: struct({ room: roomType, text: utf8({ maxBytes: TALK_BYTES }) }),
};

/** What a server tells of rooms. */
export const roomMessages = {
  roomJoined: {
    delivery: 'reliable',
    priority: 'control',
    about:
      'The client is in a room from now on. Whoever walks into another area is told of the new one first and then, in the same message of the socket, that it has left the old one.',
    fields: struct({ room: roomType }),
  },
  roomLeft: {
    delivery: 'reliable',
    priority: 'control',
    about: 'The client is in a room no more.',
    fields: struct({ room: roomType }),
  },
  people: {
    delivery: 'droppable',
    priority: 'company',
    about:
      'Who has come into the area, has changed, or has gone, twice a second at most; and how members of the party are. `isCrowded`: there was more than is told; the roster has it, and whatever else was left out.',
    fields: struct({
      room: roomType,
      came: list(personType, { max: MOST_PEOPLE }),
      changed: list(personType, { max: MOST_PEOPLE }),
      went: list(struct({ character: characterIdType, name: nameType }), { max: MOST_PEOPLE }),
      isCrowded: bool,
    }),
  },
  roster: {
    delivery: 'reliable',
    priority: 'company',
    about: 'A page of who is in a room, by name. With `hasMore`, ask again with the last of these as `after`.',
    fields: struct({
      room: roomType,
      total: uvar,
      people: list(personType, { max: MOST_PEOPLE }),
      hasMore: bool,
    }),
  },
  announced: {
    delivery: 'reliable',
    priority: 'talk',
    about: 'An operator speaks to everybody in a room.',
    fields: struct({ room: roomType, by: nameType, text: utf8({ maxBytes: TALK_BYTES }) }),
  },
} as const satisfies MessageDeclarations;
