import { type CharacterId, characterId } from '@realmwright/kernel/ids';
import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import { codecOf } from '@realmwright/kernel/schema/codec';
import type { Slot } from '../actor/entities.ts';
import type { StateStore } from '../state-store.ts';
import { differences, type MemberStats, memberStatsType, type Party, partyType } from './party.ts';

/** What a character here belongs to: 0 for no group, since that revision. */
interface Affiliation {
  readonly group: number;
  readonly revision: number;
}

/** A member's stats, and which of them have not been told yet. */
interface KnownStats {
  stats: MemberStats;
  changed: number;
}

/**
 * Which characters of this instance are in which group, and how the members of those groups are. Groups are here as long
 * as one of their members is. `groupBySlot` is the affiliation once more, for the many questions of perception.
 */
export class Parties implements StateStore {
  /** The group of the character in a slot, 0 for none and for everything that is no character. */
  readonly groupBySlot: Uint32Array;
  /** When members are told of each other the next time, and when the service is asked for groups; world time. */
  nextBeatAt = 0;
  nextRefreshAt = 0;
  readonly #byGroup = new Map<number, Party>();
  readonly #affiliations = new Map<CharacterId, Affiliation>();
  readonly #stats = new Map<CharacterId, KnownStats>();
  /** By viewer: the members of whom it was told because it does not see them. */
  readonly #told = new Map<CharacterId, Set<CharacterId>>();

  constructor(capacity: number) {
    this.groupBySlot = new Uint32Array(capacity);
  }

  get count(): number {
    return this.#byGroup.size;
  }

  [Symbol.iterator](): IterableIterator<Party> {
    return this.#byGroup.values();
  }

  find(group: number): Party | undefined {
    return this.#byGroup.get(group);
  }

  /** The group of a character of this instance. */
  of(character: CharacterId): Party | undefined {
    return this.#byGroup.get(this.#affiliations.get(character)?.group ?? 0);
  }

  /** Whether two characters here are members of one group. */
  areTogether(one: Slot, other: Slot): boolean {
    const group = this.groupBySlot[one] ?? 0;
    return group !== 0 && group === this.groupBySlot[other];
  }

  /** The revision up to which a character's affiliation is known. */
  revisionOf(character: CharacterId): number {
    return this.#affiliations.get(character)?.revision ?? 0;
  }

  keep(party: Party): void {
    this.#byGroup.set(party.group, party);
  }

  affiliate(character: CharacterId, slot: Slot, affiliation: Affiliation): void {
    const { group, revision } = affiliation;
    this.#affiliations.set(character, { group, revision });
    if (this.groupBySlot[slot] === group) return;
    this.groupBySlot[slot] = group;
    this.#told.delete(character);
  }

  /** The character is no longer in this instance. What was known of it as a member stays until somebody says better. */
  forget(character: CharacterId, slot: Slot): void {
    this.#affiliations.delete(character);
    this.#told.delete(character);
    if (this.groupBySlot[slot] === 0) return;
    this.groupBySlot[slot] = 0;
    this.prune();
  }

  /** Lets go of groups that have nobody here, and of what was known of their members. */
  prune(): void {
    const groups = new Set([...this.#affiliations.values()].map(({ group }) => group));
    for (const group of [...this.#byGroup.keys()]) if (!groups.has(group)) this.#byGroup.delete(group);
    const members = new Set([...this].flatMap((party) => party.members.map(({ character }) => character)));
    for (const character of [...this.#stats.keys()]) if (!members.has(character)) this.#stats.delete(character);
    for (const told of this.#told.values()) for (const one of [...told]) if (!members.has(one)) told.delete(one);
  }

  statsOf(character: CharacterId): MemberStats | undefined {
    return this.#stats.get(character)?.stats;
  }

  /** What of a member was not told yet. */
  changesOf(character: CharacterId): number {
    return this.#stats.get(character)?.changed ?? 0;
  }

  noteStats(character: CharacterId, stats: MemberStats): void {
    const known = this.#stats.get(character);
    const changed = differences(known?.stats, stats);
    if (known === undefined) this.#stats.set(character, { stats, changed });
    else if (changed !== 0) this.#stats.set(character, { stats, changed: known.changed | changed });
  }

  /** A member is not in the world, or others are to be told all of it again. */
  dropStats(character: CharacterId): void {
    this.#stats.delete(character);
    for (const told of this.#told.values()) told.delete(character);
  }

  /** Everybody has been told what is new. */
  settle(): void {
    for (const known of this.#stats.values()) known.changed = 0;
  }

  hasBeenTold(viewer: CharacterId, member: CharacterId): boolean {
    return this.#told.get(viewer)?.has(member) === true;
  }

  noteTold(viewer: CharacterId, member: CharacterId, isTold: boolean): void {
    const told = this.#told.get(viewer);
    if (!isTold) told?.delete(member);
    else if (told === undefined) this.#told.set(viewer, new Set([member]));
    else told.add(member);
  }

  snapshot(writer: ByteWriter): void {
    writer.f64(this.nextBeatAt).f64(this.nextRefreshAt);
    writer.u32(this.#byGroup.size);
    for (const party of this) partyCodec.write(writer, party);
    writer.u32(this.#affiliations.size);
    for (const [character, { group, revision }] of this.#affiliations) writer.u32(character).u32(group).u32(revision);
    writer.u32(this.#stats.size);
    for (const [character, { stats, changed }] of this.#stats) {
      writer.u32(character).u32(changed);
      statsCodec.write(writer, stats);
    }
    const told = [...this.#told].filter(([, members]) => members.size > 0);
    writer.u32(told.length);
    for (const [viewer, members] of told) {
      writer.u32(viewer).u32(members.size);
      for (const member of members) writer.u32(member);
    }
    const slots = [...this.groupBySlot.entries()].filter(([, group]) => group !== 0);
    writer.u32(slots.length);
    for (const [slot, group] of slots) writer.u32(slot).u32(group);
  }

  restore(reader: ByteReader): void {
    for (const map of [this.#byGroup, this.#affiliations, this.#stats, this.#told]) map.clear();
    this.groupBySlot.fill(0);
    this.nextBeatAt = reader.f64();
    this.nextRefreshAt = reader.f64();
    repeat(reader, () => this.keep(partyCodec.read(reader)));
    repeat(reader, () => {
      this.#affiliations.set(characterId(reader.u32()), { group: reader.u32(), revision: reader.u32() });
    });
    repeat(reader, () => {
      const character = characterId(reader.u32());
      const changed = reader.u32();
      this.#stats.set(character, { stats: statsCodec.read(reader), changed });
    });
    repeat(reader, () => {
      const viewer = characterId(reader.u32());
      const members = new Set<CharacterId>();
      repeat(reader, () => members.add(characterId(reader.u32())));
      this.#told.set(viewer, members);
    });
    repeat(reader, () => {
      this.groupBySlot[reader.u32()] = reader.u32();
    });
  }
}

const partyCodec = codecOf(partyType, 'party');
const statsCodec = codecOf(memberStatsType, 'member stats');

function repeat(reader: ByteReader, read: () => unknown): void {
  const count = reader.u32();
  for (let i = 0; i < count; i++) read();
}
