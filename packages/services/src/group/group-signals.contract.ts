import { request } from '@realmwright/kernel/contract';
import { operationIdType } from '@realmwright/kernel/operation-id';
import { characterIdType } from '@realmwright/kernel/schema/domain';
import { bool, f32, list, literals, nothing, optional, struct, u8, u32, utf8 } from '@realmwright/kernel/schema/types';

/** What members of a group signal to each other: talk, places, dice, marks, and whether they are ready. */

/** To whom a line goes and how it is shown. A party line in a raid goes to the speaker's subgroup. */
export const groupTalkType = literals('party', 'partyLeader', 'raid', 'raidLeader', 'raidWarning');

export const sayToGroup = request('group.say', {
  input: struct({
    character: characterIdType,
    how: groupTalkType,
    language: u32,
    text: utf8({ maxBytes: 255 }),
    /** Asked again under the same one, it is said once. */
    operation: optional(operationIdType),
  }),
  output: nothing,
  refusals: ['group.not-in-group', 'group.not-leader', 'group.not-a-raid', 'group.empty-text'],
  timeout: 2_000,
});

/** Points at a place of the map for all others. */
export const pointAtPlace = request('group.point-at-place', {
  input: struct({ character: characterIdType, x: f32, y: f32 }),
  output: nothing,
  refusals: ['group.not-in-group'],
  timeout: 2_000,
});

/** The largest number on the dice. Source: public servers. */
export const largestRoll = 10_000;

/** Rolls dice: from `least` to `greatest`, both included. A group is told, the roller among them; `isAlone`: there is none. */
export const rollDice = request('group.roll', {
  input: struct({ character: characterIdType, least: u32, greatest: u32 }),
  output: struct({ rolled: u32, isAlone: bool }),
  refusals: ['group.invalid-roll'],
  timeout: 2_000,
});

/** Icons that targets can be marked with, 0 to 7. */
export const markCount = 8;
/** What is marked, by the same name as in the world. */
export const markTargetType = struct({ kind: literals('player', 'creature', 'object'), entry: u32, counter: u32 });
export const markType = struct({ icon: u8, target: markTargetType });

/** Marks a target for all members, or takes the mark away. A target bears one mark at most. */
export const markTarget = request('group.mark-target', {
  input: struct({ character: characterIdType, icon: u8, target: optional(markTargetType) }),
  output: nothing,
  refusals: ['group.not-in-group', 'group.not-leader'],
  timeout: 2_000,
});

export const listMarks = request('group.list-marks', {
  input: struct({ character: characterIdType }),
  output: struct({ marks: list(markType, { max: markCount }) }),
  refusals: ['group.not-in-group'],
  timeout: 2_000,
});

/** Asks every member whether it is ready. */
export const startReadyCheck = request('group.start-ready-check', {
  input: struct({ character: characterIdType }),
  output: nothing,
  refusals: ['group.not-in-group', 'group.not-leader'],
  timeout: 2_000,
});

/** Answers; leader and assistants are told. */
export const answerReadyCheck = request('group.answer-ready-check', {
  input: struct({ character: characterIdType, isReady: bool }),
  output: nothing,
  refusals: ['group.not-in-group', 'group.no-ready-check'],
  timeout: 2_000,
});

/** Whoever asked sees that the time is over, and tells the others. */
export const finishReadyCheck = request('group.finish-ready-check', {
  input: struct({ character: characterIdType }),
  output: nothing,
  refusals: ['group.not-in-group', 'group.not-leader', 'group.no-ready-check'],
  timeout: 2_000,
});
