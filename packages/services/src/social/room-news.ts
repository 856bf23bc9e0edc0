import { announce } from '@realmwright/kernel/contract';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { isSameRoom, type Room, roomToken } from '@realmwright/kernel/room';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { isListed } from './listed.store.ts';
import type { PresenceRow } from './presence.store.ts';
import { presenceChanged, type roomNewsType, roomTold } from './roster.contract.ts';

/** Tells everybody in a room. */
export function tellRoomNews(bus: Bus, room: Room, news: ValueOf<typeof roomNewsType>): void {
  announce(bus, roomTold, { room, news }, { scope: roomToken(room) });
}

/**
 * Tells the areas concerned that somebody came, went or has changed, and whoever keeps company that it has changed. Wider
 * rooms than areas are read page by page and not told of everybody.
 */
export function tellOfPresence(bus: Bus, before: PresenceRow | undefined, after: PresenceRow | undefined): void {
  tellAreas(bus, before, after);
  tellCompany(bus, before, after);
}

function tellAreas(bus: Bus, before: PresenceRow | undefined, after: PresenceRow | undefined): void {
  const was = before !== undefined && isListed(before) ? before : undefined;
  const is = after !== undefined && isListed(after) ? after : undefined;
  if (was !== undefined && (is === undefined || !isSameRoom(areaOf(was), areaOf(is)))) {
    tellRoomNews(bus, areaOf(was), { kind: 'went', character: was.characterId, name: was.name });
  }
  if (is === undefined) return;
  if (was === undefined || !isSameRoom(areaOf(was), areaOf(is))) {
    tellRoomNews(bus, areaOf(is), { kind: 'came', person: is });
  } else if (differs(was, is)) tellRoomNews(bus, areaOf(is), { kind: 'changed', person: is });
}

/** Whoever is in a party with somebody invisible knows that it is there; of operators who hide nobody hears. */
function tellCompany(bus: Bus, before: PresenceRow | undefined, after: PresenceRow | undefined): void {
  if (before === undefined || after === undefined || after.isHidden) return;
  if (before.isHidden || before.zone !== after.zone || differs(before, after)) {
    announce(bus, presenceChanged, { person: after });
  }
}

function areaOf({ realm, map, zone }: PresenceRow): Room {
  return { kind: 'area', realm, map, zone };
}

function differs(was: PresenceRow, is: PresenceRow): boolean {
  return was.status !== is.status || was.isFighting !== is.isFighting || was.level !== is.level || was.name !== is.name;
}
