import { achievementLayouts } from '../world/achievement/achievement.layouts.ts';
import { arenaLayouts } from '../world/arena/arena.layouts.ts';
import { auctionLayouts } from '../world/auction/auction.layouts.ts';
import { battlegroundLayouts } from '../world/battleground/battleground.layouts.ts';
import { calendarLayouts } from '../world/calendar/calendar.layouts.ts';
import { characterLayouts } from '../world/character/character.layouts.ts';
import { chatLayouts } from '../world/chat/chat.layouts.ts';
import { cinematicLayouts } from '../world/cinematic/cinematic.layouts.ts';
import { combatLayouts } from '../world/combat/combat.layouts.ts';
import { deathLayouts } from '../world/death/death.layouts.ts';
import { duelLayouts } from '../world/duel/duel.layouts.ts';
import { factionLayouts } from '../world/faction/faction.layouts.ts';
import { gamemasterLayouts } from '../world/gamemaster/gamemaster.layouts.ts';
import { gameobjectLayouts } from '../world/gameobject/gameobject.layouts.ts';
import { gossipLayouts } from '../world/gossip/gossip.layouts.ts';
import { groupLayouts } from '../world/group/group.layouts.ts';
import { guildLayouts } from '../world/guild/guild.layouts.ts';
import { itemLayouts } from '../world/item/item.layouts.ts';
import { lfgLayouts } from '../world/lfg/lfg.layouts.ts';
import { lootLayouts } from '../world/loot/loot.layouts.ts';
import { mailLayouts } from '../world/mail/mail.layouts.ts';
import { monsterMoveLayouts } from '../world/monster-move/monster-move.layouts.ts';
import { mountLayouts } from '../world/mount/mount.layouts.ts';
import { movementLayouts } from '../world/movement/movement.layouts.ts';
import { petLayouts } from '../world/pet/pet.layouts.ts';
import { queryLayouts } from '../world/query/query.layouts.ts';
import { questLayouts } from '../world/quest/quest.layouts.ts';
import { raidLayouts } from '../world/raid/raid.layouts.ts';
import { restraintLayouts } from '../world/restraint/restraint.layouts.ts';
import { sessionLayouts } from '../world/session/session.layouts.ts';
import { socialLayouts } from '../world/social/social.layouts.ts';
import { speedLayouts } from '../world/speed/speed.layouts.ts';
import { spellLayouts } from '../world/spell/spell.layouts.ts';
import { taxiLayouts } from '../world/taxi/taxi.layouts.ts';
import { teleportLayouts } from '../world/teleport/teleport.layouts.ts';
import { tradeLayouts } from '../world/trade/trade.layouts.ts';
import { updateLayouts } from '../world/update/update.layouts.ts';
import { vehicleLayouts } from '../world/vehicle/vehicle.layouts.ts';
import { worldStateLayouts } from '../world/world-state/world-state.layouts.ts';
import type { LayoutEntry } from './layout-entry.ts';

/** The layouts of every area. Each area keeps its own list beside its packets. */
export const everyLayout: readonly LayoutEntry[] = [
  ...achievementLayouts,
  ...arenaLayouts,
  ...auctionLayouts,
  ...battlegroundLayouts,
  ...calendarLayouts,
  ...characterLayouts,
  ...chatLayouts,
  ...cinematicLayouts,
  ...combatLayouts,
  ...deathLayouts,
  ...duelLayouts,
  ...factionLayouts,
  ...gamemasterLayouts,
  ...gameobjectLayouts,
  ...gossipLayouts,
  ...groupLayouts,
  ...guildLayouts,
  ...itemLayouts,
  ...lfgLayouts,
  ...lootLayouts,
  ...mailLayouts,
  ...monsterMoveLayouts,
  ...mountLayouts,
  ...movementLayouts,
  ...petLayouts,
  ...queryLayouts,
  ...questLayouts,
  ...raidLayouts,
  ...restraintLayouts,
  ...sessionLayouts,
  ...socialLayouts,
  ...speedLayouts,
  ...spellLayouts,
  ...taxiLayouts,
  ...teleportLayouts,
  ...tradeLayouts,
  ...updateLayouts,
  ...vehicleLayouts,
  ...worldStateLayouts,
];
