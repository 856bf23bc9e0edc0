import { appearanceType, characterNameType } from '@realmwright/kernel/character-sheet';
import { characterIdType } from '@realmwright/kernel/schema/domain';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { bool, literals, optional, real, struct, u8, u32, union, utf8, uvar } from '@realmwright/kernel/schema/types';
import { carryingDeeds } from './carrying-deeds.ts';
import { type MessageDeclarations, membersOf } from './delivery.ts';
import { thingType } from './entity-state.ts';
import { notificationDeeds } from './notification-messages.ts';
import { attentionType } from './quality.ts';
import { roomDeeds } from './room-messages.ts';
import { contactDeeds, socialDeeds } from './social-deeds.ts';
import { TALK_BYTES } from './talk-bytes.ts';

/**
 * What a client may ask for, each with an outcome of its own. A deed is done once, however often it arrives under the
 * same number of action.
 */
export const deedType = union({
  /** Makes a character of the account; out of the world. The list comes anew. */
  create: struct({
    name: characterNameType,
    race: u8,
    class: u8,
    /** 0 male, 1 female. */
    gender: u8,
    appearance: appearanceType,
  }),
  /** Deletes one; out of the world. */
  delete: struct({ character: characterIdType }),
  speak: struct({ how: literals('say', 'yell', 'emote'), text: utf8({ maxBytes: TALK_BYTES }) }),
  whisper: struct({ to: utf8({ maxBytes: 48 }), text: utf8({ maxBytes: TALK_BYTES }) }),
  select: struct({ target: optional(thingType) }),
  attack: struct({ target: thingType }),
  stopAttack: struct({}),
  /** Picks up what can be carried, and whatever else a thing is for. */
  use: struct({ target: thingType }),
  stand: struct({ state: literals('stand', 'sit', 'kneel', 'sleep') }),
  /**
   * How one is marked for others. `invisible`: in no list and in no news, as if one were not there, while whispers still
   * arrive; said before `enter`, from the first moment on. In the world one is seen as always.
   */
  mark: struct({ status: literals('here', 'away', 'busy', 'invisible'), text: utf8({ maxBytes: TALK_BYTES }) }),
  challenge: struct({ target: thingType }),
  answerDuel: struct({ accepts: bool }),
  ...socialDeeds,
  ...roomDeeds,
  ...notificationDeeds,
  /** The dead let go of their body and find themselves as spirits at the nearest graveyard. */
  releaseSpirit: struct({}),
  /** A spirit near its own body lives again, some seconds after it died. */
  reclaimBody: struct({}),
  ...carryingDeeds,
  ...contactDeeds,
});
export type Deed = ValueOf<typeof deedType>;

/** What a client says about its own movement: the key that was pressed or let go, and where it was at that moment. */
export const stepType = struct({
  /** Counts up; the server names the last one that it knew when it corrects. */
  input: u32,
  /** The client's own clock, milliseconds. */
  time: u32,
  cause: literals('start', 'stop', 'turn', 'jump', 'land', 'gait', 'heartbeat'),
  x: real,
  y: real,
  z: real,
  orientation: real,
  flags: uvar,
  /** Since when it falls, milliseconds; 0 on the ground. */
  fallTime: uvar,
});
export type Step = ValueOf<typeof stepType>;

/** Everything that a client sends. */
export const clientMessages = {
  enter: {
    delivery: 'reliable',
    priority: 'control',
    about: 'Takes a character of the account into the world.',
    fields: struct({ character: characterIdType }),
  },
  leave: {
    delivery: 'reliable',
    priority: 'control',
    about: 'Takes the character out of the world; the line stays open.',
    fields: struct({}),
  },
  act: {
    delivery: 'reliable',
    priority: 'combat',
    about:
      'Asks for a deed. `action` counts up within the session; `acted` answers with the same number. `age`: how long ago it was wished, seconds, where that was while the client had no line.',
    fields: struct({ action: u32, deed: deedType, age: optional(uvar) }),
  },
  step: {
    delivery: 'latest',
    priority: 'state',
    about: 'Tells where the own character is and how it moves.',
    fields: stepType,
  },
  corrected: {
    delivery: 'reliable',
    priority: 'control',
    about: 'The client stands where `correct` with the same number wanted it.',
    fields: struct({ correction: u32, time: u32 }),
  },
  resync: {
    delivery: 'reliable',
    priority: 'control',
    about:
      'A state frame builds on one that is missing, or the view differs from what `verify` said: a snapshot is wanted.',
    fields: struct({ why: literals('gap', 'drift') }),
  },
  ping: {
    delivery: 'droppable',
    priority: 'control',
    about: 'Answered by `pong` with the same `sent`. `lastTrip` is the round trip that the client measured before.',
    fields: struct({ sent: u32, lastTrip: u32 }),
  },
  heard: {
    delivery: 'latest',
    priority: 'control',
    about:
      'The last reliable frame of the server that has come: what lies before it is not kept for a resumption any more.',
    fields: struct({ sequence: u32 }),
  },
  attend: {
    delivery: 'reliable',
    priority: 'control',
    about: 'How the client looks at the world from now on; `quality` answers when another one comes of it.',
    fields: attentionType,
  },
} as const satisfies MessageDeclarations;

export const clientMessageType = union(membersOf(clientMessages));
export type ClientMessage = ValueOf<typeof clientMessageType>;
