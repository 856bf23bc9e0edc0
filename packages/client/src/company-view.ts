import type { Notification, NotificationKind } from '@realmwright/kernel/notification';
import { isSameRoom, type Room, type RoomKind, roomToken } from '@realmwright/kernel/room';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import type { PartyTold, Person } from '@realmwright/protocol/realtime/social-messages';

type Contact = Extract<ServerMessage, { kind: 'contacts' }>['contacts'][number];

/**
 * Whom a client keeps company with, kept from what the server says and nothing else: its rooms, the people of its area, its
 * party, friends, channels, and what was not read. `take` every message; what it does not know it passes over.
 */
export class CompanyView {
  /** The rooms that it is in, in the order of joining. */
  readonly rooms = new Map<string, Room>();
  /** The people of its area, as far as they were told. */
  readonly people = new Map<number, Person>();
  /** People of the area may be missing, or stand there who have gone: ask for the roster from its beginning. */
  isPartial = true;
  party: PartyTold | undefined;
  /** How members of the party are, as far as it was told. */
  readonly members = new Map<number, Person>();
  /** Who has asked it into a party and waits for an answer. */
  invitedBy: string | undefined;
  readonly contacts = new Map<number, Contact>();
  readonly channels = new Set<string>();
  /** What was not read, newest last. */
  readonly unread = new Map<string, Notification>();
  readonly choices = new Map<NotificationKind, boolean>();

  /** How much is unread. */
  get unreadCount(): number {
    let count = 0;
    for (const one of this.unread.values()) count += one.count;
    return count;
  }

  /** The room of a kind that it is in. */
  room<Kind extends RoomKind>(kind: Kind): Extract<Room, { kind: Kind }> | undefined {
    for (const room of this.rooms.values()) if (isOfKind(room, kind)) return room;
    return undefined;
  }

  /** Takes over what a message says; whether it was about company. */
  take(message: ServerMessage): boolean {
    switch (message.kind) {
      case 'roomJoined':
        this.rooms.set(roomToken(message.room), message.room);
        if (message.room.kind === 'area') this.#forgetPeople();
        return true;
      case 'roomLeft':
        this.rooms.delete(roomToken(message.room));
        return true;
      case 'people':
        if (this.#isHere(message.room)) this.#takePeople(message);
        else if (this.#isOfParty(message.room)) this.#takeMembers(message.changed);
        return true;
      case 'roster':
        if (this.#isHere(message.room)) this.#takeRoster(message);
        else if (this.#isOfParty(message.room)) this.#takeMembers(message.people);
        return true;
      case 'party':
        this.party = message.party;
        if (message.party !== undefined) this.invitedBy = undefined;
        this.#forgetStrangers();
        return true;
      case 'partyNews':
        if (message.news === 'invited') this.invitedBy = message.name;
        return true;
      case 'contacts':
        this.contacts.clear();
        for (const contact of message.contacts) this.contacts.set(contact.character, contact);
        return true;
      case 'friend': {
        const known = this.contacts.get(message.character);
        if (known !== undefined) this.contacts.set(message.character, { ...known, presence: message.presence });
        return true;
      }
      case 'channelNews':
        if (message.news === 'youJoined') this.channels.add(message.channel);
        if (message.news === 'youLeft') this.channels.delete(message.channel);
        return true;
      case 'notifications':
        this.choices.clear();
        for (const { about, isOn } of message.choices) this.choices.set(about, isOn);
        this.unread.clear();
        for (const one of message.unread.toReversed()) this.#note(one);
        return true;
      case 'notified':
        this.#note(message.notification);
        return true;
      case 'resumed':
        // What may be left out was, while there was no line.
        this.isPartial = true;
        return false;
      case 'left':
        this.#comeOut(message.reason);
        return false;
      default:
        return false;
    }
  }

  #isHere(room: Room): boolean {
    const area = this.room('area');
    return area !== undefined && isSameRoom(room, area);
  }

  #isOfParty(room: Room): boolean {
    return (room.kind === 'party' || room.kind === 'raid') && this.party?.party === room.group;
  }

  #takeMembers(people: readonly Person[]): void {
    for (const person of people) this.members.set(person.character, person);
  }

  #forgetStrangers(): void {
    const present = new Set(this.party?.members.flatMap(({ character, isOnline }) => (isOnline ? [character] : [])));
    for (const [character, person] of this.members) if (!present.has(person.character)) this.members.delete(character);
  }

  #takePeople({ came, changed, went, isCrowded }: Extract<ServerMessage, { kind: 'people' }>): void {
    for (const person of [...came, ...changed]) this.people.set(person.character, person);
    for (const { character } of went) this.people.delete(character);
    this.isPartial ||= isCrowded;
  }

  #takeRoster({ people, total, hasMore }: Extract<ServerMessage, { kind: 'roster' }>): void {
    for (const person of people) this.people.set(person.character, person);
    if (!hasMore) this.isPartial = this.people.size < total;
  }

  #forgetPeople(): void {
    this.people.clear();
    this.isPartial = true;
  }

  #note(one: Notification): void {
    const key = `${one.about} ${one.source}`;
    this.unread.delete(key);
    this.unread.set(key, one);
  }

  /** Out of the world, or on the way to another map: then party and channels stay as they are. */
  #comeOut(reason: string): void {
    this.#forgetPeople();
    if (reason === 'transferred') return;
    this.party = undefined;
    this.members.clear();
    this.invitedBy = undefined;
    this.contacts.clear();
    this.channels.clear();
  }
}

function isOfKind<Kind extends RoomKind>(room: Room, kind: Kind): room is Extract<Room, { kind: Kind }> {
  return room.kind === kind;
}
