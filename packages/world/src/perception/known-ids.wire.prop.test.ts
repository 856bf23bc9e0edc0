import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  gameBuilds,
  isKnownId,
  type KnownIdKind,
  type KnownIds,
  type KnownIdTables,
} from '@realmwright/gamedata/known-ids';
import { characterId, entityId, instanceId, mapId, sessionId } from '@realmwright/kernel/ids';
import { versionOf } from '@realmwright/protocol/versions/versions';
import { updateFields5875 } from '@realmwright/protocol/world/update/update-fields-5875';
import { updateFields8606 } from '@realmwright/protocol/world/update/update-fields-8606';
import { updateFields12340 } from '@realmwright/protocol/world/update/update-fields-12340';
import fc from 'fast-check';
import { type FieldName, fieldNumbers, VISIBLE_ITEM_SLOTS } from '../actor/entity-fields.ts';
import { emptyDeliveries } from './deliveries.ts';
import { perceptionTranslator } from './perception.wire.ts';
import { newSessionView } from './session-view.ts';

/** Tables of few ids, so that a random id is most likely unknown. */
const table = (first: number): KnownIds => ({
  ranges: [[first, first + 9]],
  fallback: first,
  fallbackById: [[first + 20, first + 1]],
});
const tables: KnownIdTables = {
  maps: table(1),
  areas: table(2),
  races: table(1),
  classes: table(1),
  displays: table(40),
  factions: table(60),
  items: table(80),
  itemDisplays: table(100),
  spells: table(120),
  emotes: table(140),
  textEmotes: table(160),
  languages: table(7),
};
const updateFieldsOf = { 5875: updateFields5875, 8606: updateFields8606, 12340: updateFields12340 } as const;
const itemLayouts = { 5875: [12, 2], 8606: [16, 2], 12340: [2, 0] } as const;
const anyId = fc.oneof(fc.nat(255), fc.nat(0xffff_ffff));
const instance = instanceId('r1-m0-1');

test('no id that a build does not know leaves the server', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...gameBuilds),
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(fieldNumbers)), anyId), { maxLength: 40 }),
      fc.record({ language: anyId, emote: anyId, animation: anyId, map: anyId }),
      (build, chosen, { language, emote, animation, map }) => {
        const byNumber = new Map(
          chosen.flatMap(([name, value]): [number, number][] => (isField(name) ? [[fieldNumbers[name], value]] : [])),
        );
        const numbers = [...byNumber.keys()].sort((one, other) => one - other);
        const fields = { numbers, values: numbers.map((number) => byNumber.get(number) ?? 0) };
        const view = newSessionView(sessionId(1), build, characterId(1));
        view.instance = instance;
        const deliveries = emptyDeliveries();
        const entity = entityId(3);
        const key = { kind: 'player', entry: 0, counter: 3 } as const;
        const position = { x: 0, y: 0, z: 0, orientation: 0 };
        const movement = { ...position, time: 0, flags: 0, fallTime: 0, pitch: undefined, jump: undefined };
        const translate = perceptionTranslator([{ build, tables }], (error) => assert.fail(String(error)));
        const batch = {
          instance,
          epoch: 1,
          tick: 1,
          time: 1,
          keys: [{ entity, key }],
          entities: [{ entity, key, disclosure: 'owner', fields, movement, path: undefined }],
          changes: [{ entity, disclosure: 'owner', fields }],
          facts: [
            { kind: 'spoke', entity, speakerName: 'A', how: 'say', status: 'here', language, text: 'x' },
            { kind: 'textEmotePlayed', entity, emote, animation, targetName: '' },
            { kind: 'emotePlayed', entity, animation },
          ],
        } as const;
        const perceived = { session: sessionId(1), leaves: [], enters: [0], changes: [0], facts: [0, 1, 2] };
        translate({ ...batch, sessions: [{ ...perceived, personal: [] }] }, new Map([[1, view]]), deliveries);
        const seen = decoded(build, deliveries.bytes, deliveries.starts[0] ?? 0, deliveries.ends[0] ?? 0);
        view.instance = instance;
        const transfer = {
          kind: 'transferStarted',
          map: mapId(map),
          position,
          cameFrom: { map: mapId(0), ...position },
        } as const;
        const leaving = { ...perceived, enters: [], changes: [], facts: [], personal: [transfer] };
        translate({ ...batch, sessions: [leaving] }, new Map([[1, view]]), deliveries);
        seen.push(...decoded(build, deliveries.bytes, deliveries.starts[0] ?? 0, deliveries.ends[0] ?? 0));
        for (const { name, value } of seen) checkPacket(build, name, value);
      },
    ),
    { numRuns: 300 },
  );
});

function isField(name: string): name is FieldName {
  return name in fieldNumbers;
}

function decoded(build: 5875 | 8606 | 12340, bytes: Uint8Array, start: number, end: number) {
  const found: { name: string; value: object }[] = [];
  const view = new DataView(bytes.buffer);
  for (let at = start; at < end; at += view.getUint16(at) + 2) {
    const packet = versionOf(build).find(view.getUint16(at + 2, true) & 0xfff, 'server');
    const value = packet?.layout?.codec.decode(bytes.slice(at + 4, at + 2 + view.getUint16(at)));
    assert.ok(packet !== undefined && typeof value === 'object' && value !== null);
    found.push({ name: packet.name, value });
  }
  return found;
}

function checkPacket(build: 5875 | 8606 | 12340, name: string, value: object): void {
  const known = (kind: KnownIdKind, id: unknown): void => {
    if (id === undefined) return;
    assert.ok(typeof id === 'number' && isKnownId(tables[kind], id), `${name}: ${kind} ${String(id)}`);
  };
  if (name === 'SMSG_MESSAGECHAT') known('languages', Reflect.get(value, 'language'));
  if (name === 'SMSG_EMOTE') known('emotes', Reflect.get(value, 'emote'));
  if (name === 'SMSG_TEXT_EMOTE') {
    known('textEmotes', Reflect.get(value, 'textEmote'));
    known('emotes', Reflect.get(value, 'emote'));
  }
  if (name === 'SMSG_TRANSFER_PENDING' || name === 'SMSG_NEW_WORLD') known('maps', Reflect.get(value, 'map'));
  if (name !== 'SMSG_UPDATE_OBJECT') return;
  const objects: unknown = Reflect.get(value, 'objects');
  assert.ok(Array.isArray(objects));
  for (const block of objects) {
    const values: unknown = (block.mask1 ?? block.mask2).values;
    assert.ok(values instanceof Map);
    const places = updateFieldsOf[build];
    known('displays', values.get(places.UNIT_DISPLAYID.index));
    known('displays', values.get(places.UNIT_NATIVEDISPLAYID.index));
    known('displays', values.get(places.UNIT_MOUNTDISPLAYID.index));
    known('factions', values.get(places.UNIT_FACTIONTEMPLATE.index));
    const bytes0: unknown = values.get(places.UNIT_BYTES_0.index) ?? 0;
    assert.ok(typeof bytes0 === 'number');
    known('races', bytes0 & 0xff);
    known('classes', (bytes0 >> 8) & 0xff);
    const [stride, entry] = itemLayouts[build];
    for (let slot = 0; slot < VISIBLE_ITEM_SLOTS; slot++) {
      known('items', values.get(places.PLAYER_VISIBLE_ITEM.index + slot * stride + entry));
    }
  }
}
