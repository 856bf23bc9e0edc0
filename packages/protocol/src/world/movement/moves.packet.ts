import { packedGuid, packet } from '../../schema/wire.ts';
import { movementInfo_1_12, movementInfo_2_4, movementInfo_3_3 } from './movement-info.ts';

/**
 * A unit began or ended a kind of movement, turned, landed, or (`HEARTBEAT`) goes on as it did. Clients report their own
 * mover so, and servers pass it on to everybody near. Up to 2.4.3 the client leaves out the guid.
 */
export const moveNames_1_12 = [
  'MSG_MOVE_START_FORWARD',
  'MSG_MOVE_START_BACKWARD',
  'MSG_MOVE_STOP',
  'MSG_MOVE_START_STRAFE_LEFT',
  'MSG_MOVE_START_STRAFE_RIGHT',
  'MSG_MOVE_STOP_STRAFE',
  'MSG_MOVE_JUMP',
  'MSG_MOVE_START_TURN_LEFT',
  'MSG_MOVE_START_TURN_RIGHT',
  'MSG_MOVE_STOP_TURN',
  'MSG_MOVE_START_PITCH_UP',
  'MSG_MOVE_START_PITCH_DOWN',
  'MSG_MOVE_STOP_PITCH',
  'MSG_MOVE_SET_RUN_MODE',
  'MSG_MOVE_SET_WALK_MODE',
  'MSG_MOVE_FALL_LAND',
  'MSG_MOVE_START_SWIM',
  'MSG_MOVE_STOP_SWIM',
  'MSG_MOVE_SET_FACING',
  'MSG_MOVE_SET_PITCH',
  'MSG_MOVE_HEARTBEAT',
] as const;
/** From 2.4.3 on there is flight. */
export const moveNames_2_4 = [
  ...moveNames_1_12,
  'MSG_MOVE_START_ASCEND',
  'MSG_MOVE_STOP_ASCEND',
  'MSG_MOVE_START_DESCEND',
] as const;

export type MoveName_1_12 = (typeof moveNames_1_12)[number];
export type MoveName_2_4 = (typeof moveNames_2_4)[number];

export const clientMoves_1_12 = byName(moveNames_1_12, (name) => packet(`${name}_Client`, { info: movementInfo_1_12 }));
export const serverMoves_1_12 = byName(moveNames_1_12, (name) =>
  packet(`${name}_Server`, { guid: packedGuid, info: movementInfo_1_12 }),
);
export const clientMoves_2_4 = byName(moveNames_2_4, (name) => packet(`${name}_Client`, { info: movementInfo_2_4 }));
export const serverMoves_2_4 = byName(moveNames_2_4, (name) =>
  packet(`${name}_Server`, { guid: packedGuid, info: movementInfo_2_4 }),
);
/** In 3.3.5a both directions are alike. */
export const moves_3_3 = byName(moveNames_2_4, (name) => packet(name, { guid: packedGuid, info: movementInfo_3_3 }));

function byName<const Name extends string, Layout>(
  names: readonly Name[],
  make: (name: Name) => Layout,
): Readonly<Record<Name, Layout>> {
  return toRecord(names.map((name) => [name, make(name)]));
}

function toRecord<Name extends string, Layout>(entries: readonly (readonly [Name, Layout])[]): Record<Name, Layout>;
function toRecord<Layout>(entries: readonly (readonly [string, Layout])[]): Record<string, Layout> {
  return Object.fromEntries(entries);
}
