import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isKnownId,
  type KnownIdKind,
  type KnownIds,
  type KnownIdTables,
  knownIdKinds,
} from '@realmwright/gamedata/known-ids';
import { accountId, characterId, mapId, realmId } from '@realmwright/kernel/ids';
import { type Outgoing, outgoing } from '@realmwright/protocol/schema/outgoing';
import { everyBuild } from '@realmwright/protocol/versions/build';
import { SMSG_TUTORIAL_FLAGS } from '@realmwright/protocol/world/session/tutorial.packet';
import { type CharacterSummary, charactersListed } from '@realmwright/services/character/character.wire';
import { afterOwnDescription, arrivalSequence, loginSequence } from '@realmwright/services/entry/login-sequence.wire';
import { creatureTold, nameTold } from '@realmwright/services/queries/query.wire';
import { contactsTold, EVERY_KIND, friendChangeTold } from '@realmwright/services/social/friends.wire';
import { whisperTold, whoTold } from '@realmwright/services/social/social.wire';
import fc from 'fast-check';

const id = fc.integer({ min: 0, max: 400 });
const small = fc.integer({ min: 0, max: 255 });

/** A table of a few ranges, and a fallback that it knows, or nothing. */
const knownIds: fc.Arbitrary<KnownIds> = fc
  .uniqueArray(fc.integer({ min: 1, max: 39 }), { maxLength: 6 })
  .chain((starts) => {
    const ranges = starts.sort((one, other) => one - other).map((start) => [start * 10, start * 10 + 4] as const);
    const fallbacks = [0, ...ranges.map(([first]) => first)];
    return fc.constantFrom(...fallbacks).map((fallback) => ({ ranges, fallback, fallbackById: [] }));
  });
const tables: fc.Arbitrary<KnownIdTables> = fc.record({
  maps: knownIds,
  areas: knownIds,
  races: knownIds,
  classes: knownIds,
  displays: knownIds,
  factions: knownIds,
  items: knownIds,
  itemDisplays: knownIds,
  spells: knownIds,
  emotes: knownIds,
  textEmotes: knownIds,
  languages: knownIds,
});

/** Fields of packets that hold an id of a kind. */
const kindByField: Readonly<Record<string, KnownIdKind>> = {
  map: 'maps',
  area: 'areas',
  subArea: 'areas',
  race: 'races',
  class: 'classes',
  displayId: 'displays',
  displayIds: 'displays',
  equipmentDisplayId: 'itemDisplays',
  firstBagDisplayId: 'itemDisplays',
  spellId: 'spells',
  language: 'languages',
};

test('no id that a build does not know leaves through lists, login, names, creatures, who, friends and whispers', () => {
  fc.assert(
    fc.property(
      tables,
      summary(),
      creature(),
      id,
      fc.constantFrom(...everyBuild),
      (known, row, template, one, build) => {
        const place = { ...row.place };
        const nothing = outgoing(SMSG_TUTORIAL_FLAGS, { tutorialData: [0, 0, 0, 0, 0, 0, 0, 0] });
        const entry = {
          known,
          languages: [1, 7, one],
          dataTimes: nothing,
          tutorials: nothing,
          buttons: nothing,
          messageOfTheDay: [],
          contacts: [],
          reading: readingOf(row),
        };
        const presence = { status: 'here', zone: row.zone, level: row.level, class: row.class } as const;
        const bearing = { status: 'here', isFighting: false } as const;
        const contact = { characterId: row.characterId, isFriend: true, isIgnored: false, note: '', presence };
        const packets: Outgoing[] = [
          charactersListed(build, known, [row]),
          ...loginSequence(build, entry),
          ...arrivalSequence(build, entry),
          ...afterOwnDescription(build, known, { guid: 7n, map: place.map, zone: row.zone, part: row.zone }),
          ...nameTold(build, known, 7n, row),
          creatureTold(build, known, template.entry, template),
          whoTold(build, known, { matchCount: 1, rows: [{ ...row, ...bearing }] }),
          ...contactsTold(build, known, [contact], EVERY_KIND),
          friendChangeTold(build, known, { friend: contact.characterId, presence: contact.presence }),
          whisperTold(build, known, { from: row.characterId, fromStatus: 'here', language: one, text: 'hello' }),
        ];
        for (const packet of packets) assertKnown(known, packet.name, packet.value);
      },
    ),
  );
});

test('every kind of id that reaches these packets has a table', () => {
  for (const kind of Object.values(kindByField)) assert.ok(knownIdKinds.includes(kind));
});

function assertKnown(known: KnownIdTables, path: string, value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) assertKnown(known, path, item);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [field, inner] of Object.entries(value)) {
    const kind = kindByField[field];
    const numbers: unknown[] = Array.isArray(inner) ? inner : [inner];
    for (const number of numbers) {
      if (kind === undefined || typeof number !== 'number') assertKnown(known, `${path}.${field}`, number);
      else assert.ok(isKnownId(known[kind], number), `${path}.${field} is ${number}`);
    }
  }
}

function summary(): fc.Arbitrary<CharacterSummary & { readonly guild: string }> {
  return fc
    .record({ race: small, class: small, map: id, zone: id, display: id, slot: fc.integer({ min: 0, max: 22 }) })
    .map(({ race, class: class_, map, zone, display, slot }) => ({
      characterId: characterId(7),
      name: 'Quill',
      guild: '',
      race,
      class: class_,
      gender: 0,
      appearance: { skin: 0, face: 0, hairStyle: 0, hairColor: 0, facialHair: 0 },
      level: 1,
      place: { map: mapId(map), x: 1, y: 2, z: 3, orientation: 0 },
      zone,
      guildId: 0,
      mustRename: false,
      mustCustomise: false,
      isFirstEntry: false,
      equipment: [{ slot, entry: display, displayId: display, inventoryType: 1 }],
    }));
}

function readingOf(row: CharacterSummary) {
  const { characterId, name, race, class: class_, gender, appearance, level, place, zone, equipment } = row;
  return {
    characterId,
    accountId: accountId(1),
    realm: realmId(1),
    name,
    race,
    class: class_,
    gender,
    appearance,
    level,
    xp: 0,
    money: 0n,
    place,
    zone,
    health: 0,
    powers: [],
    equipment,
    totalPlayedSeconds: 0,
    levelPlayedSeconds: 0,
    bind: { place, zone },
    isResting: false,
    death: undefined,
    isFirstEntry: false,
    roles: [],
  };
}

function creature() {
  return fc.record({ entry: id, displays: fc.array(id, { maxLength: 5 }) }).map(({ entry, displays }) => ({
    entry,
    name: 'Heron',
    title: '',
    displays,
    scale: 1,
    minLevel: 1,
    maxLevel: 1,
    health: 10,
    faction: 1,
    npcFlags: 0,
    walkSpeed: 2,
    runSpeed: 7,
    boundingRadius: 0.5,
    combatReach: 1.5,
    creatureType: 1,
    family: 0,
    rank: 0,
  }));
}
