import { listen } from '@realmwright/kernel/contract';
import type { Bus, Subscription } from '@realmwright/kernel/ports/bus';
import { type Room, type RoomKind, roomKinds, roomToken } from '@realmwright/kernel/room';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import type { Millis } from '@realmwright/kernel/units';
import { type roomNewsType, roomTold } from '@realmwright/services/social/roster.contract';
import type { RealtimeSession } from '../realtime-session.ts';
import { PeopleNews } from './people-news.ts';

/** Somebody who can be in rooms. */
export interface RoomMember {
  readonly line: Pick<RealtimeSession['line'], 'tell'>;
}

/** A room as far as this edge has people in it. */
export interface LocalRoom<Member extends RoomMember> {
  readonly room: Room;
  readonly members: ReadonlySet<Member>;
  /** What is to be told of its people. */
  readonly people: PeopleNews;
}

interface OpenRoom<Member extends RoomMember> extends LocalRoom<Member> {
  readonly token: string;
  readonly members: Set<Member>;
  readonly subscription: Subscription;
  /** Settled when what is said in the room reaches this edge. */
  readonly opened: Promise<void>;
  isOpen: boolean;
  /** Since when nobody is in it. */
  emptySince: Millis;
}

/** In which rooms somebody is, and shall be. */
interface Seat<Member extends RoomMember> {
  /** A few at most. */
  rooms: readonly OpenRoom<Member>[];
  wanted: readonly Room[];
  isMoving: boolean;
}

interface RoomBookTerms<Member extends RoomMember> {
  readonly bus: Bus;
  readonly now: () => Millis;
  readonly onNews: (room: LocalRoom<Member>, news: ValueOf<typeof roomNewsType>) => void;
}

/**
 * Who of this edge is in which room. An edge hears a room on the bus as long as anybody of its own is in it, and a while
 * longer, because people come back. Whoever changes rooms is in the new ones before it leaves the old: it moves when
 * everything that is said in the new ones reaches this edge, and is told of both in one turn.
 */
export class RoomBook<Member extends RoomMember> {
  readonly #terms: RoomBookTerms<Member>;
  readonly #rooms = new Map<string, OpenRoom<Member>>();
  readonly #seats = new Map<Member, Seat<Member>>();

  constructor(terms: RoomBookTerms<Member>) {
    this.#terms = terms;
  }

  get rooms(): Iterable<LocalRoom<Member>> {
    return this.#rooms.values();
  }

  find(room: Room): LocalRoom<Member> | undefined {
    return this.#rooms.get(roomToken(room));
  }

  /** Who of this edge is in a room. */
  membersOf(room: Room): Iterable<Member> {
    return this.#rooms.get(roomToken(room))?.members ?? [];
  }

  isIn(member: Member, room: Room): boolean {
    const token = roomToken(room);
    return this.#seats.get(member)?.rooms.some((open) => open.token === token) ?? false;
  }

  /** Somebody shall be in these rooms and in no others. What is said meanwhile of newer wishes counts. */
  async move(member: Member, wanted: readonly Room[]): Promise<void> {
    const seat = this.#seatOf(member);
    seat.wanted = wanted;
    if (seat.isMoving) return;
    seat.isMoving = true;
    try {
      let rooms: readonly Room[];
      do {
        rooms = seat.wanted;
        const opening = rooms.map((room) => this.#open(room)).filter(({ isOpen }) => !isOpen);
        if (opening.length > 0) await Promise.all(opening.map(({ opened }) => opened));
      } while (rooms !== seat.wanted);
      this.#seat(member, seat, rooms);
      seat.wanted = nowhere;
    } finally {
      seat.isMoving = false;
      if (seat.rooms.length === 0 && seat.wanted.length === 0) this.#seats.delete(member);
    }
  }

  /** Rooms in which nobody has been for a while are not listened to any more. */
  sweep(): void {
    const before = this.#terms.now() - lingerMillis;
    for (const [token, { members, emptySince, subscription }] of this.#rooms) {
      if (members.size > 0 || emptySince > before) continue;
      this.#rooms.delete(token);
      void subscription.stop();
    }
  }

  /** How many rooms of each kind are open, and how many people sit in them. */
  count(): ReadonlyMap<RoomKind, { readonly rooms: number; readonly members: number }> {
    const counts = new Map(roomKinds.map((kind): [RoomKind, { rooms: number; members: number }] => [kind, zero()]));
    for (const { room, members } of this.#rooms.values()) {
      const count = counts.get(room.kind);
      if (count === undefined) continue;
      count.rooms += 1;
      count.members += members.size;
    }
    return counts;
  }

  async close(): Promise<void> {
    const open = [...this.#rooms.values()];
    this.#rooms.clear();
    await Promise.all(open.map(({ subscription }) => subscription.stop()));
  }

  #seatOf(member: Member): Seat<Member> {
    const known = this.#seats.get(member);
    if (known !== undefined) return known;
    const seat: Seat<Member> = { rooms: [], wanted: nowhere, isMoving: false };
    this.#seats.set(member, seat);
    return seat;
  }

  #seat(member: Member, seat: Seat<Member>, wanted: readonly Room[]): void {
    const former = seat.rooms;
    const rooms = [...new Set(wanted.map((room) => this.#open(room)))];
    seat.rooms = rooms;
    for (const open of rooms) {
      if (former.includes(open)) continue;
      open.members.add(member);
      member.line.tell({ kind: 'roomJoined', room: open.room });
    }
    for (const left of former) {
      if (rooms.includes(left)) continue;
      left.members.delete(member);
      if (left.members.size === 0) left.emptySince = this.#terms.now();
      member.line.tell({ kind: 'roomLeft', room: left.room });
    }
  }

  #open(room: Room): OpenRoom<Member> {
    const token = roomToken(room);
    const known = this.#rooms.get(token);
    if (known !== undefined) return known;
    const { bus, now, onNews } = this.#terms;
    const subscription = listen(bus, roomTold, { scope: token }, ({ news }) => onNews(open, news));
    const opened = bus.flush().then(
      () => {
        open.isOpen = true;
      },
      // A bus that ends takes the edge with it; nobody has to wait for that.
      () => undefined,
    );
    const members = new Set<Member>();
    const people = new PeopleNews();
    const emptySince = now();
    const open: OpenRoom<Member> = { token, room, members, people, subscription, opened, isOpen: false, emptySince };
    this.#rooms.set(token, open);
    return open;
  }
}

function zero(): { rooms: number; members: number } {
  return { rooms: 0, members: 0 };
}

const lingerMillis = 10_000;
const nowhere: readonly Room[] = [];
