import { array, countedBy, countOf, cstring, f32, packet, struct, u16, u32 } from '../../schema/wire.ts';
import { vector2d } from '../gossip/vector2d.ts';
import { questItemRequirement } from './quest-item-requirement.ts';
import { questItemReward } from './quest-item-reward.ts';

const vector2dUnsigned = struct({
  x: u32,
  y: u32,
});

const questPoi = struct({
  id: u32,
  objectiveId: u32,
  map: u32,
  area: u32,
  floorId: u32,
  unknown1: u32,
  unknown2: u32,
  amountOfPoints: countOf('points', u32),
  points: countedBy(vector2dUnsigned, { field: 'amountOfPoints', max: 4096 }),
});

const questPoiList = struct({
  questId: u32,
  amountOfPois: countOf('pois', u32),
  pois: countedBy(questPoi, { field: 'amountOfPois', max: 4096 }),
});

const questObjective = struct({
  creatureId: u32,
  killCount: u32,
  requiredItemId: u32,
  requiredItemCount: u32,
});

/** Asks for all quests ever done. */
export const CMSG_QUERY_QUESTS_COMPLETED = packet('CMSG_QUERY_QUESTS_COMPLETED', {});

/** Asks where quests lead on the map. */
export const CMSG_QUEST_POI_QUERY = packet('CMSG_QUEST_POI_QUERY', {
  amountOfPois: countOf('pointsOfInterests', u32),
  pointsOfInterests: countedBy(u32, { field: 'amountOfPois', max: 256 }),
});

/** Asks for the text of a quest. */
export const CMSG_QUEST_QUERY = packet('CMSG_QUEST_QUERY', {
  questId: u32,
});

/** All quests ever done. */
export const SMSG_QUERY_QUESTS_COMPLETED_RESPONSE = packet('SMSG_QUERY_QUESTS_COMPLETED_RESPONSE', {
  amountOfRewardQuests: countOf('rewardQuests', u32),
  rewardQuests: countedBy(u32, { field: 'amountOfRewardQuests', max: 4096 }),
});

/** Where quests lead on the map. */
export const SMSG_QUEST_POI_QUERY_RESPONSE = packet('SMSG_QUEST_POI_QUERY_RESPONSE', {
  amountOfQuests: countOf('quests', u32),
  quests: countedBy(questPoiList, { field: 'amountOfQuests', max: 4096 }),
});

/** The text of a quest, and what it needs and brings. */
export const SMSG_QUEST_QUERY_RESPONSE_1_12 = packet('SMSG_QUEST_QUERY_RESPONSE', {
  questId: u32,
  questMethod: u32,
  questLevel: u32,
  zoneOrSort: u32,
  questType: u32,
  reputationObjectiveFaction: u16,
  reputationObjectiveValue: u32,
  requiredOppositeFaction: u16,
  requiredOppositeReputationValue: u32,
  nextQuestInChain: u32,
  moneyReward: u32,
  maxLevelMoneyReward: u32,
  rewardSpell: u32,
  sourceItemId: u32,
  questFlags: u32,
  rewards: array(questItemReward, 4),
  choiceRewards: array(questItemReward, 6),
  pointMapId: u32,
  position: vector2d,
  pointOpt: u32,
  title: cstring({ maxBytes: 255 }),
  objectiveText: cstring({ maxBytes: 8000 }),
  details: cstring({ maxBytes: 8000 }),
  endText: cstring({ maxBytes: 8000 }),
  objectives: array(questObjective, 4),
  objectiveTexts: array(cstring({ maxBytes: 8000 }), 4),
});

/** The same as 2.4.3 has it. */
export const SMSG_QUEST_QUERY_RESPONSE_2_4 = packet('SMSG_QUEST_QUERY_RESPONSE', {
  questId: u32,
  questMethod: u32,
  questLevel: u32,
  zoneOrSort: u32,
  questType: u32,
  suggestPlayerAmount: u32,
  reputationObjectiveFaction: u16,
  reputationObjectiveValue: u32,
  requiredOppositeFaction: u16,
  requiredOppositeReputationValue: u32,
  nextQuestInChain: u32,
  moneyReward: u32,
  maxLevelMoneyReward: u32,
  rewardSpell: u32,
  castedRewardSpell: u32,
  honorReward: u32,
  sourceItemId: u32,
  questFlags: u32,
  titleReward: u32,
  rewards: array(questItemReward, 4),
  choiceRewards: array(questItemReward, 6),
  pointMapId: u32,
  position: vector2d,
  pointOpt: u32,
  title: cstring({ maxBytes: 255 }),
  objectiveText: cstring({ maxBytes: 8000 }),
  details: cstring({ maxBytes: 8000 }),
  endText: cstring({ maxBytes: 8000 }),
  objectives: array(questObjective, 4),
  objectiveTexts: array(cstring({ maxBytes: 8000 }), 4),
});

/** The same as 3.3.5a has it. */
export const SMSG_QUEST_QUERY_RESPONSE_3_3 = packet('SMSG_QUEST_QUERY_RESPONSE', {
  questId: u32,
  questMethod: u32,
  questLevel: u32,
  minimumQuestLevel: u32,
  zoneOrSort: u32,
  questType: u32,
  suggestPlayerAmount: u32,
  reputationObjectiveFaction: u16,
  reputationObjectiveValue: u32,
  requiredOppositeFaction: u16,
  requiredOppositeReputationValue: u32,
  nextQuestInChain: u32,
  moneyReward: u32,
  maxLevelMoneyReward: u32,
  rewardSpell: u32,
  castedRewardSpell: u32,
  honorReward: u32,
  honorRewardMultiplier: f32,
  sourceItemId: u32,
  questFlags: u32,
  titleReward: u32,
  playersSlain: u32,
  bonusTalents: u32,
  bonusArenaPoints: u32,
  unknown1: u32,
  rewards: array(questItemReward, 4),
  choiceRewards: array(questItemReward, 6),
  reputationRewards: array(u32, 5),
  reputationRewardAmounts: array(u32, 5),
  reputationRewardOverrides: array(u32, 5),
  pointMapId: u32,
  position: vector2d,
  pointOpt: u32,
  title: cstring({ maxBytes: 255 }),
  objectiveText: cstring({ maxBytes: 8000 }),
  details: cstring({ maxBytes: 8000 }),
  endText: cstring({ maxBytes: 8000 }),
  completedText: cstring({ maxBytes: 8000 }),
  objectives: array(questObjective, 4),
  itemRequirements: array(questItemRequirement, 6),
  objectiveTexts: array(cstring({ maxBytes: 8000 }), 4),
});
