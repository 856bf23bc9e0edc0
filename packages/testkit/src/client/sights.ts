import type { Build } from '@realmwright/protocol/versions/build';
import { updateFields5875 } from '@realmwright/protocol/world/update/update-fields-5875';
import { updateFields8606 } from '@realmwright/protocol/world/update/update-fields-8606';
import { updateFields12340 } from '@realmwright/protocol/world/update/update-fields-12340';
import { objectTypes, updateTypes } from '@realmwright/protocol/world/update/update-kinds';
import type { Fields } from './fields.ts';
import { type Place, type Point, SeenPath } from './seen-path.ts';

/** Something that a client has been told to show. */
export interface Sight {
  readonly guid: bigint;
  readonly kind: number;
  /** Raw update fields by index, the newest of each. */
  readonly values: Map<number, number>;
  place: Place;
  /** The path it is on, if the server gave it one. */
  path: SeenPath | undefined;
  /** Names of the movement packets that told of it, oldest first. */
  readonly moves: string[];
  runSpeed: number;
}

/** Update fields that stories ask for by a name of their own, found in each build's table. */
export type FieldName =
  | 'OBJECT_ENTRY'
  | 'UNIT_HEALTH'
  | 'UNIT_FLAGS'
  | 'PLAYER_FLAGS'
  | 'PLAYER_XP'
  | 'PLAYER_DUEL_ARBITER'
  | 'PLAYER_DUEL_TEAM'
  | 'UNIT_MAXHEALTH'
  | 'UNIT_LEVEL'
  | 'UNIT_DISPLAYID'
  | 'UNIT_NPC_FLAGS'
  | 'PLAYER_COINAGE';

/** What one client has in view, kept from the packets as a genuine client would. */
export class Sights {
  readonly #build: Build;
  readonly #byGuid = new Map<bigint, Sight>();
  /** Things that have left the view, newest last. */
  readonly gone: bigint[] = [];

  constructor(build: Build) {
    this.#build = build;
  }

  find(guid: bigint): Sight | undefined {
    return this.#byGuid.get(guid);
  }

  all(): readonly Sight[] {
    return [...this.#byGuid.values()];
  }

  players(): readonly Sight[] {
    return this.all().filter((sight) => sight.kind === objectTypes.PLAYER);
  }

  /** Corpses of players. */
  corpses(): readonly Sight[] {
    return this.all().filter((sight) => sight.kind === objectTypes.CORPSE);
  }

  creatures(): readonly Sight[] {
    return this.all().filter((sight) => sight.kind === objectTypes.UNIT);
  }

  objects(): readonly Sight[] {
    return this.all().filter((sight) => sight.kind === objectTypes.GAME_OBJECT);
  }

  /** Forgets everything, as the client does behind a loading screen. */
  clear(): void {
    this.#byGuid.clear();
  }

  value(sight: Sight, name: FieldName): number | undefined {
    return sight.values.get(this.indexOf(name));
  }

  /** Where it is at a moment of this process's monotonic clock, walking along its path as a client draws it. */
  placeAt(sight: Sight, at: number): Point {
    return sight.path?.pointAt(at) ?? sight.place;
  }

  /** Takes a packet in; those about other things are ignored. */
  take(name: string, fields: Fields, at: number): void {
    if (name === 'SMSG_UPDATE_OBJECT' || name === 'SMSG_COMPRESSED_UPDATE_OBJECT') {
      for (const block of fields.list('objects')) this.#takeBlock(block, at);
    } else if (name === 'SMSG_DESTROY_OBJECT') {
      this.#remove(fields.big('guid'));
    } else if (name === 'SMSG_MONSTER_MOVE') {
      this.#takePath(fields, at);
    } else if (name.startsWith('MSG_MOVE_') && fields.has('info')) {
      const sight = this.#byGuid.get(fields.big(fields.firstOf('guid', 'player')));
      if (sight === undefined) return;
      sight.moves.push(name);
      sight.place = placeOf(fields.at('info'));
      sight.path = undefined;
    } else if (name === 'SMSG_SPLINE_SET_RUN_SPEED') {
      const sight = this.#byGuid.get(fields.big('guid'));
      if (sight !== undefined) sight.runSpeed = fields.number('speed');
    }
  }

  #takeBlock(block: Fields, at: number): void {
    switch (block.number('updateType')) {
      case updateTypes.CREATE_OBJECT:
      case updateTypes.CREATE_OBJECT2:
        this.#create(block, at);
        return;
      case updateTypes.VALUES: {
        const sight = this.#byGuid.get(block.big('guid1'));
        if (sight !== undefined) copyValues(block.at('mask1'), sight.values);
        return;
      }
      case updateTypes.OUT_OF_RANGE_OBJECTS: {
        const guids = block.raw('guids');
        if (Array.isArray(guids)) for (const guid of guids) if (typeof guid === 'bigint') this.#remove(guid);
        return;
      }
      default:
        return;
    }
  }

  #create(block: Fields, at: number): void {
    const guid = block.big('guid3');
    const movement = block.at('movement2');
    const values = new Map<number, number>();
    copyValues(block.at('mask2'), values);
    const place = placeOf(movement);
    const runSpeed = movement.has('runningSpeed') ? movement.number('runningSpeed') : 0;
    const path = movement.has('nodes') ? SeenPath.ofCreation(movement, at) : undefined;
    this.#byGuid.set(guid, { guid, kind: block.number('objectType'), values, place, path, moves: [], runSpeed });
  }

  #takePath(fields: Fields, at: number): void {
    const sight = this.#byGuid.get(fields.big('guid'));
    if (sight === undefined) return;
    sight.path = SeenPath.ofMonsterMove(fields, at);
    sight.place = { ...sight.path.end, orientation: sight.place.orientation };
  }

  #remove(guid: bigint): void {
    if (this.#byGuid.delete(guid)) this.gone.push(guid);
  }

  /** Where a field stands in this client's build. */
  indexOf(name: FieldName): number {
    switch (this.#build) {
      case 5875:
        return (name === 'PLAYER_COINAGE' ? updateFields5875.PLAYER_FIELD_COINAGE : updateFields5875[name]).index;
      case 8606:
        return updateFields8606[name].index;
      case 12340:
        return updateFields12340[name].index;
    }
  }
}

function copyValues(mask: Fields, into: Map<number, number>): void {
  const values = mask.raw('values');
  if (!(values instanceof Map)) return;
  for (const [index, value] of values) {
    if (typeof index === 'number' && typeof value === 'number') into.set(index, value);
  }
}

/** The place in a movement block or a movement info, whose names differ by build and by kind of object. */
function placeOf(movement: Fields): Place {
  const names = ['livingPosition', 'position', 'position1', 'position2'];
  const position = movement.at(movement.firstOf(...names));
  const facing = movement.firstOf('livingOrientation', 'orientation', 'orientation1', 'orientation2');
  return {
    x: position.number('x'),
    y: position.number('y'),
    z: position.number('z'),
    orientation: movement.number(facing),
  };
}
