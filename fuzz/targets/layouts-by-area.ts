import type { LayoutEntry } from '@realmwright/protocol/versions/layout-entry';
import { achievementLayouts } from '@realmwright/protocol/world/achievement/achievement.layouts';
import { arenaLayouts } from '@realmwright/protocol/world/arena/arena.layouts';
import { auctionLayouts } from '@realmwright/protocol/world/auction/auction.layouts';
import { battlegroundLayouts } from '@realmwright/protocol/world/battleground/battleground.layouts';
import { calendarLayouts } from '@realmwright/protocol/world/calendar/calendar.layouts';
import { characterLayouts } from '@realmwright/protocol/world/character/character.layouts';
import { chatLayouts } from '@realmwright/protocol/world/chat/chat.layouts';
import { cinematicLayouts } from '@realmwright/protocol/world/cinematic/cinematic.layouts';
import { combatLayouts } from '@realmwright/protocol/world/combat/combat.layouts';
import { deathLayouts } from '@realmwright/protocol/world/death/death.layouts';
import { duelLayouts } from '@realmwright/protocol/world/duel/duel.layouts';
import { factionLayouts } from '@realmwright/protocol/world/faction/faction.layouts';
import { gamemasterLayouts } from '@realmwright/protocol/world/gamemaster/gamemaster.layouts';
import { gameobjectLayouts } from '@realmwright/protocol/world/gameobject/gameobject.layouts';
import { gossipLayouts } from '@realmwright/protocol/world/gossip/gossip.layouts';
import { groupLayouts } from '@realmwright/protocol/world/group/group.layouts';
import { guildLayouts } from '@realmwright/protocol/world/guild/guild.layouts';
import { itemLayouts } from '@realmwright/protocol/world/item/item.layouts';
import { lfgLayouts } from '@realmwright/protocol/world/lfg/lfg.layouts';
import { lootLayouts } from '@realmwright/protocol/world/loot/loot.layouts';
import { mailLayouts } from '@realmwright/protocol/world/mail/mail.layouts';
import { monsterMoveLayouts } from '@realmwright/protocol/world/monster-move/monster-move.layouts';
import { mountLayouts } from '@realmwright/protocol/world/mount/mount.layouts';
import { movementLayouts } from '@realmwright/protocol/world/movement/movement.layouts';
import { petLayouts } from '@realmwright/protocol/world/pet/pet.layouts';
import { queryLayouts } from '@realmwright/protocol/world/query/query.layouts';
import { questLayouts } from '@realmwright/protocol/world/quest/quest.layouts';
import { raidLayouts } from '@realmwright/protocol/world/raid/raid.layouts';
import { restraintLayouts } from '@realmwright/protocol/world/restraint/restraint.layouts';
import { sessionLayouts } from '@realmwright/protocol/world/session/session.layouts';
import { socialLayouts } from '@realmwright/protocol/world/social/social.layouts';
import { speedLayouts } from '@realmwright/protocol/world/speed/speed.layouts';
import { spellLayouts } from '@realmwright/protocol/world/spell/spell.layouts';
import { taxiLayouts } from '@realmwright/protocol/world/taxi/taxi.layouts';
import { teleportLayouts } from '@realmwright/protocol/world/teleport/teleport.layouts';
import { tradeLayouts } from '@realmwright/protocol/world/trade/trade.layouts';
import { updateLayouts } from '@realmwright/protocol/world/update/update.layouts';
import { vehicleLayouts } from '@realmwright/protocol/world/vehicle/vehicle.layouts';
import { worldStateLayouts } from '@realmwright/protocol/world/world-state/world-state.layouts';
import type { OpcodeArea } from './opcode-groups.ts';

/** The layouts of each area. A test proves that they are all there are. */
export const layoutsByArea: Readonly<Record<OpcodeArea, readonly LayoutEntry[]>> = {
  achievement: achievementLayouts,
  arena: arenaLayouts,
  auction: auctionLayouts,
  battleground: battlegroundLayouts,
  calendar: calendarLayouts,
  character: characterLayouts,
  chat: chatLayouts,
  cinematic: cinematicLayouts,
  combat: combatLayouts,
  death: deathLayouts,
  duel: duelLayouts,
  faction: factionLayouts,
  gamemaster: gamemasterLayouts,
  gameobject: gameobjectLayouts,
  gossip: gossipLayouts,
  group: groupLayouts,
  guild: guildLayouts,
  item: itemLayouts,
  lfg: lfgLayouts,
  loot: lootLayouts,
  mail: mailLayouts,
  'monster-move': monsterMoveLayouts,
  mount: mountLayouts,
  movement: movementLayouts,
  pet: petLayouts,
  query: queryLayouts,
  quest: questLayouts,
  raid: raidLayouts,
  restraint: restraintLayouts,
  session: sessionLayouts,
  social: socialLayouts,
  speed: speedLayouts,
  spell: spellLayouts,
  taxi: taxiLayouts,
  teleport: teleportLayouts,
  trade: tradeLayouts,
  update: updateLayouts,
  vehicle: vehicleLayouts,
  'world-state': worldStateLayouts,
};
