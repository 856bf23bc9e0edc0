import { characterIdType, instanceIdType, mapIdType, realmIdType } from './schema/domain.ts';
import type { ValueOf } from './schema/type.ts';
import { struct, u32, union } from './schema/types.ts';

/**
 * A room: those who are concerned by the same news. The server alone says who is in one, by where its character is and whom
 * it belongs to. Rooms are made of ids and never of text, so no name that somebody typed becomes part of a subject.
 */
export const roomType = union({
  /** Everybody of the cluster. */
  global: struct({}),
  realm: struct({ realm: realmIdType }),
  /** A zone of a map, in all of the map's instances. */
  area: struct({ realm: realmIdType, map: mapIdType, zone: u32 }),
  /** One running copy of a map. */
  instance: struct({ instance: instanceIdType }),
  party: struct({ group: u32 }),
  raid: struct({ group: u32 }),
  /** A lasting company, such as a guild. */
  team: struct({ team: u32 }),
  /** One character: what is for it alone, whichever edge it plays at. */
  private: struct({ character: characterIdType }),
});
export type Room = ValueOf<typeof roomType>;
export type RoomKind = Room['kind'];

/** Every kind of room, widest first. */
export const roomKinds = [
  'global',
  'realm',
  'area',
  'instance',
  'party',
  'raid',
  'team',
  'private',
] as const satisfies readonly RoomKind[];

/** The room as one token of a bus subject; different for different rooms. */
export function roomToken(room: Room): string {
  switch (room.kind) {
    case 'global':
      return 'global';
    case 'realm':
      return `realm-${room.realm}`;
    case 'area':
      return `area-${room.realm}-${room.map}-${room.zone}`;
    case 'instance':
      return `instance-${room.instance}`;
    case 'party':
    case 'raid':
      return `${room.kind}-${room.group}`;
    case 'team':
      return `team-${room.team}`;
    case 'private':
      return `private-${room.character}`;
  }
}

/** Whether two values name the same room. */
export function isSameRoom(one: Room, other: Room): boolean {
  return roomToken(one) === roomToken(other);
}
