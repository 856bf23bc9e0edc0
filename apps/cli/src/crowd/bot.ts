import type { Build } from '@realmwright/protocol/versions/build';
import type { Acknowledged } from './acknowledged-log.ts';
import type { Behaviour } from './behaviours.ts';
import type { ListedCharacter, Place } from './bot-answers.wire.ts';
import { BotError } from './bot-error.ts';
import { BotLine } from './bot-line.wire.ts';
import { type Address, type LoginPass, type LoginRequest, logIn, reconnect } from './bot-login.wire.ts';
import { BotPlay } from './bot-play.wire.ts';
import { enterWorld, findCharacter, logOut } from './bot-screen.wire.ts';
import type { CrowdFigures } from './crowd-figures.ts';
import type { Grapevine } from './grapevine.ts';
import type { RecentMoves } from './recent-moves.ts';
import type { Point } from './walk.ts';

/** Where a bot is in its life. */
export type BotState = 'waiting' | 'login' | 'queue' | 'screen' | 'entering' | 'world' | 'leaving' | 'away' | 'gone';

/** Every state, in the order in which progress shows them. */
export const botStates = [
  'waiting',
  'login',
  'queue',
  'screen',
  'entering',
  'world',
  'leaving',
  'away',
  'gone',
] as const satisfies readonly BotState[];

/** What all bots of a crowd share. */
export interface CrowdDesk {
  readonly login: Address;
  readonly behaviour: Behaviour;
  readonly figures: CrowdFigures;
  readonly grapevine: Grapevine;
  readonly recentMoves: RecentMoves;
  readonly heartbeatMillis: number;
  readonly chance: () => number;
  /** Where in the field around its first place a bot lives, in yards from that place. */
  homeOf(index: number): Point;
  acknowledge(bot: Bot, what: Acknowledged): void;
  /** Whether the crowd is to go home. */
  isOver(): boolean;
}

/** Who a bot is. */
export interface BotIdentity {
  readonly index: number;
  readonly build: Build;
  readonly username: string;
  readonly password: string;
  /** Whether it decodes and checks the movement of others. */
  readonly isProbe: boolean;
}

/**
 * One client of the crowd, from its first login to its last logout. It is in the world or on its way there until the
 * crowd is over; what goes wrong on the way is counted by its reason, and the bot tries again after some seconds.
 */
export class Bot {
  readonly identity: BotIdentity;
  state: BotState = 'waiting';
  play: BotPlay | undefined;
  readonly #desk: CrowdDesk;
  #line: BotLine | undefined;
  #pass: LoginPass | undefined;
  #character: ListedCharacter | undefined;
  /** The place of the last logout that the server confirmed, for as long as the character has not entered again. */
  #saved: Place | undefined;
  #copper: number | undefined;
  /** The middle of its field: where it was when it first entered. */
  #origin: Point | undefined;
  #stays = 0;

  constructor(identity: BotIdentity, desk: CrowdDesk) {
    this.identity = identity;
    this.#desk = desk;
  }

  get name(): string {
    return this.#character?.name ?? this.identity.username;
  }

  /** Lives until the crowd is over. Never rejects. */
  async live(): Promise<void> {
    for (let failures = 0; !this.#desk.isOver(); failures++) {
      try {
        await this.#arrive();
        failures = 0;
        while (!this.#desk.isOver()) await this.#stay();
        await this.#leave();
      } catch (error) {
        const isFinal = this.#fail(error);
        if (isFinal) break;
        await this.#rest(Math.min(longestRetryMillis, retryMillis * 2 ** failures));
      }
    }
    this.#line?.end('left');
    this.#enter('gone');
  }

  async #arrive(): Promise<void> {
    const begun = performance.now();
    this.#enter('login');
    this.#pass = await logIn(this.#request());
    await this.#connect();
    await this.#appear();
    this.#desk.figures.entry.add(performance.now() - begun);
  }

  async #connect(): Promise<void> {
    const { username, build } = this.identity;
    if (this.#pass === undefined) throw new BotError('no session key');
    const { gateway, sessionKey } = this.#pass;
    this.#line = await BotLine.open(gateway, build, { username, sessionKey }, () => this.#enter('queue'));
  }

  /** From the character screen into the world, checking on the way what was promised before. */
  async #appear(): Promise<void> {
    const line = this.#requireLine();
    this.#enter('screen');
    const { character, isNew } = await findCharacter(line, this.#desk.chance, this.#character?.name);
    this.#character = character;
    if (isNew) this.#desk.acknowledge(this, { action: 'created' });
    this.#enter('entering');
    const play = new BotPlay(this, line, this.#desk, character);
    const place = await enterWorld(line, character.guid);
    this.#origin ??= place;
    this.#compare(place);
    const home = this.#desk.homeOf(this.identity.index);
    play.begin(place, { x: this.#origin.x + home.x, y: this.#origin.y + home.y }, (copper) => this.#takeMoney(copper));
    this.play = play;
    this.#saved = undefined;
    this.#enter('world');
    this.#desk.acknowledge(this, { action: 'entered', place });
  }

  /** Is in the world until it is time to leave it for a while, or for good. */
  async #stay(): Promise<void> {
    const { stayFor } = this.#desk.behaviour;
    const line = this.#requireLine();
    const leaveAt =
      stayFor === undefined
        ? Number.POSITIVE_INFINITY
        : performance.now() + stayFor * 1000 * (0.7 + 0.6 * this.#desk.chance());
    let ended: string | undefined;
    void line.ended.then((reason) => {
      ended = reason;
    });
    while (!this.#desk.isOver() && performance.now() < leaveAt) {
      if (ended !== undefined) throw new BotError(ended);
      await pause(200);
    }
    if (ended !== undefined) throw new BotError(ended);
    if (this.#desk.isOver()) return;
    if (++this.#stays % 2 === 1) await this.#logOutAndReturn();
    else await this.#breakAndReturn();
  }

  async #logOutAndReturn(): Promise<void> {
    await this.#leaveWorld();
    this.#enter('away');
    await pause(500 + 2_000 * this.#desk.chance());
    await this.#appear();
  }

  async #breakAndReturn(): Promise<void> {
    this.#stopPlaying();
    this.#line?.end('left');
    this.#enter('away');
    await pause(500 + 2_000 * this.#desk.chance());
    this.#enter('login');
    const key = this.#pass?.sessionKey;
    this.#pass = key === undefined ? await logIn(this.#request()) : await reconnect(this.#request(), key);
    await this.#connect();
    await this.#appear();
  }

  async #leave(): Promise<void> {
    if (this.state === 'world') await this.#leaveWorld();
  }

  async #leaveWorld(): Promise<void> {
    const { play } = this;
    if (play === undefined) return;
    this.#enter('leaving');
    play.halt();
    await logOut(this.#requireLine());
    this.#saved = play.place;
    this.#stopPlaying();
    this.#desk.acknowledge(this, { action: 'left', place: this.#saved });
  }

  /** Where it is after a confirmed logout must be where it was. */
  #compare(place: Place): void {
    const saved = this.#saved;
    if (saved === undefined) return;
    const yards = Math.hypot(place.x - saved.x, place.y - saved.y, place.z - saved.z);
    if (place.map !== saved.map || yards > sameYards) {
      this.#desk.figures.lose(`${this.name} came back ${yards.toFixed(1)} yards from where it was saved`);
    }
  }

  /** Waits about that long, but not beyond the crowd's end. */
  async #rest(millis: number): Promise<void> {
    const until = performance.now() + millis * (0.5 + this.#desk.chance());
    while (!this.#desk.isOver() && performance.now() < until) await pause(200);
  }

  #takeMoney(copper: number): void {
    if (this.#copper === copper) return;
    this.#copper = copper;
    this.#desk.acknowledge(this, { action: 'money', copper });
  }

  #stopPlaying(): void {
    this.play?.end();
    this.play = undefined;
  }

  #fail(error: unknown): boolean {
    this.#stopPlaying();
    this.#line?.end('left');
    if (!(error instanceof BotError)) throw error;
    this.#desk.figures.countDisconnect(error.reason);
    this.#saved = undefined;
    this.#enter('away');
    return error.isFinal;
  }

  #request(): LoginRequest {
    const { build, username, password } = this.identity;
    return { at: this.#desk.login, build, username, password };
  }

  #requireLine(): BotLine {
    if (this.#line === undefined) throw new BotError('no connection');
    return this.#line;
  }

  #enter(state: BotState): void {
    this.state = state;
  }
}

/** How far from the saved place a character may come back, yards: floats and the last step's rounding. */
export const sameYards = 1;
/** First wait after something went wrong; it doubles with each failure, so that a realm in trouble is left in peace. */
const retryMillis = 4_000;
const longestRetryMillis = 60_000;

function pause(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
