import type { CharacterId } from '@realmwright/kernel/ids';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import type { EntityKey } from '../entity-key.ts';
import type { Player } from '../session/player.ts';
import { isInSight } from '../space/sight.ts';
import type { World } from '../world.ts';
import type { tradeStatusType } from './trade.facts.ts';
import type { Trade, TradeSide } from './trades.ts';

type TradeStatus = ValueOf<typeof tradeStatusType>;

/** An unanswered question and an answer of the ledger are waited for this long, milliseconds. */
const ASKED_MILLIS = 30_000;
const POSTING_MILLIS = 30_000;

/** Asks somebody near to trade. Whoever trades already, is dead, or is on the way out, is busy. */
export function askTrade(world: World, player: Player, target: EntityKey): void {
  const { trades, entities, players, time } = world;
  const slot = entities.find(target);
  const other = slot === undefined ? undefined : players.findAt(slot);
  if (trades.find(player.sheet.characterId) !== undefined) return tell(world, player, 'busy');
  if (other === undefined || other === player || !mayTrade(world, player)) return tell(world, player, 'noTarget');
  if (!mayTrade(world, other) || trades.find(other.sheet.characterId) !== undefined) return tell(world, player, 'busy');
  if (!areNear(world, player, other)) return tell(world, player, 'tooFar');
  trades.begin(player.sheet.characterId, other.sheet.characterId, time.now);
  world.outbox.personal(other, { kind: 'tradeAsked', by: entities.keyOf(player.slot) });
}

/** Who was asked agrees; both see the window. */
export function openTrade(world: World, player: Player): void {
  const trade = world.trades.find(player.sheet.characterId);
  if (trade?.phase !== 'asked' || trade.asked.character !== player.sheet.characterId) return;
  trade.phase = 'open';
  trade.changedAt = world.time.now;
  tellBoth(world, trade, 'opened');
}

/** Who was asked does not want to. */
export function declineTrade(world: World, player: Player, why: 'busy' | 'ignoring'): void {
  const trade = world.trades.find(player.sheet.characterId);
  if (trade?.phase !== 'asked' || trade.asked.character !== player.sheet.characterId) return;
  world.trades.end(trade);
  tellCharacter(world, trade.asker.character, why === 'busy' ? 'busy' : 'ignored');
}

/** Lays coins into the window; more than the purse holds are not taken. Any change voids what was accepted before. */
export function offerCoins(world: World, player: Player, copper: number): void {
  const trade = openTradeOf(world, player);
  if (trade === undefined) return;
  const { own, other } = sidesOf(trade, player);
  if (copper > world.fields.get(player.slot, 'coinage')) {
    world.outbox.personal(player, { kind: 'systemMessage', text: 'You do not have that much.' });
    world.outbox.personal(player, { kind: 'coinsOffered', isOwn: true, copper: own.copper });
    return;
  }
  if (copper === own.copper) return;
  own.copper = copper;
  trade.changedAt = world.time.now;
  voidAcceptance(world, trade);
  const partner = world.players.find(other.character);
  if (partner !== undefined) world.outbox.personal(partner, { kind: 'coinsOffered', isOwn: false, copper });
}

/**
 * Agrees to what lies in the window. An offer that changed a moment ago cannot be meant: whoever accepts may not have
 * seen it yet, so it has to lie there for a while first. When both have accepted, the ledger is asked.
 */
export function acceptTrade(world: World, player: Player): void {
  const trade = openTradeOf(world, player);
  if (trade === undefined) return;
  const { own, other } = sidesOf(trade, player);
  if (world.time.now - trade.changedAt < world.setup.content.ruleset.trade.settleMillis) {
    tell(world, player, 'unaccepted');
    return;
  }
  own.hasAccepted = true;
  if (!other.hasAccepted) return tellCharacter(world, other.character, 'accepted');
  settle(world, trade);
}

/** Takes one's agreement back. */
export function withdrawAcceptance(world: World, player: Player): void {
  const trade = openTradeOf(world, player);
  if (trade === undefined) return;
  const { own, other } = sidesOf(trade, player);
  if (!own.hasAccepted) return;
  own.hasAccepted = false;
  tellCharacter(world, other.character, 'unaccepted');
}

/** Closes the window, or takes the question back. Coins that the ledger is moving are not called back. */
export function cancelTrade(world: World, player: Player): void {
  const trade = world.trades.find(player.sheet.characterId);
  if (trade !== undefined) abandon(world, trade);
}

/** Trades end when the two part, when one of them leaves, and when nobody answers. */
export function watchTrades(world: World): void {
  const { now } = world.time;
  for (const trade of [...world.trades]) {
    if (trade.phase === 'posting') {
      if (now - trade.changedAt >= POSTING_MILLIS) noteHandedCoins(world, trade.id, 'unknown');
      continue;
    }
    const asker = world.players.find(trade.asker.character);
    const asked = world.players.find(trade.asked.character);
    const isOver = trade.phase === 'asked' && now - trade.changedAt >= ASKED_MILLIS;
    if (!isOver && asker !== undefined && asked !== undefined && mayTrade(world, asker) && mayTrade(world, asked)) {
      if (areNear(world, asker, asked)) continue;
    }
    abandon(world, trade);
  }
}

/** The ledger has moved the coins, or has not. */
export function noteHandedCoins(
  world: World,
  id: number,
  outcome: 'posted' | 'insufficient' | 'purseFull' | 'unknown',
): void {
  const trade = world.trades.findById(id);
  if (trade?.phase !== 'posting') return;
  world.trades.end(trade);
  tellBoth(world, trade, outcome === 'posted' ? 'completed' : 'cancelled');
  const text = sentences[outcome];
  if (text === undefined) return;
  for (const { character } of [trade.asker, trade.asked]) {
    const player = world.players.find(character);
    if (player !== undefined) world.outbox.personal(player, { kind: 'systemMessage', text });
  }
}

const sentences: Readonly<Record<Parameters<typeof noteHandedCoins>[2], string | undefined>> = {
  posted: undefined,
  insufficient: 'The trade is off: a purse does not hold that much any more.',
  purseFull: 'The trade is off: a purse cannot hold that much.',
  unknown: 'Whether the coins were handed over is not known yet. Your purse will show it.',
};

/** Both have accepted: what remains to be moved is the difference of the two offers. */
function settle(world: World, trade: Trade): void {
  const { asker, asked } = trade;
  const difference = asker.copper - asked.copper;
  trade.phase = 'posting';
  trade.changedAt = world.time.now;
  if (difference === 0) return noteHandedCoins(world, trade.id, 'posted');
  const [from, to] = difference > 0 ? [asker, asked] : [asked, asker];
  world.outbox.effect({
    kind: 'coinsPledged',
    trade: trade.id,
    from: from.character,
    to: to.character,
    copper: Math.abs(difference),
  });
}

function abandon(world: World, trade: Trade): void {
  if (trade.phase === 'posting') return;
  world.trades.end(trade);
  tellBoth(world, trade, 'cancelled');
}

function voidAcceptance(world: World, trade: Trade): void {
  if (!trade.asker.hasAccepted && !trade.asked.hasAccepted) return;
  trade.asker.hasAccepted = false;
  trade.asked.hasAccepted = false;
  tellBoth(world, trade, 'unaccepted');
}

function openTradeOf(world: World, player: Player): Trade | undefined {
  const trade = world.trades.find(player.sheet.characterId);
  return trade?.phase === 'open' ? trade : undefined;
}

function sidesOf(trade: Trade, player: Player): { readonly own: TradeSide; readonly other: TradeSide } {
  const isAsker = trade.asker.character === player.sheet.characterId;
  return isAsker ? { own: trade.asker, other: trade.asked } : { own: trade.asked, other: trade.asker };
}

function mayTrade({ deaths }: World, player: Player): boolean {
  const isHere = player.presence === 'playing' && player.connection !== undefined;
  return isHere && player.pendingTeleport === 0 && deaths.find(player.slot) === undefined;
}

function areNear(world: World, one: Player, other: Player): boolean {
  const { yards } = world.setup.content.ruleset.trade;
  if (world.places.squareBetween(one.slot, other.slot) > yards * yards) return false;
  return isInSight(world, one.slot, other.slot);
}

function tellBoth(world: World, trade: Trade, status: TradeStatus): void {
  tellCharacter(world, trade.asker.character, status);
  tellCharacter(world, trade.asked.character, status);
}

function tellCharacter(world: World, character: CharacterId, status: TradeStatus): void {
  const player = world.players.find(character);
  if (player !== undefined) tell(world, player, status);
}

function tell(world: World, player: Player, status: TradeStatus): void {
  world.outbox.personal(player, { kind: 'tradeChanged', status });
}
