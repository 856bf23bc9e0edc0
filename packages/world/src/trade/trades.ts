import type { CharacterId } from '@realmwright/kernel/ids';
import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import { codecOf } from '@realmwright/kernel/schema/codec';
import { characterIdType } from '@realmwright/kernel/schema/domain';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { bool, f64, literals, struct, u32 } from '@realmwright/kernel/schema/types';
import type { StateStore } from '../state-store.ts';

const sideType = struct({ character: characterIdType, copper: u32, hasAccepted: bool });

/**
 * Two characters who trade. `asked`: one waits for the other to agree. `open`: both see the window. `posting`: both have
 * accepted and the ledger moves the coins; nothing can be taken back any more. `changedAt`: when it came into its phase
 * or an offer last changed, milliseconds of the world's clock.
 */
const tradeType = struct({
  id: u32,
  phase: literals('asked', 'open', 'posting'),
  changedAt: f64,
  asker: sideType,
  asked: sideType,
});

type Writable<Value> = { -readonly [Field in keyof Value]: Value[Field] };
type TradeState = ValueOf<typeof tradeType>;
export type TradeSide = Writable<TradeState['asker']>;
export interface Trade extends Writable<Omit<TradeState, 'asker' | 'asked'>> {
  readonly asker: TradeSide;
  readonly asked: TradeSide;
}

/** The trades of this instance; a character is in one at most. */
export class Trades implements StateStore {
  readonly #byCharacter = new Map<CharacterId, Trade>();
  readonly #byId = new Map<number, Trade>();
  #lastId = 0;

  [Symbol.iterator](): IterableIterator<Trade> {
    return this.#byId.values();
  }

  begin(asker: CharacterId, asked: CharacterId, now: number): Trade {
    this.#lastId = (this.#lastId + 1) >>> 0;
    return this.#add({
      id: this.#lastId,
      phase: 'asked',
      changedAt: now,
      asker: { character: asker, copper: 0, hasAccepted: false },
      asked: { character: asked, copper: 0, hasAccepted: false },
    });
  }

  end(trade: Trade): void {
    this.#byId.delete(trade.id);
    this.#byCharacter.delete(trade.asker.character);
    this.#byCharacter.delete(trade.asked.character);
  }

  find(character: CharacterId): Trade | undefined {
    return this.#byCharacter.get(character);
  }
  findById(id: number): Trade | undefined {
    return this.#byId.get(id);
  }

  snapshot(writer: ByteWriter): void {
    writer.u32(this.#lastId).u32(this.#byId.size);
    for (const trade of this) codec.write(writer, trade);
  }

  restore(reader: ByteReader): void {
    this.#byId.clear();
    this.#byCharacter.clear();
    this.#lastId = reader.u32();
    const count = reader.u32();
    for (let i = 0; i < count; i++) {
      const trade = codec.read(reader);
      this.#add({ ...trade, asker: { ...trade.asker }, asked: { ...trade.asked } });
    }
  }

  #add(trade: Trade): Trade {
    this.#byId.set(trade.id, trade);
    this.#byCharacter.set(trade.asker.character, trade);
    this.#byCharacter.set(trade.asked.character, trade);
    return trade;
  }
}

const codec = codecOf(tradeType, 'trade');
