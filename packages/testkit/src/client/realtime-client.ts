import { CompanyView } from '@realmwright/client/company-view';
import type { Pass } from '@realmwright/client/dial';
import { OwnMover } from '@realmwright/client/own-mover';
import { RealmConnection } from '@realmwright/client/realm-connection';
import type { ConnectionNews } from '@realmwright/client/realm-events';
import { signIn, type Ticket } from '@realmwright/client/sign-in';
import type { SeenThing } from '@realmwright/client/world-view';
import { characterId } from '@realmwright/kernel/ids';
import type { Deed, Step } from '@realmwright/protocol/realtime/client-messages';
import { motionFlags } from '@realmwright/protocol/realtime/entity-state';

export { motionFlags, numberFields } from '@realmwright/protocol/realtime/entity-state';

import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import type { WebSocket } from 'ws';
import { inTime, machineTime, pause, until } from '../waiting.ts';
import { CutNetwork, restfulTimers } from './cut-network.ts';
import type { Address, Credentials } from './login-client.ts';
import { SteeredMover } from './steered-mover.ts';

/** What the page of tickets answers. */
export interface TicketAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Asks the realm's page for a ticket. */
export async function askTicket(http: Address, body: object): Promise<TicketAnswer> {
  const answer = await fetch(`http://${http.host}:${http.port}/api/tickets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const content: unknown = await answer.json();
  return { status: answer.status, body: Object.fromEntries(Object.entries(Object(content))) };
}

type Said = Extract<ServerMessage, { kind: 'said' }>;

/** Somebody in the world by the realtime edge, played by a program as a page plays it. */
export class RealtimeClient {
  readonly line: RealmConnection;
  readonly told: ServerMessage[] = [];
  readonly company = new CompanyView();
  readonly news: ConnectionNews['kind'][] = [];
  name = '';
  place = { x: 0, y: 0, z: 0, orientation: 0 };
  self = 0;
  closed: { readonly code: number; readonly reason: string } | undefined;
  readonly #network: CutNetwork;
  #mover: OwnMover | undefined;

  /** In which message of the socket each message came. */
  readonly #arrivedIn = new Map<ServerMessage, number>();
  private constructor(line: RealmConnection, network: CutNetwork) {
    this.line = line;
    this.#network = network;
    line.on('message', (message) => this.#take(message));
    line.on('connection', ({ kind }) => this.news.push(kind));
    line.on('closed', (closed) => {
      this.closed = closed;
    });
  }

  /** Signs in and opens a line, as a program does: without an origin, the ticket in a header. `at`: another edge's. */
  static async signIn(http: Address, credentials: Credentials, at?: string): Promise<RealtimeClient> {
    const { username, password } = credentials;
    const renew = async (): Promise<Ticket> => {
      const ticket = await signIn(`http://${http.host}:${http.port}`, { username, password });
      return at === undefined ? ticket : { ...ticket, socket: at };
    };
    return await RealtimeClient.open(await renew(), renew);
  }

  /** Opens a line with a ticket. `renew` gives another one when the session could not be resumed. */
  static async open(ticket: Ticket, renew?: () => Promise<Ticket>): Promise<RealtimeClient> {
    const network = new CutNetwork();
    const dial = (address: string, pass: Pass): WebSocket => network.dial(address, pass);
    const terms = { timers: restfulTimers, dial, ...(renew === undefined ? {} : { renew }) };
    const client = new RealtimeClient(RealmConnection.open(ticket, terms), network);
    await client.line.welcome;
    return client;
  }

  /** Lets it be steered as a page steers it: its own movement predicted, a frame 60 times a second. */
  steering(): SteeredMover {
    const self = (): SeenThing | undefined => this.line.world.things.get(this.self);
    const speed = (field: 'walkSpeed' | 'runSpeed' | 'runBackSpeed'): number => self()?.real(field) ?? 0;
    const mover = new OwnMover({
      step: (step) => this.line.step(step),
      confirmCorrection: (correction, time) => this.line.confirmCorrection(correction, time),
      speeds: () => ({ walk: speed('walkSpeed'), run: speed('runSpeed'), runBack: speed('runBackSpeed') }),
    });
    mover.put(this.place, machineTime.now());
    this.#mover = mover;
    return new SteeredMover(mover);
  }

  /** Its network is gone: lines break without a word, and none can be opened until `reach`. */
  cutOff(): void {
    this.#network.cut();
  }

  /** Its network is there again. */
  reach(): void {
    this.#network.isCut = false;
  }

  /** The last token that it used to come back, for those who try it once more. */
  get passes(): readonly Pass[] {
    return this.#network.passes;
  }

  /** Takes the first character of the account into the world and waits until it sees itself. */
  async enter(): Promise<void> {
    const first = await this.waitFor('a character to play', () => this.characters[0]);
    this.name = first.name;
    this.line.enter(characterId(first.character));
    await this.waitFor('itself in the world', () => this.self !== 0 && this.line.world.things.get(this.self));
  }

  /** Waits until somebody of that name is in view. */
  sees(name: string): Promise<SeenThing> {
    return this.waitFor(`${this.name} to see ${name}`, () => this.find(name));
  }

  find(name: string): SeenThing | undefined {
    return [...this.line.world.things.values()].find((thing) => thing.name === name);
  }

  /** Waits until somebody is shown near a place. */
  seesAt(name: string, x: number, y: number): Promise<SeenThing> {
    return this.waitFor(`${this.name} to see ${name} at ${x}, ${y}`, () => {
      const thing = this.find(name);
      return thing !== undefined && Math.hypot(thing.motion.x - x, thing.motion.y - y) < 0.5 ? thing : undefined;
    });
  }

  hears(text: string, how: Said['how'] = 'say'): Promise<Said> {
    return this.waitFor(`${this.name} to hear ${text}`, () =>
      this.said.find((said) => said.text === text && said.how === how),
    );
  }

  /** Whom the account can play, as told last. */
  get characters(): Extract<ServerMessage, { kind: 'characters' }>['characters'] {
    return this.told.findLast((message) => message.kind === 'characters')?.characters ?? [];
  }

  /** The newest message of a kind. */
  newest<Kind extends ServerMessage['kind']>(kind: Kind): Extract<ServerMessage, { kind: Kind }> | undefined {
    return this.told.findLast((message): message is Extract<ServerMessage, { kind: Kind }> => message.kind === kind);
  }

  /** Everything that was told of a kind. */
  all<Kind extends ServerMessage['kind']>(kind: Kind): readonly Extract<ServerMessage, { kind: Kind }>[] {
    return this.told.filter((message): message is Extract<ServerMessage, { kind: Kind }> => message.kind === kind);
  }

  /** Whether these came in one message of the socket. */
  cameTogether(...messages: readonly ServerMessage[]): boolean {
    return new Set(messages.map((message) => this.#arrivedIn.get(message))).size === 1;
  }

  /** Asks for a deed that must be done. */
  async does(deed: Deed): Promise<void> {
    const outcome = await this.line.act(deed);
    if (outcome.kind !== 'done') throw new Error(`${this.name} may not ${JSON.stringify(deed)}: ${outcome.code}`);
  }

  /** Asks until what is to be known of others has reached the services: they learn of newcomers a moment later. */
  async doesSoon(deed: Deed, within = machineTime.patience): Promise<void> {
    const what = `${this.name} to ${JSON.stringify(deed)}`;
    await until(async () => (await this.line.act(deed)).kind === 'done', { what, within });
  }

  /** Waits until the registry of who is in the world knows somebody: it learns of them a moment later than those near. */
  async finds(name: string): Promise<void> {
    const question = { kind: 'who', name, minLevel: 0, maxLevel: 0, zones: [], words: [] } as const;
    await this.eventually(`${name} to be known to ${this.name}`, async () => {
      await this.does(question);
      return this.newest('found')?.people.some((person) => person.name === name) === true;
    });
  }

  get said(): readonly Said[] {
    return this.told.filter((message) => message.kind === 'said');
  }

  /** Runs in a straight line, telling the server about it as a page does. */
  async walk(by: { readonly x?: number; readonly y?: number }): Promise<void> {
    const from = this.place;
    const to = { x: from.x + (by.x ?? 0), y: from.y + (by.y ?? 0) };
    const orientation = (Math.atan2(to.y - from.y, to.x - from.x) + 2 * Math.PI) % (2 * Math.PI);
    const way = Math.hypot(to.x - from.x, to.y - from.y);
    const started = machineTime.now();
    this.place = { ...from, orientation };
    this.#step('start', motionFlags.forward);
    for (let gone = 0; gone < way; ) {
      await pause(machineTime, Math.min(heartbeatMillis, ((way - gone) / runSpeed) * 1000));
      gone = Math.min(way, ((machineTime.now() - started) / 1000) * runSpeed);
      const share = gone / way;
      this.place = { ...this.place, x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
      if (gone < way) this.#step('heartbeat', motionFlags.forward);
    }
    this.#step('stop', 0);
  }

  async waitFor<Found>(
    what: string,
    find: () => Found | undefined | false | Promise<Found | undefined | false>,
    within = machineTime.patience,
  ): Promise<Found> {
    return await until(find, { what, within, seen: () => this.#tale() });
  }

  /** Asks again and again until the answer is yes. */
  async eventually(what: string, ask: () => Promise<boolean>, within = machineTime.patience): Promise<void> {
    await until(ask, { what, within, seen: () => this.#tale() });
  }

  /** Waits for something that a promise gives, not for ever. */
  within<Value>(promise: Promise<Value>, what: string): Promise<Value> {
    return inTime(promise, { what });
  }

  #step(cause: Step['cause'], flags: number): void {
    const time = Math.trunc(machineTime.now()) >>> 0;
    this.line.step({ time, cause, ...this.place, flags, fallTime: 0 });
  }

  #take(message: ServerMessage): void {
    this.told.push(message);
    this.company.take(message);
    this.#arrivedIn.set(message, this.#network.messages);
    if (message.kind === 'entered') this.self = message.self;
    if (message.kind !== 'entered' && message.kind !== 'correct') return;
    if (message.kind === 'correct' && this.#mover !== undefined) return this.#mover.correct(message, machineTime.now());
    const { x, y, z, orientation } = message.motion;
    this.place = { x, y, z, orientation };
    if (message.kind === 'correct') {
      this.line.confirmCorrection(message.correction, Math.trunc(machineTime.now()) >>> 0);
    }
  }

  #tale(): string {
    const { world } = this.line;
    const seen = [...world.things.values()].filter(({ form }) => form !== 'creature');
    const things = seen.map(({ form, name, motion }) => `${form} ${name} at ${motion.x.toFixed(1)}`);
    things.push(`${world.things.size} things in all, state ${world.sequence}`);
    const told = this.told
      .slice(-8)
      .map((message) => JSON.stringify(message, (_, value) => (typeof value === 'bigint' ? String(value) : value)));
    return `closed ${JSON.stringify(this.closed)}; sees ${things.slice(0, 12).join(', ')}; told ${told.join(' ')}`;
  }
}

/** Default running speed of a player, yards per second. */
const runSpeed = 7;
const heartbeatMillis = 500;
