import {
  array,
  bool,
  bool32,
  countedBy,
  countOf,
  cstring,
  enumeration,
  f32,
  guid,
  packet,
  struct,
  u8,
  u32,
} from '../../schema/wire.ts';
import { npcTextUpdateEmote } from '../gossip/npc-text-update-emote.ts';
import { questGiverReward } from './quest-giver-reward.ts';
import { questItem_1_12, questItem_3_3 } from './quest-item.ts';
import { questItemRequirement } from './quest-item-requirement.ts';
import { questItemReward } from './quest-item-reward.ts';

const questCompletable = enumeration(u32, {
  NOT_COMPLETABLE: 0,
  COMPLETEABLE: 3,
});

const questDetailsEmote = struct({
  emote: u32,
  emoteDelay: u32,
});

/** What a quest brings, at its end. */
export const SMSG_QUESTGIVER_OFFER_REWARD_1_12 = packet('SMSG_QUESTGIVER_OFFER_REWARD', {
  npc: guid,
  questId: u32,
  title: cstring({ maxBytes: 255 }),
  offerRewardText: cstring({ maxBytes: 8000 }),
  autoFinish: bool32,
  amountOfEmotes: countOf('emotes', u32),
  emotes: countedBy(npcTextUpdateEmote, { field: 'amountOfEmotes', max: 4096 }),
  amountOfChoiceItemRewards: countOf('choiceItemRewards', u32),
  choiceItemRewards: countedBy(questItemRequirement, { field: 'amountOfChoiceItemRewards', max: 4096 }),
  amountOfItemRewards: countOf('itemRewards', u32),
  itemRewards: countedBy(questItemRequirement, { field: 'amountOfItemRewards', max: 4096 }),
  moneyReward: u32,
  rewardSpell: u32,
  rewardSpellCast: u32,
});

/** The same as 2.4.3 has it. */
export const SMSG_QUESTGIVER_OFFER_REWARD_2_4 = packet('SMSG_QUESTGIVER_OFFER_REWARD', {
  npc: guid,
  questId: u32,
  title: cstring({ maxBytes: 255 }),
  offerRewardText: cstring({ maxBytes: 8000 }),
  autoFinish: bool32,
  suggestedPlayers: u32,
  amountOfEmotes: countOf('emotes', u32),
  emotes: countedBy(npcTextUpdateEmote, { field: 'amountOfEmotes', max: 4096 }),
  amountOfChoiceItemRewards: countOf('choiceItemRewards', u32),
  choiceItemRewards: countedBy(questItemRequirement, { field: 'amountOfChoiceItemRewards', max: 4096 }),
  amountOfItemRewards: countOf('itemRewards', u32),
  itemRewards: countedBy(questItemRequirement, { field: 'amountOfItemRewards', max: 4096 }),
  moneyReward: u32,
  honorReward: u32,
  unknown1: u32,
  rewardSpell: u32,
  rewardSpellCast: u32,
  titleReward: u32,
});

/** The same as 3.3.5a has it. */
export const SMSG_QUESTGIVER_OFFER_REWARD_3_3 = packet('SMSG_QUESTGIVER_OFFER_REWARD', {
  npc: guid,
  questId: u32,
  title: cstring({ maxBytes: 255 }),
  offerRewardText: cstring({ maxBytes: 8000 }),
  autoFinish: bool32,
  flags1: u32,
  suggestedPlayers: u32,
  amountOfEmotes: countOf('emotes', u32),
  emotes: countedBy(npcTextUpdateEmote, { field: 'amountOfEmotes', max: 4096 }),
  amountOfChoiceItemRewards: countOf('choiceItemRewards', u32),
  choiceItemRewards: countedBy(questItemRequirement, { field: 'amountOfChoiceItemRewards', max: 4096 }),
  amountOfItemRewards: countOf('itemRewards', u32),
  itemRewards: countedBy(questItemRequirement, { field: 'amountOfItemRewards', max: 4096 }),
  moneyReward: u32,
  experienceReward: u32,
  honorReward: u32,
  honorRewardMultiplier: f32,
  unknown1: u32,
  rewardSpell: u32,
  rewardSpellCast: u32,
  titleReward: u32,
  rewardTalents: u32,
  rewardArenaPoints: u32,
  rewardReputationMask: u32,
  rewardFactions: array(u32, 5),
  rewardReputations: array(u32, 5),
  rewardReputationsOverride: array(u32, 5),
});

/** A quest as it is offered. */
export const SMSG_QUESTGIVER_QUEST_DETAILS_1_12 = packet('SMSG_QUESTGIVER_QUEST_DETAILS', {
  guid: guid,
  questId: u32,
  title: cstring({ maxBytes: 255 }),
  details: cstring({ maxBytes: 8000 }),
  objectives: cstring({ maxBytes: 8000 }),
  autoFinish: bool32,
  amountOfChoiceItemRewards: countOf('choiceItemRewards', u32),
  choiceItemRewards: countedBy(questItemReward, { field: 'amountOfChoiceItemRewards', max: 4096 }),
  amountOfItemRewards: countOf('itemRewards', u32),
  itemRewards: countedBy(questItemReward, { field: 'amountOfItemRewards', max: 4096 }),
  moneyReward: u32,
  rewardSpell: u32,
  amountOfEmotes: countOf('emotes', u32),
  emotes: countedBy(questDetailsEmote, { field: 'amountOfEmotes', max: 4096 }),
});

/** The same as 2.4.3 has it. */
export const SMSG_QUESTGIVER_QUEST_DETAILS_2_4 = packet('SMSG_QUESTGIVER_QUEST_DETAILS', {
  guid: guid,
  questId: u32,
  title: cstring({ maxBytes: 255 }),
  details: cstring({ maxBytes: 8000 }),
  objectives: cstring({ maxBytes: 8000 }),
  autoFinish: bool32,
  suggestedPlayers: u32,
  amountOfChoiceItemRewards: countOf('choiceItemRewards', u32),
  choiceItemRewards: countedBy(questItemReward, { field: 'amountOfChoiceItemRewards', max: 4096 }),
  amountOfItemRewards: countOf('itemRewards', u32),
  itemRewards: countedBy(questItemReward, { field: 'amountOfItemRewards', max: 4096 }),
  moneyReward: u32,
  honorReward: u32,
  rewardSpell: u32,
  castedSpell: u32,
  titleReward: u32,
  amountOfEmotes: countOf('emotes', u32),
  emotes: countedBy(questDetailsEmote, { field: 'amountOfEmotes', max: 4096 }),
});

/** The same as 3.3.5a has it. */
export const SMSG_QUESTGIVER_QUEST_DETAILS_3_3 = packet('SMSG_QUESTGIVER_QUEST_DETAILS', {
  guid: guid,
  guid2: guid,
  questId: u32,
  title: cstring({ maxBytes: 255 }),
  details: cstring({ maxBytes: 8000 }),
  objectives: cstring({ maxBytes: 8000 }),
  autoFinish: bool,
  questFlags: u32,
  suggestedPlayers: u32,
  isFinished: u8,
  amountOfChoiceItemRewards: countOf('choiceItemRewards', u32),
  choiceItemRewards: countedBy(questGiverReward, { field: 'amountOfChoiceItemRewards', max: 4096 }),
  amountOfItemRewards: countOf('itemRewards', u32),
  itemRewards: countedBy(questGiverReward, { field: 'amountOfItemRewards', max: 4096 }),
  moneyReward: u32,
  experienceReward: u32,
  honorReward: u32,
  honorRewardMultiplier: f32,
  rewardSpell: u32,
  castedSpell: u32,
  titleReward: u32,
  talentReward: u32,
  arenaPointReward: u32,
  unknown2: u32,
  rewardFactions: array(u32, 5),
  rewardReputations: array(u32, 5),
  rewardReputationsOverride: array(u32, 5),
  amountOfEmotes: countOf('emotes', u32),
  emotes: countedBy(questDetailsEmote, { field: 'amountOfEmotes', max: 4096 }),
});

/** The quests that somebody has to offer. */
export const SMSG_QUESTGIVER_QUEST_LIST_1_12 = packet('SMSG_QUESTGIVER_QUEST_LIST', {
  npc: guid,
  title: cstring({ maxBytes: 255 }),
  emoteDelay: u32,
  emote: u32,
  amountOfEntries: countOf('questItems', u8),
  questItems: countedBy(questItem_1_12, { field: 'amountOfEntries', max: 255 }),
});

/** The same as 3.3.5a has it. */
export const SMSG_QUESTGIVER_QUEST_LIST_3_3 = packet('SMSG_QUESTGIVER_QUEST_LIST', {
  npc: guid,
  title: cstring({ maxBytes: 255 }),
  emoteDelay: u32,
  emote: u32,
  amountOfEntries: countOf('questItems', u8),
  questItems: countedBy(questItem_3_3, { field: 'amountOfEntries', max: 255 }),
});

/** What must be brought for a quest. */
export const SMSG_QUESTGIVER_REQUEST_ITEMS_1_12 = packet('SMSG_QUESTGIVER_REQUEST_ITEMS', {
  npc: guid,
  questId: u32,
  title: cstring({ maxBytes: 255 }),
  requestItemsText: cstring({ maxBytes: 8000 }),
  emoteDelay: u32,
  emote: u32,
  autoFinish: bool32,
  requiredMoney: u32,
  amountOfRequiredItems: countOf('requiredItems', u32),
  requiredItems: countedBy(questItemRequirement, { field: 'amountOfRequiredItems', max: 4096 }),
  unknown1: u32,
  completable: questCompletable,
  flags2: u32,
  flags3: u32,
});

/** The same as 2.4.3 has it. */
export const SMSG_QUESTGIVER_REQUEST_ITEMS_2_4 = packet('SMSG_QUESTGIVER_REQUEST_ITEMS', {
  npc: guid,
  questId: u32,
  title: cstring({ maxBytes: 255 }),
  requestItemsText: cstring({ maxBytes: 8000 }),
  emoteDelay: u32,
  emote: u32,
  autoFinish: bool32,
  suggestedPlayers: u32,
  requiredMoney: u32,
  amountOfRequiredItems: countOf('requiredItems', u32),
  requiredItems: countedBy(questItemRequirement, { field: 'amountOfRequiredItems', max: 4096 }),
  completable: questCompletable,
  flags1: u32,
  flags2: u32,
  flags3: u32,
});

/** The same as 3.3.5a has it. */
export const SMSG_QUESTGIVER_REQUEST_ITEMS_3_3 = packet('SMSG_QUESTGIVER_REQUEST_ITEMS', {
  npc: guid,
  questId: u32,
  title: cstring({ maxBytes: 255 }),
  requestItemsText: cstring({ maxBytes: 8000 }),
  emoteDelay: u32,
  emote: u32,
  autoFinish: bool32,
  flags1: u32,
  suggestedPlayers: u32,
  requiredMoney: u32,
  amountOfRequiredItems: countOf('requiredItems', u32),
  requiredItems: countedBy(questItemRequirement, { field: 'amountOfRequiredItems', max: 4096 }),
  completable: questCompletable,
  flags2: u32,
  flags3: u32,
  flags4: u32,
});
