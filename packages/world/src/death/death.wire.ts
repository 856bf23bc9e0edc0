import { type KnownIdTables, shownId } from '@realmwright/gamedata/known-ids';
import type { Build } from '@realmwright/protocol/versions/build';
import { SMSG_CORPSE_RECLAIM_DELAY, SMSG_DEATH_RELEASE_LOC } from '@realmwright/protocol/world/death/resurrect.packet';
import {
  MSG_CORPSE_QUERY_Server_1_12,
  MSG_CORPSE_QUERY_Server_3_3,
} from '@realmwright/protocol/world/query/corpse-query.packet';
import { keyOf } from '../entity-key.wire.ts';
import type { Intent } from '../intents/intent-batch.ts';
import { frameClass } from '../perception/deliveries.ts';
import type { FrameWriter } from '../perception/frame-writer.wire.ts';
import type { PersonalFact } from '../perception/perceived.ts';

type FactOf<Kind extends PersonalFact['kind']> = Extract<PersonalFact, { kind: Kind }>;

/** The intent of a ghost that comes back to life at a corpse. */
export function reclaimIntent(packet: { readonly guid: bigint }): Intent | undefined {
  const corpse = keyOf(packet.guid);
  return corpse === undefined ? undefined : { kind: 'reclaimCorpse', corpse };
}

/** Where the spirit finds itself. 1.12.1 has no such message: its client learns it from the teleport alone. */
export function writeReleased(
  frames: FrameWriter,
  build: Build,
  ids: KnownIdTables,
  { map, position }: FactOf<'spiritReleased'>,
): void {
  if (build === 5875) return;
  const { x, y, z } = position;
  frames.packet(SMSG_DEATH_RELEASE_LOC, frameClass.own, { map: shownId(ids.maps, map), position: { x, y, z } });
}

export function writeReclaimDelay(frames: FrameWriter, { millis }: FactOf<'reclaimDelayTold'>): void {
  frames.packet(SMSG_CORPSE_RECLAIM_DELAY, frameClass.own, { delay: millis });
}

/** Where the corpse lies; the map is the same for the arrow on the map and for the corpse itself while nothing is a dungeon. */
export function writeCorpsePlace(
  frames: FrameWriter,
  build: Build,
  ids: KnownIdTables,
  { place }: FactOf<'corpseTold'>,
): void {
  const map = place === undefined ? 0 : shownId(ids.maps, place.map);
  const position = place === undefined ? { x: 0, y: 0, z: 0 } : { x: place.x, y: place.y, z: place.z };
  const answer = { result: place === undefined ? 0 : FOUND, map, position, corpseMap: map };
  if (build === 12340) frames.packet(MSG_CORPSE_QUERY_Server_3_3, frameClass.own, { ...answer, unknown: 0 });
  else frames.packet(MSG_CORPSE_QUERY_Server_1_12, frameClass.own, answer);
}

const FOUND = 1;
