import type { Millis } from '@realmwright/kernel/units';
import type { BusWeather } from './bus-network.ts';
import { fairWeather } from './bus-network.ts';
import { RealmWatch } from './realm-watch.ts';
import { SimulatedPlayer } from './simulated-player.ts';
import { SimulatedRealm } from './simulated-realm.ts';
import type { Simulation } from './simulation.ts';
import type { SimulationGround } from './simulation-ground.ts';

/** Something that is played again and again, each time under another seed. */
export interface SimulationStory {
  readonly name: string;
  /** How many people take part; the first one is an operator. */
  readonly cast: number;
  /** What is tried, to finish the sentence "tries ...". */
  readonly purpose: string;
  /** The realm is up and the sky is clear; afterwards the stage sees to it that everything comes to rest. */
  play(stage: Stage): Promise<void>;
}

/** Longest that everything may take to come to rest, milliseconds: the leases of sessions and holds are shorter. */
const restMillis: Millis = 150_000;

/** Longest that it takes until nothing is left of people who have logged out in clear weather, milliseconds. */
const farewellMillis: Millis = 4_000;

/** What a story finds: a realm, people, weather, and somebody who watches. */
export class Stage {
  readonly simulation: Simulation;
  readonly realm: SimulatedRealm;
  /** Those whom the story is about: so many residents, in their order. */
  readonly players: readonly SimulatedPlayer[];
  readonly watch: RealmWatch;
  /** The entry of a creature that an operator can place. */
  readonly creature: number;

  /** Who looks twice whether it stands where it had gone. */
  #chosen: SimulatedPlayer | undefined;

  private constructor(
    simulation: Simulation,
    realm: SimulatedRealm,
    players: readonly SimulatedPlayer[],
    watch: RealmWatch,
    creature: number,
  ) {
    this.simulation = simulation;
    this.realm = realm;
    this.players = players;
    this.watch = watch;
    this.creature = creature;
  }

  /** Plays the story and what comes after it. To be called within `Simulation.run`. */
  static async play(simulation: Simulation, ground: SimulationGround, story: SimulationStory): Promise<void> {
    const watch = new RealmWatch(simulation);
    const realm = await SimulatedRealm.open(simulation, ground.content);
    const players = ground.residents.slice(0, story.cast).map((resident) => new SimulatedPlayer(simulation, resident));
    const stage = new Stage(simulation, realm, players, watch, ground.content.creatureTemplates[0]?.entry ?? 0);
    try {
      await simulation.sleep(500);
      await story.play(stage);
      await stage.#comeToRest();
    } finally {
      realm.end();
    }
  }

  /** Bad weather between roles for a while, of a kind that follows from the seed. */
  rough(changes: Partial<BusWeather> = {}): void {
    const { simulation } = this;
    const random = simulation.random.fork('weather');
    Object.assign(simulation.bus.weather, {
      mostDelay: random.between(1, 20),
      slowRate: random.between(0, 0.1),
      slowDelay: random.between(20, 1_500),
      lostEvents: random.chance(0.5) ? random.between(0, 0.03) : 0,
      lostRequests: random.chance(0.5) ? random.between(0, 0.05) : 0,
      lostAnswers: random.chance(0.5) ? random.between(0, 0.05) : 0,
      repeatedRequests: random.chance(0.5) ? random.between(0, 0.2) : 0,
      ...changes,
    });
    Object.assign(simulation.database.weather, {
      mostDelay: random.between(1, 20),
      failedBefore: random.chance(0.3) ? random.between(0, 0.01) : 0,
      failedAfter: random.chance(0.3) ? random.between(0, 0.01) : 0,
      repeated: random.chance(0.5) ? 0.1 : 0,
    });
  }

  /** From now on nothing goes wrong by itself. */
  clear(): void {
    Object.assign(this.simulation.bus.weather, fairWeather);
    Object.assign(this.simulation.database.weather, { failedBefore: 0, failedAfter: 0, repeated: 0 });
  }

  /** Lets people live until then, all at once; `deed` is what one of them does next. */
  async live(
    players: readonly SimulatedPlayer[],
    millis: Millis,
    deed: (player: SimulatedPlayer) => Promise<unknown>,
  ): Promise<void> {
    const { clock } = this.simulation;
    const end = clock.monotonic() + millis;
    await Promise.all(
      players.map(async (player) => {
        while (clock.monotonic() < end) await deed(player);
      }),
    );
  }

  /** Enters and looks where the character was put. */
  async enter(player: SimulatedPlayer, way?: Parameters<SimulatedPlayer['enter']>[0]): Promise<boolean> {
    return player.attempt(`enter by ${way ?? 'key'}`, async () => {
      const client = await player.enter(way);
      if (client.map === 0) this.watch.noteEntry(client.guid, client.place.x);
    });
  }

  /** Clears the weather and has everybody in the world on a line of its own, whatever became of the last one. */
  async comeTogether(): Promise<void> {
    await this.#becomeSilent();
    for (const player of this.players) await player.enter(player.surestWay);
  }

  /** Whoever has gone leaves nothing behind, everybody can come back, and everything adds up. */
  async #comeToRest(): Promise<void> {
    const { simulation, players, watch } = this;
    await this.#becomeSilent();
    await watch.check();
    this.#chosen = simulation.random.fork('chosen').pick(players);
    await Promise.all(players.map((player) => this.#comeBack(player)));
    await this.#untilSilent(farewellMillis);
    await watch.check();
    await watch.checkOperations();
    await watch.checkTrades();
    for (const { name, complaints } of players) {
      if (complaints.length > 0) throw new Error(`${name} has to complain: ${complaints.slice(0, 5).join('; ')}`);
    }
  }

  /** In clear weather nothing may thwart anybody. */
  async #comeBack(player: SimulatedPlayer): Promise<void> {
    const client = await player.enter(player.surestWay);
    if (client.map === 0) this.watch.noteEntry(client.guid, client.place.x);
    const shown = client.sights.find(client.guid);
    const coins = shown === undefined ? undefined : client.sights.value(shown, 'PLAYER_COINAGE');
    const [purse] = await this.simulation.database.look<{ balance: bigint }>(
      'select balance from ledger.balances where account = $1',
      [`character.${client.guid}`],
    );
    if (coins !== Number(purse?.balance ?? 0n)) {
      throw new Error(`${player.name} is shown ${coins} copper and has ${purse?.balance}`);
    }
    await player.walk(2);
    const { x } = client.place;
    await player.logOut();
    if (player !== this.#chosen) return;
    const again = await player.enter('key');
    if (again.map === 0 && Math.abs(again.place.x - x) > 0.01) {
      throw new Error(`${player.name} logged out at ${x} and came back at ${again.place.x}`);
    }
    await player.logOut();
  }

  /** The weather clears, everybody goes, and the realm forgets them. */
  async #becomeSilent(): Promise<void> {
    this.clear();
    await this.#until(() => this.realm.isReady, 'every role to be up');
    for (const player of this.players) player.drop();
    await this.#untilSilent(restMillis);
  }

  async #untilSilent(within: Millis): Promise<void> {
    const { simulation, watch } = this;
    const end = simulation.clock.monotonic() + within;
    while (true) {
      await simulation.sleep(2_000);
      try {
        return await watch.checkSilence(within > farewellMillis);
      } catch (error) {
        if (simulation.clock.monotonic() > end) throw error;
      }
    }
  }

  async #until(holds: () => boolean, what: string): Promise<void> {
    const end = this.simulation.clock.monotonic() + restMillis;
    while (!holds()) {
      if (this.simulation.clock.monotonic() > end) throw new Error(`waited in vain for ${what}`);
      await this.simulation.sleep(500);
    }
  }
}
