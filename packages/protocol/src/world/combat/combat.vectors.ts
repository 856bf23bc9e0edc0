import { type OwnVector, vector } from '../../versions/own-vector.ts';

/** Byte-exact examples of the messages of this folder, with values of our own making. */
export const combatVectors: readonly OwnVector[] = [
  vector(5875, 'CMSG_ATTACKSWING', '52010077010030f1', { guid: 17379390968314200402n }),
  vector(5875, 'SMSG_AI_REACTION', '50000098000030f100000000', { guid: 17379390964572880976n, reaction: 0 }),
  vector(
    5875,
    'SMSG_ATTACKERSTATEUPDATE',
    '10000000cb1f018230f1c9a8bd30f1e0ebcc7b028b0c6574000026c32c15b15908b1bf0f08e93da23a1d547c00c0ccc288239c17fab61766ad69241a3b433f0ad452c962f817a35c0d56ed77',
    {
      hitInfo: 16,
      attacker: 17379390964203782431n,
      target: 17379390965193638056n,
      totalDamage: 2077027296,
      amountOfDamages: 2,
      damages: [
        {
          spellSchoolMask: 1952779403,
          damageFloat: -166,
          damageUint: 1504777516,
          absorb: 264220936,
          resist: 2721966344,
        },
        {
          spellSchoolMask: 2085887290,
          damageFloat: -102.375,
          damageUint: 396108680,
          absorb: 1712830202,
          resist: 438593965,
        },
      ],
      damageState: 171918139,
      unknown1: 1657361108,
      spellId: 1554192376,
      blockedAmount: 2012042765,
    },
  ),
  vector(
    12340,
    'SMSG_ATTACKERSTATEUPDATE',
    '00400800c9d2fb30f1db8102480130f16b40cf450bafd91602433b420b0000f141ced185ac00ade59e008001c353d0a362072564d284ef41fc90663e9a0d',
    {
      hitInfo: 540672,
      attacker: 17379390966233825490n,
      target: 17379390967525671553n,
      totalDamage: 1171210347,
      overkill: 383364875,
      amountOfDamages: 2,
      damageInfos: [
        { spellSchoolMask: 188889923, damageFloat: 30.125, damageUint: 2894451150 },
        { spellSchoolMask: 2665852160, damageFloat: -129.5, damageUint: 1654902867 },
      ],
      victimState: 7,
      unknown1: 2228380709,
      unknown2: 2432451055,
      unknown3: 228212326,
    },
  ),
  vector(5875, 'SMSG_ATTACKSTART', '6e01000000000000ef00002d000030f1', {
    attacker: 366n,
    victim: 17379390962777719023n,
  }),
  vector(5875, 'SMSG_ATTACKSTOP', '03a801cbb601c830f1f4b53884', {
    player: 424n,
    enemy: 17379390965378187702n,
    unknown1: 2218309108,
  }),
  vector(5875, 'SMSG_ENVIRONMENTAL_DAMAGE_LOG', '66010000000000000380cbd127ec28fd39584cb37d', {
    guid: 358n,
    damageType: 3,
    damage: 668060544,
    absorb: 972892396,
    resist: 2108902488,
  }),
  vector(12340, 'SMSG_HIGHEST_THREAT_UPDATE', 'd9d9340130f10326030200000003c3028362d78703cd03d53f6da5', {
    unit: 17379390967190126809n,
    newVictim: 806n,
    amountOfUnits: 2,
    units: [
      { unit: 707n, threat: 2279039619 },
      { unit: 973n, threat: 2775400405 },
    ],
  }),
  vector(5875, 'SMSG_PAUSE_MIRROR_TIMER', '0000000001', { timer: 0, isFrozen: true }),
  vector(5875, 'SMSG_PROCRESIST', '08030014010030f17802000000000000903c219500', {
    caster: 17379390966653256456n,
    target: 632n,
    id: 2501983376,
    logFormat: 0,
  }),
  vector(5875, 'SMSG_RESISTLOG', '91010000000000005303000000000000b9f518050000c1c20080134216fa03240008c981', {
    guid1: 401n,
    guid2: 851n,
    unknown1: 85521849,
    unknown2: -96.5,
    unknown3: 36.875,
    unknown4: 604240406,
    unknown5: 2177435648,
  }),
  vector(5875, 'SMSG_START_MIRROR_TIMER', '010000006800ef5e56e0884cd1966500004a3e2e7d', {
    timer: 1,
    timeRemaining: 1592721512,
    duration: 1284038742,
    scale: 6657745,
    isFrozen: false,
    id: 2100182602,
  }),
  vector(5875, 'SMSG_STOP_MIRROR_TIMER', '01000000', { timer: 1 }),
  vector(12340, 'SMSG_THREAT_CLEAR', 'dbd602a80130f1', { unit: 17379390969136284374n }),
  vector(12340, 'SMSG_THREAT_REMOVE', 'cb0801fc30f1db2103df0130f1', {
    unit: 17379390966250602760n,
    victim: 17379390970059031329n,
  }),
  vector(12340, 'SMSG_THREAT_UPDATE', 'c94ff530f102000000012c15fb6020d9a6970130f1cd82dc9e', {
    unit: 17379390966133162063n,
    amountOfUnits: 2,
    units: [
      { unit: 44n, threat: 543226645 },
      { unit: 17379390968851071142n, threat: 2665251533 },
    ],
  }),
];
