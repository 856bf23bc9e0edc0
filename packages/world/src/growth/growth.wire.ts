import type { Build } from '@realmwright/protocol/versions/build';
import {
  SMSG_LEVELUP_INFO_1_12,
  SMSG_LEVELUP_INFO_3_3,
  SMSG_LOG_XPGAIN_1_12,
  SMSG_LOG_XPGAIN_3_3,
} from '@realmwright/protocol/world/character/experience.packet';
import { frameClass } from '../perception/deliveries.ts';
import type { FrameWriter } from '../perception/frame-writer.wire.ts';
import type { PersonalFact } from '../perception/perceived.ts';

type FactOf<Kind extends PersonalFact['kind']> = Extract<PersonalFact, { kind: Kind }>;

/** Experience for a kill; none of it is a bonus for having rested. */
export function writeExperience(
  frames: FrameWriter,
  build: Build,
  guidOf: (entity: number) => bigint,
  { entity, amount }: FactOf<'experienceGained'>,
): void {
  const gain = {
    target: guidOf(entity),
    totalExp: amount,
    expType: KILL,
    experienceWithoutRested: amount,
    expGroupBonus: 1,
  };
  if (build === 12340) {
    frames.packet(SMSG_LOG_XPGAIN_3_3, frameClass.own, { ...gain, expIncludesRecruitAFriendBonus: false });
  } else frames.packet(SMSG_LOG_XPGAIN_1_12, frameClass.own, gain);
}

/** What a new level adds. Numbers that a level takes away are told as the same bits without a sign, as clients read them. */
export function writeLevel(frames: FrameWriter, build: Build, fact: FactOf<'levelReached'>): void {
  const power = (kind: number): number => (fact.powerKind === kind ? fact.power >>> 0 : 0);
  const info = {
    newLevel: fact.level,
    health: fact.health >>> 0,
    mana: power(0),
    rage: power(1),
    focus: power(2),
    energy: power(3),
    happiness: power(4),
    strength: fact.strength >>> 0,
    agility: fact.agility >>> 0,
    stamina: fact.stamina >>> 0,
    intellect: fact.intellect >>> 0,
    spirit: fact.spirit >>> 0,
  };
  if (build !== 12340) frames.packet(SMSG_LEVELUP_INFO_1_12, frameClass.own, info);
  else frames.packet(SMSG_LEVELUP_INFO_3_3, frameClass.own, { ...info, rune: power(5), runicPower: power(6) });
}

/** Experience from a kill, not from a deed without one. */
const KILL = 0;
