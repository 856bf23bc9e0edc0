import { ByteWriter } from '@realmwright/kernel/schema/bytes';
import { writePackedGuid } from '@realmwright/protocol/schema/numbers';
import type { Bot, CrowdDesk } from './bot.ts';
import {
  chatCode,
  type ListedCharacter,
  type Place,
  readChat,
  readEntry,
  readMoney,
  readMove,
  readRunSpeed,
  readTeleport,
  readTimeQuestion,
} from './bot-answers.wire.ts';
import type { BotLine } from './bot-line.wire.ts';
import { type PacketKind, packetKinds } from './packet-kinds.wire.ts';
import { type Step, Walk } from './walk.ts';

/** A bot's character in the world: what it does there, and what it makes of what it is told. */
export class BotPlay {
  readonly #bot: Bot;
  readonly #line: BotLine;
  readonly #desk: CrowdDesk;
  readonly #guid: bigint;
  /** The packed form of the own guid: updates without it are not about the bot. */
  readonly #packedGuid: Buffer;
  readonly #kindByOpcode: readonly (PacketKind | undefined)[];
  #map = 0;
  #z = 0;
  #walk: Walk | undefined;
  #onMoney: (copper: number) => void = () => undefined;
  #copper: number | undefined;
  /** Own lines whose echo has not come, with the moment of their sending. */
  readonly #unheard = new Map<string, number>();
  #lineCount = 0;
  #askedWhoAt: number | undefined;
  #next = { say: never, whisper: never, who: never, ping: never };
  #pingCount = 0;

  constructor(bot: Bot, line: BotLine, desk: CrowdDesk, character: ListedCharacter) {
    this.#bot = bot;
    this.#line = line;
    this.#desk = desk;
    this.#guid = character.guid;
    this.#packedGuid = packed(character.guid);
    this.#kindByOpcode = packetKinds(line.build);
    // From here on: what tells of the own character comes before the entry is answered.
    line.onPacket = (opcode, bytes, start, end) => this.#take(opcode, bytes, start, end);
  }

  get place(): Place {
    const { x, y } = this.#walk?.place ?? { x: 0, y: 0 };
    return { map: this.#map, x: Math.fround(x), y: Math.fround(y), z: this.#z };
  }

  /** The character stands in the world at `place` and lives about `home`. */
  begin(place: Place, home: { readonly x: number; readonly y: number }, onMoney: (copper: number) => void): void {
    const { behaviour, chance, heartbeatMillis, grapevine } = this.#desk;
    const now = performance.now();
    this.#map = place.map;
    this.#z = place.z;
    this.#walk = new Walk(place, home, now, { heartbeatMillis, chance });
    this.#onMoney = onMoney;
    const first = (every: number | undefined) => (every === undefined ? never : now + every * 1000 * chance());
    this.#next = {
      say: first(behaviour.sayEvery),
      whisper: first(behaviour.whisperEvery),
      who: first(behaviour.whoEvery),
      ping: now + pingMillis * chance(),
    };
    if (this.#copper !== undefined) onMoney(this.#copper);
    grapevine.appear(this.#bot.name, now);
  }

  /** Does what is due. Called every few hundredths of a second. */
  tick(now: number): void {
    if (this.#desk.behaviour.walks) {
      const step = this.#walk?.step(now);
      if (step !== undefined) this.#move(step, now);
    }
    const { behaviour } = this.#desk;
    if (now >= this.#next.say) {
      this.#next.say = now + (behaviour.sayEvery ?? 0) * 1000;
      this.#say(now);
    }
    if (now >= this.#next.whisper) {
      this.#next.whisper = now + (behaviour.whisperEvery ?? 0) * 1000;
      this.#whisper(now);
    }
    if (now >= this.#next.who) {
      this.#next.who = now + (behaviour.whoEvery ?? 0) * 1000;
      this.#askedWhoAt = now;
      this.#line.send('CMSG_WHO', everybody);
    }
    if (now >= this.#next.ping) {
      this.#next.ping = now + pingMillis;
      this.#line.send('CMSG_PING', { sequenceId: ++this.#pingCount, roundTimeInMs: 0 });
    }
  }

  /** Gives up lines whose echo is overdue. */
  sweep(now: number): void {
    for (const [text, sentAt] of this.#unheard) {
      if (now - sentAt < echoMillis) continue;
      this.#unheard.delete(text);
      this.#desk.figures.unanswered++;
    }
    if (this.#askedWhoAt === undefined || now - this.#askedWhoAt < echoMillis) return;
    this.#askedWhoAt = undefined;
    this.#desk.figures.unanswered++;
  }

  /** Stands still, as who logs out must. */
  halt(): void {
    const now = performance.now();
    const step = this.#walk?.halt(now);
    if (step !== undefined) this.#move(step, now);
  }

  /** The character is no longer in the world. */
  end(): void {
    this.#desk.grapevine.vanish(this.#bot.name);
    this.#line.onPacket = () => undefined;
  }

  #move({ kind, x, y }: Step, now: number): void {
    this.#line.send(stepNames[kind], { guid: this.#guid, info: this.#movement(kind === 'stop' ? 0 : forward) });
    this.#desk.figures.moves++;
    this.#desk.recentMoves.add(this.#guid, x, y, now);
  }

  #movement(flags: number): object {
    const { x, y, orientation } = this.#walk?.place ?? { x: 0, y: 0, orientation: 0 };
    return { flags, extraFlags: 0, timestamp: clock(), position: { x, y, z: this.#z }, orientation, fallTime: 0 };
  }

  #say(now: number): void {
    const text = `${this.#bot.name} says line ${++this.#lineCount}`;
    this.#unheard.set(text, now);
    this.#chat('SAY', '', text);
  }

  #whisper(now: number): void {
    const { grapevine, chance } = this.#desk;
    const to = grapevine.pick(chance, this.#bot.name);
    if (to === undefined) return;
    const text = `${this.#bot.name} whispers line ${++this.#lineCount}`;
    this.#unheard.set(text, now);
    grapevine.send(text, to, now);
    this.#chat('WHISPER', to, text);
  }

  #chat(kind: 'SAY' | 'WHISPER', targetPlayer: string, message: string): void {
    const chatType = chatCode(this.#line.build, kind);
    this.#line.send('CMSG_MESSAGECHAT', { chatType, language: common, targetPlayer, message });
  }

  #take(opcode: number, bytes: Buffer, start: number, end: number): void {
    const { figures } = this.#desk;
    figures.packets++;
    const kind = this.#kindByOpcode[opcode];
    if (kind === undefined) return;
    if (kind === 'move') {
      figures.updates++;
      if (this.#bot.identity.isProbe) this.#probe(bytes.subarray(start, end));
      return;
    }
    this.#takeRare(kind, bytes.subarray(start, end));
  }

  /** Checks a movement of another bot against what that bot has sent. */
  #probe(body: Uint8Array): void {
    const { figures, recentMoves } = this.#desk;
    const { guid, x, y } = readMove(this.#line.build, body);
    const sentAt = recentMoves.find(guid, x, y);
    if (sentAt === undefined) return; // somebody who is not of this crowd
    if (Number.isNaN(sentAt)) figures.strangeMoves++;
    else figures.measureMove(performance.now() - sentAt);
  }

  #takeRare(kind: Exclude<PacketKind, 'move'>, body: Buffer): void {
    switch (kind) {
      case 'chat':
        return this.#hear(body);
      case 'update':
      case 'deflatedUpdate':
        return this.#takeUpdate(body, kind === 'deflatedUpdate');
      case 'timeQuestion':
        return this.#line.send('CMSG_TIME_SYNC_RESP', { timeSync: readTimeQuestion(body), clientTicks: clock() });
      case 'teleport':
        return this.#standAt(body);
      case 'newMap':
        return this.#arrive(body);
      case 'runSpeed':
        return this.#changeSpeed(body);
      case 'who':
        this.#askedWhoAt = undefined;
        return this.#desk.figures.countAcknowledged('who');
    }
  }

  #hear(body: Uint8Array): void {
    const line = readChat(this.#line.build, body);
    if (line === undefined) return;
    const { kind, text } = line;
    if (kind === 'whisper') return this.#desk.grapevine.hear(text);
    const sentAt = this.#unheard.get(text);
    if (sentAt === undefined) return;
    this.#unheard.delete(text);
    if (kind === 'said') this.#desk.figures.measureSay(performance.now() - sentAt);
    else this.#desk.grapevine.acknowledge(text);
    this.#desk.acknowledge(this.#bot, { action: kind, text });
  }

  #takeUpdate(body: Buffer, isDeflated: boolean): void {
    if (!isDeflated && !body.includes(this.#packedGuid)) return;
    const copper = readMoney(this.#line.build, body, this.#guid, isDeflated);
    if (copper === undefined) return;
    this.#copper = copper;
    this.#onMoney(copper);
  }

  #standAt(body: Uint8Array): void {
    const { movementCounter, x, y, z } = readTeleport(this.#line.build, body);
    this.#z = z;
    this.#walk?.standAt({ x, y }, performance.now());
    this.#line.send('MSG_MOVE_TELEPORT_ACK', { guid: this.#guid, movementCounter, time: clock() });
    this.#desk.figures.snaps++;
  }

  #arrive(body: Uint8Array): void {
    const { map, x, y, z } = readEntry('moved', body);
    this.#map = map;
    this.#z = z;
    this.#walk?.standAt({ x, y }, performance.now());
    this.#line.send('MSG_MOVE_WORLDPORT_ACK', {});
  }

  #changeSpeed(body: Uint8Array): void {
    const { counter, speed } = readRunSpeed(this.#line.build, body);
    if (this.#walk !== undefined) this.#walk.speed = speed;
    const info = this.#movement(this.#walk?.isMoving === true ? forward : 0);
    this.#line.send('CMSG_FORCE_RUN_SPEED_CHANGE_ACK', { guid: this.#guid, counter, info, newSpeed: speed });
  }
}

const stepNames = {
  start: 'MSG_MOVE_START_FORWARD',
  heartbeat: 'MSG_MOVE_HEARTBEAT',
  stop: 'MSG_MOVE_STOP',
} as const;

/** Everybody, as a client asks for without a filter. */
const everybody = {
  minimumLevel: 0,
  maximumLevel: 100,
  playerName: '',
  guildName: '',
  raceMask: 0xffff_ffff,
  classMask: 0xffff_ffff,
  zones: [],
  searchStrings: [],
};

/** The bit of running forward and the language of the crowd's people, alike in all builds. Source: public protocol notes. */
const forward = 0x1;
const common = 7;
const never = Number.POSITIVE_INFINITY;
/** Genuine clients ping every 30 seconds. */
const pingMillis = 30_000;
/** Longest wait for an echo, milliseconds. */
const echoMillis = 10_000;

/** The client's clock: milliseconds in 32 bits. */
function clock(): number {
  return Math.trunc(performance.now()) >>> 0;
}

/** A guid as movement and updates carry it. */
function packed(guid: bigint): Buffer {
  const writer = new ByteWriter(9);
  writePackedGuid(writer, guid);
  return Buffer.from(writer.take());
}
