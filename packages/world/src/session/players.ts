import type { CharacterId, EdgeId, SessionId } from '@realmwright/kernel/ids';
import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import { codecOf } from '@realmwright/kernel/schema/codec';
import type { Slot } from '../actor/entities.ts';
import type { StateStore } from '../state-store.ts';
import { type Player, playerType } from './player.ts';

/** The characters of this instance, in order of arrival, and by whom they are steered. */
export class Players implements StateStore {
  readonly #byCharacter = new Map<CharacterId, Player>();
  readonly #bySlot = new Map<Slot, Player>();
  readonly #bySession = new Map<EdgeId, Map<SessionId, Player>>();

  get count(): number {
    return this.#byCharacter.size;
  }

  /** Characters with a session; the others are held. */
  get connectedCount(): number {
    let count = 0;
    for (const sessions of this.#bySession.values()) count += sessions.size;
    return count;
  }

  [Symbol.iterator](): IterableIterator<Player> {
    return this.#byCharacter.values();
  }

  add(player: Player): void {
    this.#byCharacter.set(player.sheet.characterId, player);
    this.#bySlot.set(player.slot, player);
    const { connection } = player;
    player.connection = undefined;
    if (connection !== undefined) this.connect(player, connection.edge, connection.session);
  }

  remove(player: Player): void {
    this.disconnect(player);
    this.#byCharacter.delete(player.sheet.characterId);
    this.#bySlot.delete(player.slot);
  }

  /** The session steers this character from now on; whoever did before does no more. */
  connect(player: Player, edge: EdgeId, session: SessionId): void {
    this.disconnect(player);
    const sessions = this.#bySession.get(edge) ?? new Map<SessionId, Player>();
    this.#bySession.set(edge, sessions);
    sessions.set(session, player);
    player.connection = { edge, session };
  }

  disconnect(player: Player): void {
    const { connection } = player;
    if (connection === undefined) return;
    const sessions = this.#bySession.get(connection.edge);
    sessions?.delete(connection.session);
    if (sessions?.size === 0) this.#bySession.delete(connection.edge);
    player.connection = undefined;
  }

  find(character: CharacterId): Player | undefined {
    return this.#byCharacter.get(character);
  }
  findAt(slot: Slot): Player | undefined {
    return this.#bySlot.get(slot);
  }
  findSession(edge: EdgeId, session: SessionId): Player | undefined {
    return this.#bySession.get(edge)?.get(session);
  }
  /** Whatever the case of the name. */
  findByName(name: string): Player | undefined {
    const wanted = name.toLowerCase();
    for (const player of this) if (player.sheet.name.toLowerCase() === wanted) return player;
    return undefined;
  }
  /** All that an edge steers. */
  ofEdge(edge: EdgeId): readonly Player[] {
    return [...(this.#bySession.get(edge)?.values() ?? [])];
  }

  snapshot(writer: ByteWriter): void {
    writer.u32(this.count);
    for (const player of this) codec.write(writer, player);
  }

  restore(reader: ByteReader): void {
    for (const map of [this.#byCharacter, this.#bySlot, this.#bySession]) map.clear();
    const count = reader.u32();
    for (let i = 0; i < count; i++) this.add({ ...codec.read(reader) });
  }
}

const codec = codecOf(playerType, 'player');
