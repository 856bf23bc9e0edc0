import type { Build } from '@realmwright/protocol/versions/build';
import type { Fields } from './fields.ts';

/** Another member of the client's group. */
export interface Companion {
  readonly name: string;
  readonly guid: bigint;
  readonly isOnline: boolean;
  readonly subgroup: number;
  readonly isAssistant: boolean;
}

/** What a client was told of a member who is out of sight: the newest of each. */
export interface CompanionStats {
  readonly status?: number;
  readonly health?: number;
  readonly maxHealth?: number;
  readonly level?: number;
  readonly area?: number;
  readonly x?: number;
  readonly y?: number;
}

/** The group of one client, kept from the packets as a genuine client would. */
export class Company {
  readonly #build: Build;
  others: readonly Companion[] = [];
  leader = 0n;
  isRaid = false;
  /** The client's own subgroup, and whether it is an assistant. */
  subgroup = 0;
  isAssistant = false;
  lootSetting: number | undefined;
  lootThreshold: number | undefined;
  lootMaster = 0n;
  /** Who invited, as long as the question is open. */
  invitedBy: string | undefined;
  /** Icons by what bears them. */
  readonly marks = new Map<number, bigint>();
  readonly stats = new Map<bigint, CompanionStats>();

  constructor(build: Build) {
    this.#build = build;
  }

  get names(): readonly string[] {
    return this.others.map(({ name }) => name).toSorted();
  }

  find(name: string): Companion | undefined {
    return this.others.find((other) => other.name === name);
  }

  /** Takes a packet in; those about other things are ignored. */
  take(name: string, fields: Fields): void {
    switch (name) {
      case 'SMSG_GROUP_INVITE':
        // Only 3.3.5a says whether the invitation can be accepted.
        if (fields.raw('status') !== 0) this.invitedBy = fields.text('name');
        return;
      case 'SMSG_GROUP_LIST':
        return this.#takeList(fields);
      case 'MSG_RAID_TARGET_UPDATE':
        return this.#takeMarks(fields);
      case 'SMSG_PARTY_MEMBER_STATS':
      case 'SMSG_PARTY_MEMBER_STATS_FULL':
        return this.#takeStats(fields);
      default:
    }
  }

  #takeList(fields: Fields): void {
    const groupType = fields.number('groupType');
    this.isRaid = this.#build === 12340 ? (groupType & 2) !== 0 : groupType === 1;
    this.others = fields.list('members').map((member) => ({
      name: member.text('name'),
      guid: member.big('guid'),
      isOnline: member.raw('isOnline') === true,
      ...this.#placeOf(member),
    }));
    const own = this.#placeOf(fields);
    this.subgroup = own.subgroup;
    this.isAssistant = own.isAssistant;
    this.leader = fields.big('leader');
    this.invitedBy = undefined;
    this.lootSetting = fields.has('lootSetting') ? fields.number('lootSetting') : undefined;
    this.lootThreshold = fields.has('lootThreshold') ? fields.number('lootThreshold') : undefined;
    this.lootMaster = fields.has('masterLoot') ? fields.big('masterLoot') : 0n;
    if (this.others.length === 0) {
      this.marks.clear();
      this.stats.clear();
    }
  }

  /** 1.12.1 has subgroup and assistant in one byte. */
  #placeOf(fields: Fields): { readonly subgroup: number; readonly isAssistant: boolean } {
    const flags = fields.number('flags');
    return this.#build === 5875
      ? { subgroup: flags & 0x7f, isAssistant: (flags & 0x80) !== 0 }
      : { subgroup: fields.number('groupId'), isAssistant: (flags & 1) !== 0 };
  }

  #takeMarks(fields: Fields): void {
    const marks = fields.has('raidTargets') ? fields.list('raidTargets') : [fields.at('raidTarget')];
    for (const mark of marks) {
      const target = mark.big('guid');
      if (target === 0n) this.marks.delete(mark.number('index'));
      else {
        for (const [icon, other] of this.marks) if (other === target) this.marks.delete(icon);
        this.marks.set(mark.number('index'), target);
      }
    }
  }

  #takeStats(fields: Fields): void {
    const guid = fields.big('guid');
    const read = (name: string) => (fields.has(name) ? fields.number(name) : undefined);
    const signed = (name: string) => {
      const value = read(name);
      return value === undefined ? undefined : (value << 16) >> 16;
    };
    const told = {
      status: read('status'),
      health: read('currentHealth'),
      maxHealth: read('maxHealth'),
      level: read('level'),
      area: read('area'),
      x: signed('positionX'),
      y: signed('positionY'),
    };
    const known = Object.entries(told).filter(([, value]) => value !== undefined);
    this.stats.set(guid, { ...this.stats.get(guid), ...Object.fromEntries(known) });
  }
}
