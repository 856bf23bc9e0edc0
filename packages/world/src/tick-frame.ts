import { accountRolesType } from '@realmwright/kernel/account-role';
import { placeType } from '@realmwright/kernel/character-sheet';
import { characterIdType, edgeIdType, sessionIdType } from '@realmwright/kernel/schema/domain';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import {
  bool,
  f32,
  f64,
  list,
  literals,
  optional,
  struct,
  u32,
  u64,
  union,
  utf8,
} from '@realmwright/kernel/schema/types';
import { COMMAND_BYTES } from './commands/commands.intents.ts';
import { intentType } from './intents/intent-batch.ts';
import { gatheredStatsType, membersPerMessage } from './parties/parties.contract.ts';
import { partyType } from './parties/party.ts';

/** A creature as operators changed it: over the bundle's own, or added. */
export const keptSpawnType = struct({
  counter: u32,
  entry: u32,
  place: placeType,
  /** Radius in which it wanders, 0 for none; negative: as the bundle says. */
  wanderYards: f32,
  isRemoved: bool,
});
export type KeptSpawn = ValueOf<typeof keptSpawnType>;

/** Everything that can enter the simulation besides time. Answers of services come back as inputs of a later tick. */
export const worldInputType = union({
  intent: struct({ edge: edgeIdType, session: sessionIdType, sequence: u32, intent: intentType }),
  /** An edge is gone with all its sessions. */
  edgeLost: struct({ edge: edgeIdType }),
  /** A save was carried out, or was not: `stale` when somebody else may write the character by now. */
  progressSaved: struct({ character: characterIdType, epoch: u32, sequence: u32 }),
  progressNotSaved: struct({ character: characterIdType, epoch: u32, sequence: u32, why: literals('stale', 'failed') }),
  /** Somebody wants to enter with this character: who has it shall let it go. */
  characterRecalled: struct({ character: characterIdType, epoch: u32 }),
  /** The ledger says what a character's purse holds now. */
  purseChanged: struct({ character: characterIdType, balance: u64 }),
  /** What became of coins that two players pledged; `unknown`: nobody could say in time. */
  coinsHanded: struct({ trade: u32, outcome: literals('posted', 'insufficient', 'purseFull', 'unknown') }),
  /** Somebody elsewhere brings a character of this instance to a place. */
  playerBrought: struct({ character: characterIdType, place: placeType }),
  /** Something that a character asked for came out, or did not. */
  questionAnswered: struct({ question: u32, text: utf8({ maxBytes: 255 }) }),
  /** A command from outside the world, for the character named or for nobody. */
  commandAsked: struct({
    question: u32,
    caller: utf8({ maxBytes: 64 }),
    roles: accountRolesType,
    character: optional(characterIdType),
    text: utf8({ maxBytes: COMMAND_BYTES }),
  }),
  /** A spawn that operators changed: at the start, and once an addition is kept. */
  spawnKept: struct({ spawn: keptSpawnType, question: u32 }),
  /** A change of a spawn could not be kept. */
  spawnNotKept: struct({ question: u32 }),
  /** A party or raid is like this now; or, as the answer to a question, still. */
  partyChanged: struct({ party: partyType }),
  /** A character is in no group, as the answer to a question; since that revision. */
  characterAlone: struct({ character: characterIdType, revision: u32 }),
  /** Groups were asked for in vain. */
  partiesUnknown: struct({}),
  /** How members of groups are who are in another instance. */
  memberStatsGathered: struct({ members: list(gatheredStatsType, { max: membersPerMessage }) }),
  /** Another instance knows nothing of the members here. */
  memberStatsWanted: struct({ groups: list(u32, { max: membersPerMessage }) }),
  /** Everybody here is to be saved now. */
  saveAllAsked: struct({}),
  /** The instance ends: everybody leaves. */
  closing: struct({}),
});
export type WorldInput = ValueOf<typeof worldInputType>;

/** Most inputs of one tick; what exceeds it waits for the next. */
export const INPUTS_PER_TICK = 20_000;

/**
 * One step's share of the outside world. `time` is milliseconds since the Unix epoch and never goes back; `elapsed` is
 * the time since the step before. A recording is a setup and the frames that followed.
 */
export const tickFrameType = struct({
  tick: f64,
  time: f64,
  elapsed: f64,
  inputs: list(worldInputType, { max: INPUTS_PER_TICK }),
});
export type TickFrame = ValueOf<typeof tickFrameType>;
