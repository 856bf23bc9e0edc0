import type { CharacterSheet } from '@realmwright/kernel/character-sheet';
import { maxPowerField, powerField, unitFlags, VISIBLE_ITEM_SLOTS, visibleItemField } from '../actor/entity-fields.ts';
import { BARE_HANDS_MILLIS, bareHands } from '../combat/bare-hands.ts';
import type { World } from '../world.ts';
import { shownCoins } from './purse.ts';

/** Gives a new character's entity the fields that its sheet and the realm's content say. */
export function addCharacterFields(world: World, slot: number, sheet: CharacterSheet): void {
  const { content } = world.setup;
  const { speeds } = content.ruleset;
  const race = content.races.find(({ id }) => id === sheet.race);
  const characterClass = content.classes.find(({ id }) => id === sheet.class);
  const stats = content.levelStats.find((row) => row.class === sheet.class && row.level === sheet.level);
  const display = (sheet.gender === 1 ? race?.femaleDisplay : race?.maleDisplay) ?? 0;
  const powerKind = characterClass?.powerKind ?? 0;
  const maxHealth = stats?.health ?? 1;
  const maxPower = stats?.power ?? 0;
  world.fields.add(slot, {
    level: sheet.level,
    race: sheet.race,
    class: sheet.class,
    gender: sheet.gender,
    powerKind,
    health: sheet.health === 0 ? maxHealth : Math.min(sheet.health, maxHealth),
    maxHealth,
    faction: race?.faction ?? 0,
    displayId: display,
    nativeDisplayId: display,
    scale: 1,
    boundingRadius: content.combat.melee.playerRadius,
    combatReach: content.combat.melee.playerReach,
    unitFlags: unitFlags.playerControlled,
    sheath: 0,
    skin: sheet.appearance.skin,
    face: sheet.appearance.face,
    hairStyle: sheet.appearance.hairStyle,
    hairColor: sheet.appearance.hairColor,
    facialHair: sheet.appearance.facialHair,
    restState: 2,
    baseAttackMillis: BARE_HANDS_MILLIS,
    offhandAttackMillis: 2000,
    rangedAttackMillis: 2000,
    walkSpeed: speeds.walk,
    runSpeed: speeds.run,
    runBackSpeed: speeds.runBack,
    swimSpeed: speeds.swim,
    swimBackSpeed: speeds.swimBack,
    flightSpeed: speeds.flight,
    flightBackSpeed: speeds.flightBack,
    turnRate: speeds.turn,
    pitchRate: speeds.pitch,
    xp: sheet.xp,
    nextLevelXp: content.experienceSteps[sheet.level - 1] ?? 0,
    coinage: shownCoins(sheet.money),
    strength: stats?.strength ?? 0,
    agility: stats?.agility ?? 0,
    stamina: stats?.stamina ?? 0,
    intellect: stats?.intellect ?? 0,
    spirit: stats?.spirit ?? 0,
    baseHealth: maxHealth,
    baseMana: powerKind === 0 ? maxPower : 0,
    ...bareHands(content.combat, stats),
    maxLevel: content.ruleset.maxLevel,
  });
  world.fields.setAt(slot, maxPowerField(powerKind), maxPower);
  // A bar that fills by deeds begins empty; one that is spent begins full.
  const fillsByDeeds = powerKind === RAGE || powerKind === RUNIC_POWER;
  const saved = sheet.powers[powerKind];
  world.fields.setAt(slot, powerField(powerKind), Math.min(maxPower, saved ?? (fillsByDeeds ? 0 : maxPower)));
  for (const item of sheet.equipment) {
    if (item.slot < VISIBLE_ITEM_SLOTS) world.fields.setAt(slot, visibleItemField(item.slot), item.entry);
  }
}

const RAGE = 1;
const RUNIC_POWER = 6;
