import type { RealmContent } from '@realmwright/gamedata/realm-content';
import { Terrain } from '@realmwright/gamedata/terrain/terrain';
import { InvariantError } from '@realmwright/kernel/errors';
import type { InstanceId, MapId } from '@realmwright/kernel/ids';
import type { Navigation } from '@realmwright/kernel/ports/navigation';
import { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import type { Millis, Tick, Yards } from '@realmwright/kernel/units';
import { Entities } from './actor/entities.ts';
import { Fields } from './actor/fields.ts';
import { Burdens } from './carrying/burdens.ts';
import { Chance } from './chance/chance.ts';
import { Fighters } from './combat/fighters.ts';
import { Threats } from './combat/threats.ts';
import { Creatures } from './creatures/creatures.ts';
import { Respawns } from './creatures/respawns.ts';
import { Corpses } from './death/corpses.ts';
import { Deaths } from './death/deaths.ts';
import { Duels } from './duel/duels.ts';
import { Faults } from './faults.ts';
import { Paths } from './movement/paths.ts';
import { WayBudget } from './movement/way-budget.ts';
import { Parties } from './parties/parties.ts';
import { Hidden } from './perception/hidden.ts';
import { Outbox } from './perception/outbox.ts';
import { ViewScratch } from './perception/view-scratch.ts';
import { Views } from './perception/views.ts';
import { Players } from './session/players.ts';
import { Places } from './space/places.ts';
import { hashBytes, type StateStore } from './state-store.ts';
import { Trades } from './trade/trades.ts';
import { Weathers } from './weather/weathers.ts';

/**
 * What an instance is made of and never changes: plain data, the head of every recording. The same setup and the same
 * frames give the same world.
 */
export interface WorldSetup {
  readonly instance: InstanceId;
  readonly map: MapId;
  /** Epoch of the owner of the instance. */
  readonly epoch: number;
  /** Seed of all chance, u32. */
  readonly seed: number;
  readonly rules: WorldRules;
  /** Fingerprint of the navigation that finds its ways; empty for none. */
  readonly navigation: string;
  readonly content: RealmContent;
}

/** Numbers of the simulation that a realm's configuration may change. */
export interface WorldRules {
  /** An entity comes into view at this distance and leaves it at the greater one. */
  readonly enterYards: Yards;
  readonly leaveYards: Yards;
  /** Each view is looked through once in so many ticks; facts go out in every tick. */
  readonly viewEveryTicks: number;
  readonly maxEntities: number;
  /** Time between two saves of a character, before a jitter of a quarter. */
  readonly saveEveryMillis: Millis;
  /** How fast the realm's day passes, a whole number: 1 for real time; and how far its local time is ahead of UTC. */
  readonly calendarPace: number;
  readonly calendarOffsetMillis: Millis;
  /** Corrections of one character within a minute after which its session is closed (G-31); 0 for never. */
  readonly correctionsToKick: number;
}

export const defaultWorldRules: WorldRules = {
  enterYards: 100,
  leaveYards: 110,
  viewEveryTicks: 4,
  maxEntities: 12_000,
  saveEveryMillis: 45_000,
  calendarPace: 1,
  calendarOffsetMillis: 0,
  correctionsToKick: 3,
};

/** When a step takes place; set at its beginning. */
export class WorldTime implements StateStore {
  tick: Tick = 0;
  /** Milliseconds since the Unix epoch. */
  now: Millis = 0;
  /** How long the world had not stepped before; said by each frame, so no state. */
  elapsed: Millis = 0;

  snapshot(writer: ByteWriter): void {
    writer.f64(this.tick).f64(this.now);
  }
  restore(reader: ByteReader): void {
    this.tick = reader.f64();
    this.now = reader.f64();
  }
}

/** The state of one map instance: its setup, its stores, and what the running step has to say. */
export interface World {
  readonly setup: WorldSetup;
  /** The land of the map, and who finds ways over it; without a land the map is an open plain. */
  readonly terrain: Terrain | undefined;
  readonly navigation: Navigation | undefined;
  readonly time: WorldTime;
  readonly chance: Chance;
  readonly entities: Entities;
  readonly places: Places;
  readonly fields: Fields;
  readonly paths: Paths;
  readonly players: Players;
  readonly creatures: Creatures;
  readonly respawns: Respawns;
  readonly fighters: Fighters;
  readonly threats: Threats;
  readonly deaths: Deaths;
  readonly corpses: Corpses;
  readonly duels: Duels;
  readonly views: Views;
  readonly weathers: Weathers;
  readonly hidden: Hidden;
  readonly trades: Trades;
  readonly parties: Parties;
  readonly burdens: Burdens;
  readonly outbox: Outbox;
  readonly faults: Faults;
  readonly viewScratch: ViewScratch;
  readonly wayBudget: WayBudget;
}

/** The stores in the order in which they are written and read: entities first, since others go by them. */
export const storeNames = [
  'time',
  'chance',
  'entities',
  'places',
  'fields',
  'paths',
  'players',
  'creatures',
  'respawns',
  'fighters',
  'threats',
  'deaths',
  'corpses',
  'duels',
  'views',
  'weathers',
  'hidden',
  'trades',
  'parties',
  'burdens',
] as const satisfies readonly (keyof World)[];

/** An instance without any entity; `openWorld` in `tick.ts` puts the bundle's creatures into it. */
export function emptyWorld(setup: WorldSetup, navigation?: Navigation): World {
  if ((navigation?.fingerprint ?? '') !== setup.navigation) {
    throw new InvariantError('a world was made with another navigation than its setup names', {
      named: setup.navigation,
      given: navigation?.fingerprint,
    });
  }
  const entities = new Entities(setup.rules.maxEntities);
  const land = setup.content.lands.find(({ map }) => map === setup.map);
  return {
    setup,
    terrain: land === undefined ? undefined : new Terrain(land),
    navigation,
    time: new WorldTime(),
    chance: new Chance(setup.seed),
    entities,
    places: new Places(entities, setup.rules.leaveYards / 2),
    fields: new Fields(entities),
    paths: new Paths(),
    players: new Players(),
    creatures: new Creatures(),
    respawns: new Respawns(),
    fighters: new Fighters(),
    threats: new Threats(),
    deaths: new Deaths(),
    corpses: new Corpses(),
    duels: new Duels(),
    views: new Views(),
    weathers: new Weathers(),
    hidden: new Hidden(),
    trades: new Trades(),
    parties: new Parties(setup.rules.maxEntities),
    burdens: new Burdens(),
    outbox: new Outbox(),
    faults: new Faults(),
    viewScratch: new ViewScratch(setup.rules.maxEntities),
    wayBudget: new WayBudget(),
  };
}

/** The whole state as bytes, for `restoreWorld` of the same setup. */
export function snapshotWorld(world: World): Uint8Array {
  const writer = new ByteWriter(65_536);
  for (const name of storeNames) world[name].snapshot(writer);
  return writer.take();
}

/** The world that was written by `snapshotWorld` under the same setup and rules. */
export function restoreWorld(setup: WorldSetup, snapshot: Uint8Array, navigation?: Navigation): World {
  const world = emptyWorld(setup, navigation);
  const reader = new ByteReader(snapshot);
  for (const name of storeNames) world[name].restore(reader);
  return world;
}

/** 16 hexadecimal digits: equal for equal state. */
export function hashWorld(world: World): string {
  return hashBytes(snapshotWorld(world));
}
