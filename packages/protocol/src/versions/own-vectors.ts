import { achievementVectors } from '../world/achievement/achievement.vectors.ts';
import { arenaVectors } from '../world/arena/arena.vectors.ts';
import { auctionVectors } from '../world/auction/auction.vectors.ts';
import { battlegroundVectors } from '../world/battleground/battleground.vectors.ts';
import { calendarVectors } from '../world/calendar/calendar.vectors.ts';
import { characterVectors } from '../world/character/character.vectors.ts';
import { chatVectors } from '../world/chat/chat.vectors.ts';
import { cinematicVectors } from '../world/cinematic/cinematic.vectors.ts';
import { combatVectors } from '../world/combat/combat.vectors.ts';
import { deathVectors } from '../world/death/death.vectors.ts';
import { duelVectors } from '../world/duel/duel.vectors.ts';
import { factionVectors } from '../world/faction/faction.vectors.ts';
import { gamemasterVectors } from '../world/gamemaster/gamemaster.vectors.ts';
import { gameobjectVectors } from '../world/gameobject/gameobject.vectors.ts';
import { gossipVectors } from '../world/gossip/gossip.vectors.ts';
import { groupVectors } from '../world/group/group.vectors.ts';
import { guildVectors } from '../world/guild/guild.vectors.ts';
import { itemVectors } from '../world/item/item.vectors.ts';
import { lfgVectors } from '../world/lfg/lfg.vectors.ts';
import { lootVectors } from '../world/loot/loot.vectors.ts';
import { mailVectors } from '../world/mail/mail.vectors.ts';
import { mountVectors } from '../world/mount/mount.vectors.ts';
import { petVectors } from '../world/pet/pet.vectors.ts';
import { queryVectors } from '../world/query/query.vectors.ts';
import { questVectors } from '../world/quest/quest.vectors.ts';
import { raidVectors } from '../world/raid/raid.vectors.ts';
import { sessionVectors } from '../world/session/session.vectors.ts';
import { socialVectors } from '../world/social/social.vectors.ts';
import { spellVectors } from '../world/spell/spell.vectors.ts';
import { taxiVectors } from '../world/taxi/taxi.vectors.ts';
import { tradeVectors } from '../world/trade/trade.vectors.ts';
import { vehicleVectors } from '../world/vehicle/vehicle.vectors.ts';
import { worldStateVectors } from '../world/world-state/world-state.vectors.ts';
import type { OwnVector } from './own-vector.ts';

/** The project's own examples of world messages, of every area. */
export const everyOwnVector: readonly OwnVector[] = [
  ...achievementVectors,
  ...arenaVectors,
  ...auctionVectors,
  ...battlegroundVectors,
  ...calendarVectors,
  ...characterVectors,
  ...chatVectors,
  ...cinematicVectors,
  ...combatVectors,
  ...deathVectors,
  ...duelVectors,
  ...factionVectors,
  ...gamemasterVectors,
  ...gameobjectVectors,
  ...gossipVectors,
  ...groupVectors,
  ...guildVectors,
  ...itemVectors,
  ...lfgVectors,
  ...lootVectors,
  ...mailVectors,
  ...mountVectors,
  ...petVectors,
  ...queryVectors,
  ...questVectors,
  ...raidVectors,
  ...sessionVectors,
  ...socialVectors,
  ...spellVectors,
  ...taxiVectors,
  ...tradeVectors,
  ...vehicleVectors,
  ...worldStateVectors,
];
