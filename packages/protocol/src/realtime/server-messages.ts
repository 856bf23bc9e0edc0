import { characterIdType, mapIdType } from '@realmwright/kernel/schema/domain';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { list, literals, optional, real, struct, u32, union, utf8, uvar } from '@realmwright/kernel/schema/types';
import { statusType } from '@realmwright/kernel/status';
import { type MessageDeclarations, membersOf } from './delivery.ts';
import { MOST_STATE_ITEMS, motionType, stateItemType, thingType } from './entity-state.ts';
import { notificationMessages } from './notification-messages.ts';
import { qualityType } from './quality.ts';
import { roomMessages } from './room-messages.ts';
import { socialMessages } from './social-messages.ts';
import { TALK_BYTES } from './talk-bytes.ts';

const nameType = utf8({ maxBytes: 100 });

/** 32 random bytes in the base64 of addresses. Each resumption brings a new one. */
export const resumeTokenType = utf8({ maxBytes: 43 });

/** How a deed came out. A refusal is a code `feature.kebab-reason`. */
export const outcomeType = union({ done: struct({}), refused: struct({ code: utf8({ maxBytes: 64 }) }) });
export type DeedOutcome = ValueOf<typeof outcomeType>;

/** Something that happened in view, for drawing and for the log. */
export const happeningType = union({
  attackStarted: struct({ thing: thingType, victim: thingType }),
  attackStopped: struct({ thing: thingType, victim: thingType }),
  blow: struct({
    thing: thingType,
    victim: thingType,
    result: utf8({ maxBytes: 16 }),
    damage: uvar,
  }),
  roused: struct({ thing: thingType }),
  gesture: struct({ thing: thingType, animation: uvar }),
  passed: struct({
    thing: thingType,
    how: literals('pickedUp', 'putDown', 'gave', 'stole'),
    what: utf8({ maxBytes: 64 }),
    other: nameType,
  }),
  duelDecided: struct({ thing: thingType, how: literals('won', 'fled'), winner: nameType, loser: nameType }),
  /** A gesture with words, by its number in the realm's content; `target` is empty when it was meant for nobody. */
  addressed: struct({ thing: thingType, gesture: uvar, target: nameType }),
});
export type Happening = ValueOf<typeof happeningType>;

/** Everything that a server sends. */
export const serverMessages = {
  welcome: {
    delivery: 'reliable',
    priority: 'control',
    about: 'The line is open, and this is who the client is. `characters` follows.',
    fields: struct({
      account: nameType,
      realm: nameType,
      /** Length of a step of the world, milliseconds. */
      stepMillis: uvar,
      /** What resumes the session on another line, once. */
      resume: resumeTokenType,
    }),
  },
  characters: {
    delivery: 'reliable',
    priority: 'control',
    about: 'Whom the account can play: after `welcome`, and whenever that has changed.',
    fields: struct({
      characters: list(
        struct({ character: characterIdType, name: nameType, level: uvar, race: uvar, class: uvar, gender: uvar }),
        { max: 50 },
      ),
    }),
  },
  entered: {
    delivery: 'reliable',
    priority: 'control',
    about: 'The character stands in the world. What it sees follows as a snapshot.',
    fields: struct({
      character: characterIdType,
      self: thingType,
      map: mapIdType,
      zone: u32,
      motion: motionType,
      /** The realm's own calendar: seconds since the Unix epoch in its local time, and how fast it runs. */
      gameSeconds: u32,
      gameMinutesPerSecond: real,
    }),
  },
  left: {
    delivery: 'reliable',
    priority: 'control',
    about: 'The character is out of the world, or on its way to another map.',
    fields: struct({ reason: utf8({ maxBytes: 32 }) }),
  },
  acted: {
    delivery: 'reliable',
    priority: 'combat',
    about: 'How an action came out. Asked again under the same number, the same comes again.',
    fields: struct({ action: u32, outcome: outcomeType }),
  },
  correct: {
    delivery: 'reliable',
    priority: 'control',
    about:
      'The own character is there and nowhere else; the client answers `corrected`. `input` is the last step known.',
    fields: struct({ correction: u32, input: u32, motion: motionType, why: literals('disbelieved', 'teleported') }),
  },
  state: {
    delivery: 'latest',
    priority: 'state',
    about:
      'What has changed in view since the state frame that `baseline` in the head names; 0 there begins anew. `time` is the world’s clock.',
    fields: struct({ time: u32, items: list(stateItemType, { max: MOST_STATE_ITEMS }) }),
  },
  verify: {
    delivery: 'droppable',
    priority: 'state',
    about: 'What the checksum of the client’s view must be after that state frame; if it is not, `resync` is due.',
    fields: struct({ state: u32, sum: u32 }),
  },
  happened: {
    delivery: 'droppable',
    priority: 'combat',
    about: 'Something to be seen. What lasts of it is in `state`.',
    fields: struct({ happening: happeningType }),
  },
  said: {
    delivery: 'reliable',
    priority: 'talk',
    about:
      'Somebody speaks. `thing` is the speaker where it is in view. `system` and `reply` are the realm itself, `reply` what the world has to say to this client alone.',
    fields: struct({
      how: literals(
        'say',
        'yell',
        'emote',
        'whisper',
        'whispered',
        'party',
        'channel',
        'system',
        'raid',
        'raidWarning',
        'reply',
      ),
      thing: optional(thingType),
      speaker: nameType,
      status: statusType,
      /** Of a channel its name, of a whisper that one has sent to whom. */
      where: nameType,
      text: utf8({ maxBytes: 4 * TALK_BYTES }),
      /**
       * Of what is said near and of replies, and of whispers, party, raid, channels, announcements and what commands answer,
       * a number that grows with each: a client that resumes at another edge names those that it has heard last, and is
       * told what it has not. 0 for anything else, and for all lines of an answer but its last.
       */
      number: u32,
    }),
  },
  weather: {
    delivery: 'reliable',
    priority: 'cosmetic',
    about: 'How the sky is where the character stands.',
    fields: struct({ weather: utf8({ maxBytes: 32 }), grade: real }),
  },
  asked: {
    delivery: 'reliable',
    priority: 'control',
    about: 'Somebody wants a duel; `answerDuel` answers. Both are told.',
    fields: struct({ flag: thingType, by: thingType }),
  },
  duel: {
    delivery: 'reliable',
    priority: 'control',
    about: 'How the own duel stands; `millis` of a countdown.',
    fields: struct({ stage: literals('counting', 'outOfBounds', 'backInBounds', 'over'), millis: uvar }),
  },
  pong: {
    delivery: 'droppable',
    priority: 'control',
    about:
      'Answers `ping`. `time` is the world’s clock, `heard` the last reliable frame of the client that has come: one that was sent before the `ping` and is later than that was left unread, because the client sent too much, and is to be sent again.',
    fields: struct({ sent: u32, time: u32, heard: u32 }),
  },
  resumed: {
    delivery: 'reliable',
    priority: 'control',
    about:
      'The session goes on. `kept`: every reliable frame after the last that the client had has come before this one, and the client sends again its own after `heard`. `moved`: at another edge; sequences begin anew with this frame, and deeds without an answer are asked for again. State begins anew either way.',
    fields: struct({ how: literals('kept', 'moved'), heard: u32, resume: resumeTokenType }),
  },
  quality: {
    delivery: 'reliable',
    priority: 'control',
    about: 'How much the client is told from now on, by what it asked for and what its line can bear.',
    fields: struct({ quality: qualityType, pauseMillis: optional(uvar) }),
  },
  ...socialMessages,
  ...roomMessages,
  ...notificationMessages,
} as const satisfies MessageDeclarations;

export const serverMessageType = union(membersOf(serverMessages));
export type ServerMessage = ValueOf<typeof serverMessageType>;
