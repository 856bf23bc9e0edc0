import type { CombatRules, ExperienceRules, LevelledChance } from '@realmwright/gamedata/combat';
import type { CreatureFight } from '@realmwright/gamedata/creature';
import type { DeathRules } from '@realmwright/gamedata/death';
import type { DuelRules } from '@realmwright/gamedata/duel';
import type { Static } from 'typebox';
import { BundleError } from './bundle-error.ts';
import type { combatFile, creatureFight } from './combat-files.ts';

type CombatFile = Static<typeof combatFile>;

/** What the bundle's file about fights says, in the units of the world. */
export interface CombatContent {
  readonly combat: CombatRules;
  readonly experience: ExperienceRules;
  readonly death: DeathRules;
  readonly duel: DuelRules;
}

/** @throws BundleError when levels are out of order or a range is upside down */
export function combatContent(name: string, file: CombatFile): CombatContent {
  const { melee, hitTable, regeneration, rage, experience, death, duel } = file;
  for (const [i, { level }] of experience.grey.entries()) {
    const before = experience.grey[i - 1];
    if (before !== undefined && before.level >= level) {
      throw new BundleError(name, 'experience.grey', `level ${level} stands behind level ${before.level}; order them`);
    }
  }
  if (duel.returnYards > duel.leaveYards) {
    throw new BundleError(name, 'duel.returnYards', 'it is beyond "leaveYards"; make it smaller');
  }
  const { frontDegrees, combatSeconds, ...reaches } = melee;
  return {
    combat: {
      melee: { ...reaches, frontArc: (frontDegrees * Math.PI) / 180, combatMillis: combatSeconds * 1000 },
      hitTable: {
        miss: chance(hitTable.miss),
        dodge: chance(hitTable.dodge),
        parry: chance(hitTable.parry),
        critical: chance(hitTable.critical),
        glancing: chance(hitTable.glancing),
        glancingLeast: Math.min(...hitTable.glancingDamagePercent) / 100,
        glancingMost: Math.max(...hitTable.glancingDamagePercent) / 100,
      },
      regeneration: {
        everyMillis: regeneration.everySeconds * 1000,
        playerHealth: regeneration.playerHealthPercent / 100,
        creatureHealth: regeneration.creatureHealthPercent / 100,
        powers: regeneration.powers.map(({ kind, calmPercent, fightingPercent }) => ({
          kind,
          calm: calmPercent / 100,
          fighting: fightingPercent / 100,
        })),
      },
      rage,
    },
    experience: {
      base: experience.base,
      perLevel: experience.perLevel,
      perLevelAbove: experience.percentPerLevelAbove / 100,
      mostLevelsAbove: experience.mostLevelsAbove,
      grey: experience.grey,
    },
    death: {
      reclaimYards: death.reclaimYards,
      reclaimDelayMillis: death.reclaimDelaySeconds * 1000,
      reclaimShare: death.reclaimPercent / 100,
      releaseMillis: death.releaseSeconds * 1000,
      corpseMillis: death.corpseSeconds * 1000,
    },
    duel: {
      spell: duel.spell,
      flagEntry: duel.flag.entry,
      flagDisplay: duel.flag.display,
      flagName: duel.flag.name,
      askYards: duel.askYards,
      askMillis: duel.askSeconds * 1000,
      countdownMillis: duel.countdownSeconds * 1000,
      leaveYards: duel.leaveYards,
      returnYards: duel.returnYards,
      returnMillis: duel.returnSeconds * 1000,
    },
  };
}

/** How a creature fights, from its entry in the creatures' file. */
export function fightOf(file: Static<typeof creatureFight>): CreatureFight {
  return {
    minDamage: Math.min(...file.damage),
    maxDamage: Math.max(...file.damage),
    swingMillis: file.swingSeconds * 1000,
    armor: file.armor,
    leashYards: file.leashYards,
    corpseMillis: file.corpseSeconds * 1000,
    respawnMillis: file.respawnSeconds * 1000,
  };
}

function chance({ even, perLevel, most }: CombatFile['hitTable']['miss']): LevelledChance {
  return { even: even / 100, perLevel: perLevel / 100, most: most / 100 };
}
