import type { Build } from '@realmwright/protocol/versions/build';
import {
  SMSG_AI_REACTION,
  SMSG_ATTACKERSTATEUPDATE_1_12,
  SMSG_ATTACKERSTATEUPDATE_3_3,
  SMSG_ATTACKSTART,
  SMSG_ATTACKSTOP,
  SMSG_ATTACKSWING_BADFACING,
  SMSG_ATTACKSWING_CANT_ATTACK,
  SMSG_ATTACKSWING_DEADTARGET,
  SMSG_ATTACKSWING_NOTINRANGE,
} from '@realmwright/protocol/world/combat/attack.packet';
import { hitInfo_1_12, hitInfo_3_3 } from '@realmwright/protocol/world/combat/hit-info';
import { keyOf } from '../entity-key.wire.ts';
import type { Intent } from '../intents/intent-batch.ts';
import { frameClass } from '../perception/deliveries.ts';
import type { FrameWriter } from '../perception/frame-writer.wire.ts';
import type { Fact, PersonalFact } from '../perception/perceived.ts';
import type { Outcome } from './hit-table.ts';

type GuidOf = (entity: number) => bigint;
type FactOf<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;
type PersonalFactOf<Kind extends PersonalFact['kind']> = Extract<PersonalFact, { kind: Kind }>;

/** The intent of a client that strikes at something; nothing for what does not exist here. */
export function attackIntent(packet: { readonly guid: bigint }): Intent | undefined {
  const target = keyOf(packet.guid);
  return target === undefined ? undefined : { kind: 'attack', target };
}

export function writeAttackStarted(frames: FrameWriter, guidOf: GuidOf, fact: FactOf<'attackStarted'>): void {
  frames.packet(SMSG_ATTACKSTART, frameClass.own, { attacker: guidOf(fact.entity), victim: guidOf(fact.victim) });
}

export function writeAttackStopped(frames: FrameWriter, guidOf: GuidOf, fact: FactOf<'attackStopped'>): void {
  const unknown1 = fact.isDead ? 1 : 0;
  frames.packet(SMSG_ATTACKSTOP, frameClass.own, {
    player: guidOf(fact.entity),
    enemy: guidOf(fact.victim),
    unknown1,
  });
}

/** What the victim's side of a blow looks like, in the numbers of all builds. */
const victimStates: Readonly<Record<Outcome, number>> = {
  miss: 0,
  dodge: 2,
  parry: 3,
  glancing: 1,
  critical: 1,
  hit: 1,
  evade: 6,
};

/** One stroke. Numbers of schools differ: 1.12.1 counts them, the others have a bit for each; blows are of the first. */
export function writeBlow(frames: FrameWriter, build: Build, guidOf: GuidOf, fact: FactOf<'blowStruck'>): void {
  const { outcome, damage, overkill } = fact;
  const sides = { attacker: guidOf(fact.entity), target: guidOf(fact.victim), totalDamage: damage };
  const state = victimStates[outcome];
  if (build === 12340) {
    return frames.packet(SMSG_ATTACKERSTATEUPDATE_3_3, frameClass.own, {
      hitInfo: hitBits(hitInfo_3_3.values, hitInfo_3_3.values.CRITICALHIT, hitInfo_3_3.values.SWINGNOHITSOUND, outcome),
      ...sides,
      overkill,
      damageInfos: [{ spellSchoolMask: 1, damageFloat: damage, damageUint: damage }],
      victimState: state,
      unknown1: 0,
      unknown2: 0,
    });
  }
  const { values } = hitInfo_1_12;
  frames.packet(SMSG_ATTACKERSTATEUPDATE_1_12, frameClass.own, {
    hitInfo: hitBits(values, values.CRITICAL_HIT, values.SWING_NO_HIT_SOUND, outcome),
    ...sides,
    damages: [
      { spellSchoolMask: build === 5875 ? 0 : 1, damageFloat: damage, damageUint: damage, absorb: 0, resist: 0 },
    ],
    damageState: state,
    unknown1: 0,
    spellId: 0,
    blockedAmount: 0,
  });
}

/** The attacker's side of a blow: a swing of the main hand, and what is special about it. */
function hitBits(
  bits: { readonly AFFECTS_VICTIM: number; readonly MISS: number; readonly GLANCING: number },
  critical: number,
  silent: number,
  outcome: Outcome,
): number {
  switch (outcome) {
    case 'miss':
      return bits.AFFECTS_VICTIM | bits.MISS;
    case 'evade':
      return bits.AFFECTS_VICTIM | bits.MISS | silent;
    case 'glancing':
      return bits.AFFECTS_VICTIM | bits.GLANCING;
    case 'critical':
      return bits.AFFECTS_VICTIM | critical;
    case 'dodge':
    case 'parry':
    case 'hit':
      return bits.AFFECTS_VICTIM;
  }
}

/** A creature growls at its enemy. */
export function writeRoused(frames: FrameWriter, guidOf: GuidOf, fact: FactOf<'roused'>): void {
  frames.packet(SMSG_AI_REACTION, frameClass.own, { guid: guidOf(fact.entity), reaction: HOSTILE });
}

export function writeAttackHindered(frames: FrameWriter, { why }: PersonalFactOf<'attackHindered'>): void {
  frames.packet(why === 'tooFar' ? SMSG_ATTACKSWING_NOTINRANGE : SMSG_ATTACKSWING_BADFACING, frameClass.own, {});
}

/** The client believes that it strikes until it is told to stop. */
export function writeAttackRefused(frames: FrameWriter, guidOf: GuidOf, fact: PersonalFactOf<'attackRefused'>): void {
  const refusal = fact.why === 'dead' ? SMSG_ATTACKSWING_DEADTARGET : SMSG_ATTACKSWING_CANT_ATTACK;
  frames.packet(refusal, frameClass.own, {});
  const [player, enemy] = [guidOf(fact.entity), guidOf(fact.victim)];
  frames.packet(SMSG_ATTACKSTOP, frameClass.own, { player, enemy, unknown1: 0 });
}

/** Reaction of a creature that takes up a fight. */
const HOSTILE = 2;
