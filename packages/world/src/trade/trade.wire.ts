import type { Build } from '@realmwright/protocol/versions/build';
import {
  SMSG_TRADE_STATUS_1_12,
  SMSG_TRADE_STATUS_2_4,
  SMSG_TRADE_STATUS_EXTENDED_1_12,
  SMSG_TRADE_STATUS_EXTENDED_2_4,
  tradeStatus,
} from '@realmwright/protocol/world/trade/trade.packet';
import { guidOf, keyOf } from '../entity-key.wire.ts';
import type { Intent } from '../intents/intent-batch.ts';
import { frameClass } from '../perception/deliveries.ts';
import type { FrameWriter } from '../perception/frame-writer.wire.ts';
import type { PersonalFact } from '../perception/perceived.ts';

type Fact<Kind extends PersonalFact['kind']> = Extract<PersonalFact, { kind: Kind }>;

/** The wish to trade with whoever a guid names; of something that is no thing here there is none. */
export function askTradeIntent({ guid }: { readonly guid: bigint }): Intent | undefined {
  const target = keyOf(guid);
  return target === undefined ? undefined : { kind: 'askTrade', target };
}

/** Somebody wants to trade: the client answers by itself unless its player is busy. */
export function writeTradeAsked(frames: FrameWriter, build: Build, { by }: Fact<'tradeAsked'>): void {
  writeStatus(frames, build, { status: tradeStatus.values.BEGIN_TRADE, unknown1: guidOf(by) });
}

export function writeTradeChanged(frames: FrameWriter, build: Build, { status }: Fact<'tradeChanged'>): void {
  writeStatus(frames, build, { status: statusNumbers[status], tradeId: 0 });
}

/** The window shows one side at a time; nothing but coins can lie in it yet. */
export function writeCoinsOffered(frames: FrameWriter, build: Build, { isOwn, copper }: Fact<'coinsOffered'>): void {
  const offer = {
    selfPlayer: !isOwn,
    tradeSlotCount1: SLOTS,
    tradeSlotCount2: SLOTS,
    moneyInTrade: copper,
    spellOnLowestSlot: 0,
  };
  if (build === 5875) {
    frames.packet(SMSG_TRADE_STATUS_EXTENDED_1_12, frameClass.own, { ...offer, tradeSlots: emptySlots_1_12 });
  } else {
    frames.packet(SMSG_TRADE_STATUS_EXTENDED_2_4, frameClass.own, { ...offer, tradeId: 0, tradeSlots: emptySlots_2_4 });
  }
}

function writeStatus(
  frames: FrameWriter,
  build: Build,
  value: { readonly status: number; readonly unknown1?: bigint; readonly tradeId?: number },
): void {
  if (build === 5875) frames.packet(SMSG_TRADE_STATUS_1_12, frameClass.own, value);
  else frames.packet(SMSG_TRADE_STATUS_2_4, frameClass.own, value);
}

/** Source: public protocol notes; the same numbers in all supported builds. */
const statusNumbers: Readonly<Record<Fact<'tradeChanged'>['status'], number>> = {
  opened: tradeStatus.values.OPEN_WINDOW,
  accepted: tradeStatus.values.TRADE_ACCEPT,
  unaccepted: tradeStatus.values.BACK_TO_TRADE,
  cancelled: tradeStatus.values.TRADE_CANCELED,
  completed: tradeStatus.values.TRADE_COMPLETE,
  busy: tradeStatus.values.BUSY,
  ignored: tradeStatus.values.IGNORE_YOU,
  noTarget: tradeStatus.values.NO_TARGET,
  tooFar: tradeStatus.values.TARGET_TO_FAR,
};

/** Six that change hands and one that does not. */
const SLOTS = 7;

const emptySlot = {
  item: 0,
  displayId: 0,
  stackCount: 0,
  wrapped: false,
  giftWrapper: 0n,
  enchantment: 0,
  itemCreator: 0n,
  spellCharges: 0,
  itemSuffixFactor: 0,
  itemRandomPropertiesId: 0,
  lockId: 0,
  maxDurability: 0,
  durability: 0,
};
const emptySlots_1_12 = Array.from({ length: SLOTS }, (_, tradeSlotNumber) => ({ ...emptySlot, tradeSlotNumber }));
const emptySlots_2_4 = emptySlots_1_12.map((slot) => ({ ...slot, enchantmentsSlots: [0, 0, 0] }));
