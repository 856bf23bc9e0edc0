import type { CharacterSheet } from '@realmwright/kernel/character-sheet';
import { type Outgoing, outgoing } from '@realmwright/protocol/schema/outgoing';
import type { Build } from '@realmwright/protocol/versions/build';
import { SMSG_LOGIN_VERIFY_WORLD } from '@realmwright/protocol/world/session/world-entry.packet';

export function entrySequence(_build: Build, { place }: CharacterSheet): readonly Outgoing[] {
  const { map, orientation } = place;
  return [outgoing(SMSG_LOGIN_VERIFY_WORLD, { map, position: { x: place.x, y: place.y, z: place.z }, orientation })];
}
