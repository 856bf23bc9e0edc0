import {
  type NumberField,
  numberFields,
  type RealField,
  realFields,
} from '@realmwright/protocol/realtime/entity-state';
import {
  type FieldName,
  type FieldNumber,
  fieldNumbers,
  maxPowerField,
  POWER_KINDS,
  powerField,
} from '../actor/entity-fields.ts';

/** Which fields of an entity realtime clients are told, and as what. */

/** Whole-number fields by the name that they have in the protocol. Powers are not here: of seven kinds one is told. */
const sources: Readonly<Record<Exclude<NumberField, 'power' | 'maxPower'>, FieldName>> = {
  level: 'level',
  race: 'race',
  class: 'class',
  gender: 'gender',
  health: 'health',
  maxHealth: 'maxHealth',
  powerKind: 'powerKind',
  faction: 'faction',
  display: 'displayId',
  standState: 'standState',
  unitFlags: 'unitFlags',
  playerFlags: 'playerFlags',
  npcFlags: 'npcFlags',
  target: 'target',
  skin: 'skin',
  face: 'face',
  hairStyle: 'hairStyle',
  hairColor: 'hairColor',
  facialHair: 'facialHair',
  duelFlag: 'duelArbiter',
  duelTeam: 'duelTeam',
  objectKind: 'objectKind',
  carriedObject: 'carriedObject',
  experience: 'xp',
  experienceOfLevel: 'nextLevelXp',
  copper: 'coinage',
};

/** Fractional fields by the name that they have in the protocol. */
const realSources: Readonly<Record<RealField, FieldName>> = {
  scale: 'scale',
  walkSpeed: 'walkSpeed',
  runSpeed: 'runSpeed',
  runBackSpeed: 'runBackSpeed',
  swimSpeed: 'swimSpeed',
};

/** The number on the wire of each whole-number field, by the field's own number. */
export const numberByField: ReadonlyMap<FieldNumber, number> = new Map(
  Object.entries(sources).map(([name, source]) => [
    fieldNumbers[source],
    numberFields.findIndex((one) => one === name),
  ]),
);

/** The number on the wire of each fractional field, by the field's own number. */
export const realByField: ReadonlyMap<FieldNumber, number> = new Map(
  Object.entries(realSources).map(([name, source]) => [
    fieldNumbers[source],
    realFields.findIndex((one) => one === name),
  ]),
);

/** The kind of power of a field, by the field's own number. */
export const powerByField: ReadonlyMap<FieldNumber, number> = kindsBy(powerField);
export const maxPowerByField: ReadonlyMap<FieldNumber, number> = kindsBy(maxPowerField);

function kindsBy(field: (kind: number) => FieldNumber): ReadonlyMap<FieldNumber, number> {
  return new Map(Array.from({ length: POWER_KINDS }, (_, kind) => [field(kind), kind]));
}

export const POWER = numberFields.indexOf('power');
export const MAX_POWER = numberFields.indexOf('maxPower');
export const POWER_KIND = numberFields.indexOf('powerKind');
