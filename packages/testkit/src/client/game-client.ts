import type { Build } from '@realmwright/protocol/versions/build';
import { pause, until, type WaitOptions } from '../waiting.ts';
import { type ChatKind, COMMON, chatCodes } from './chat-codes.ts';
import { Company } from './company.ts';
import type { Fields } from './fields.ts';
import { distance, type Place, type Point } from './seen-path.ts';
import { type Sight, Sights } from './sights.ts';
import type { ReceivedPacket, WorldConnection } from './world-connection.ts';

/** A line of chat that a client was shown. */
export interface HeardLine {
  readonly kind: number;
  readonly text: string;
  /** The speaker; 0 for the server. */
  readonly sender: bigint;
  readonly packet: ReceivedPacket;
}

/** Default running speed of a player, yards per second. */
const RUN_SPEED = 7;
/** The result of an invitation of somebody who is not there; the same in all builds. */
const BAD_PLAYER_NAME = 1;
/** A logout in the field, milliseconds. */
const LOGOUT_TAKES = 20_000;
/** A genuine client tells where it is at least this often while it moves, milliseconds. */
const HEARTBEAT = 500;

/** A character in the world, played by a program as a person would play it. */
export class GameClient {
  readonly connection: WorldConnection;
  readonly sights: Sights;
  readonly company: Company;
  readonly heard: HeardLine[] = [];
  readonly name: string;
  readonly guid: bigint;
  /** Where the client thinks it is. */
  place: Place;
  map: number;

  private constructor(connection: WorldConnection, name: string, guid: bigint) {
    this.connection = connection;
    this.sights = new Sights(connection.build);
    this.company = new Company(connection.build);
    this.name = name;
    this.guid = guid;
    this.place = { x: 0, y: 0, z: 0, orientation: 0 };
    this.map = 0;
    connection.onPacket((packet) => this.#take(packet));
  }

  get build(): Build {
    return this.connection.build;
  }

  /** Enters the world with a character of the list and waits until it stands there. */
  static async enter(connection: WorldConnection, character: { name: string; guid: bigint }): Promise<GameClient> {
    const client = new GameClient(connection, character.name, character.guid);
    const from = connection.received.length;
    connection.send('CMSG_PLAYER_LOGIN', { guid: character.guid });
    // A server waits some seconds for an earlier session of the character before it lets the new one in.
    await connection.next('SMSG_LOGIN_VERIFY_WORLD', from, { within: 2 * connection.time.patience });
    await client.waitFor('itself in the world', () => client.sights.find(client.guid));
    connection.send('CMSG_SET_ACTIVE_MOVER', { guid: client.guid });
    return client;
  }

  /** Runs in a straight line at normal speed, telling the server about it as a genuine client does. */
  async walk(by: { readonly x?: number; readonly y?: number }): Promise<void> {
    const to = { x: this.place.x + (by.x ?? 0), y: this.place.y + (by.y ?? 0) };
    const from = this.place;
    const orientation = (Math.atan2(to.y - from.y, to.x - from.x) + 2 * Math.PI) % (2 * Math.PI);
    const total = Math.hypot(to.x - from.x, to.y - from.y);
    const started = this.connection.time.now();
    this.place = { ...from, orientation };
    this.move('MSG_MOVE_START_FORWARD', 0x1);
    for (let gone = 0; gone < total; ) {
      await pause(this.connection.time, Math.min(HEARTBEAT, ((total - gone) / RUN_SPEED) * 1000));
      gone = Math.min(total, ((this.connection.time.now() - started) / 1000) * RUN_SPEED);
      const share = gone / total;
      this.place = { ...this.place, x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
      if (gone < total) this.move('MSG_MOVE_HEARTBEAT', 0x1);
    }
    this.move('MSG_MOVE_STOP', 0);
  }

  /** Sends one movement packet with the current place. `flags` are the build's bits. */
  move(name: string, flags: number): void {
    this.connection.send(name, { guid: this.guid, info: this.#movementInfo(flags) });
  }

  /** `to` is the player who is whispered to, or the channel. */
  say(text: string, kind: Exclude<ChatKind, 'system' | 'whisperInform' | 'ignored'> = 'say', to = ''): void {
    const chatType = chatCodes[this.build][kind];
    const line = { chatType, language: COMMON, targetPlayer: to, channel: to, message: text };
    this.connection.send('CMSG_MESSAGECHAT', line);
  }

  whisper(to: string, text: string): void {
    this.say(text, 'whisper', to);
  }

  /** Gives an operator command and waits for the server's first line of answer that `matches`. */
  async command(line: string, matches: RegExp = /./): Promise<string> {
    const from = this.heard.length;
    this.say(line);
    const answer = await this.waitFor(`an answer to ${line} like ${matches}`, () =>
      this.heard.slice(from).find((heard) => this.#isKind(heard, 'system') && matches.test(heard.text)),
    );
    return answer.text;
  }

  /** Waits until a line of that kind and text was shown. */
  async hears(
    text: string | RegExp,
    kind: ChatKind = 'say',
    options: { readonly within?: number } = {},
  ): Promise<HeardLine> {
    const isMeant = (line: HeardLine): boolean =>
      this.#isKind(line, kind) && (typeof text === 'string' ? line.text === text : text.test(line.text));
    return await until(() => this.heard.find(isMeant), {
      what: `${this.name} (${this.build}) to hear ${kind} ${text}`,
      time: this.connection.time,
      seen: () => this.#tale(),
      ...options,
    });
  }

  /** Waits until somebody is in view. */
  async sees(other: { readonly guid: bigint }): Promise<Sight> {
    return await this.waitFor(`${this.name} (${this.build}) to see ${other.guid}`, () => this.sights.find(other.guid));
  }

  /** Waits until somebody is shown within `yards` of where they are. */
  async seesAt(other: { readonly guid: bigint }, place: Point, yards = 0.5): Promise<Sight> {
    const what = `${this.name} (${this.build}) to see ${other.guid} at ${describe(place)}`;
    const find = (): Sight | undefined => {
      const sight = this.sights.find(other.guid);
      return sight !== undefined && distance(sight.place, place) <= yards ? sight : undefined;
    };
    return await this.waitFor(what, find, () => describe(this.sights.find(other.guid)?.place));
  }

  /** Waits until somebody is no longer in view. */
  async losesSightOf(other: { readonly guid: bigint }): Promise<void> {
    await this.waitFor(`${this.name} to lose sight of ${other.guid}`, () => !this.sights.find(other.guid));
  }

  /** Waits until the registry of who is in the world knows somebody: it learns of them a moment later than those near. */
  async finds(other: { readonly name: string }): Promise<void> {
    const open = { minimumLevel: 0, maximumLevel: 100, raceMask: 0xffff_ffff, classMask: 0xffff_ffff };
    const question = { ...open, playerName: other.name, guildName: '', zones: [], searchStrings: [] };
    await until(
      async () => {
        const answer = await this.connection.ask('CMSG_WHO', question, 'SMSG_WHO');
        return answer.list('players').some((row) => row.text('name') === other.name);
      },
      { what: `${other.name} to be known to ${this.name}`, time: this.connection.time },
    );
  }

  /** Invites somebody, again if they have only just come in, and gives the result that the client is told. */
  async invites(other: { readonly name: string }): Promise<number> {
    const invited = { name: other.name, unknown1: 0 };
    return await until(
      async () => {
        const answer = await this.connection.ask('CMSG_GROUP_INVITE', invited, 'SMSG_PARTY_COMMAND_RESULT');
        const result = answer.number('result');
        return result === BAD_PLAYER_NAME ? undefined : { result };
      },
      { what: `${other.name} to be known to ${this.name}` },
    ).then(({ result }) => result);
  }

  /** Invites somebody and waits until they are in the same group. */
  async brings(other: GameClient): Promise<void> {
    await this.invites(other);
    await other.waitFor(`${other.name} to be invited by ${this.name}`, () => other.company.invitedBy === this.name);
    other.connection.send('CMSG_GROUP_ACCEPT', {});
    await this.isWith(other);
    await other.isWith(this);
  }

  /** Waits until somebody is shown as a member of this client's group. */
  async isWith(other: { readonly name: string }): Promise<void> {
    const seen = () => `with ${this.company.names.join(', ')}`;
    await this.waitFor(`${this.name} to be with ${other.name}`, () => this.company.find(other.name), seen);
  }

  /** Waits until this client's group consists of these and itself. */
  async isWithJust(...others: readonly { readonly name: string }[]): Promise<void> {
    const wanted = others
      .map(({ name }) => name)
      .toSorted()
      .join(', ');
    const seen = () => `with ${this.company.names.join(', ')}`;
    await this.waitFor(`${this.name} to be with just ${wanted}`, () => this.company.names.join(', ') === wanted, seen);
  }

  /** Logs out, waiting for the seconds that the server asks for. */
  async logOut(within = LOGOUT_TAKES + this.connection.time.patience): Promise<void> {
    await this.connection.ask('CMSG_LOGOUT_REQUEST', {}, 'SMSG_LOGOUT_COMPLETE', { within });
    this.sights.clear();
  }

  async waitFor<Found>(what: string, find: () => Found | undefined | false, seen?: () => string): Promise<Found> {
    const wait: WaitOptions = { what, time: this.connection.time, seen: seen ?? ((): string => this.#tale()) };
    return await until(find, wait);
  }

  #tale(): string {
    const names = this.connection.received.slice(-12).map((packet) => packet.name);
    const lines = this.heard.slice(-5).map((line) => `${line.kind} "${line.text}"`);
    const closed = this.connection.isClosed ? 'closed; ' : '';
    return `${closed}last packets ${names.join(', ')}; heard ${lines.join(', ')}; at ${describe(this.place)}; ${this.connection.complaints.join('; ')}`;
  }

  #isKind(line: HeardLine, kind: ChatKind): boolean {
    return line.kind === chatCodes[this.build][kind];
  }

  #movementInfo(flags: number): object {
    const { x, y, z, orientation } = this.place;
    const timestamp = Math.trunc(this.connection.time.now()) >>> 0;
    return { flags, extraFlags: 0, timestamp, position: { x, y, z }, orientation, fallTime: 0 };
  }

  #take(packet: ReceivedPacket): void {
    const { name, fields, at } = packet;
    this.sights.take(name, fields, at);
    this.company.take(name, fields);
    switch (name) {
      case 'SMSG_LOGIN_VERIFY_WORLD':
      case 'SMSG_NEW_WORLD':
        this.map = fields.number('map');
        this.#stand(fields.at('position'), fields.number('orientation'));
        this.sights.clear();
        if (name === 'SMSG_NEW_WORLD') this.connection.send('MSG_MOVE_WORLDPORT_ACK', {});
        return;
      case 'SMSG_TIME_SYNC_REQ':
        this.connection.send('CMSG_TIME_SYNC_RESP', {
          timeSync: fields.number('timeSync'),
          clientTicks: Math.trunc(this.connection.time.now()) >>> 0,
        });
        return;
      case 'MSG_MOVE_TELEPORT_ACK':
        this.#stand(fields.at('info').at('position'), fields.at('info').number('orientation'));
        this.connection.send('MSG_MOVE_TELEPORT_ACK', {
          guid: this.guid,
          movementCounter: fields.number('movementCounter'),
          time: Math.trunc(this.connection.time.now()) >>> 0,
        });
        return;
      case 'SMSG_FORCE_RUN_SPEED_CHANGE':
        this.connection.send('CMSG_FORCE_RUN_SPEED_CHANGE_ACK', {
          guid: this.guid,
          counter: fields.number('moveEvent'),
          info: this.#movementInfo(0),
          newSpeed: fields.number('speed'),
        });
        return;
      case 'SMSG_MESSAGECHAT':
        this.heard.push(heardLine(packet));
        return;
      default:
        return;
    }
  }

  #stand(position: Fields, orientation: number): void {
    this.place = { x: position.number('x'), y: position.number('y'), z: position.number('z'), orientation };
  }
}

function heardLine(packet: ReceivedPacket): HeardLine {
  const { fields } = packet;
  // The speaker's field is named after the case of the packet in which it stands, which differs by build.
  const names = ['sender', 'chatCredit', 'sender2', 'target5', 'target6', 'target4', 'player'];
  const sender = names.map((name) => fields.raw(name)).find((value) => typeof value === 'bigint');
  return {
    kind: fields.number('chatType'),
    text: fields.text('message'),
    sender: typeof sender === 'bigint' ? sender : 0n,
    packet,
  };
}

function describe(place: Point | undefined): string {
  return place === undefined ? 'nowhere' : `${place.x.toFixed(2)}, ${place.y.toFixed(2)}, ${place.z.toFixed(2)}`;
}
