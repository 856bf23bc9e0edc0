import type { AccountRoles } from '@realmwright/kernel/account-role';
import type { CharacterReading } from '@realmwright/kernel/character-sheet';
import type { AccountId, CharacterId, InstanceId, MapId, SessionId } from '@realmwright/kernel/ids';
import type { Status } from '@realmwright/kernel/status';
import type { Millis } from '@realmwright/kernel/units';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import type { RealtimeLine as Perceiving } from '@realmwright/world/realtime/realtime-translator.wire';
import { RealtimeView } from '@realmwright/world/realtime/realtime-view.wire';
import { Company } from './company/company.ts';
import type { Notifier } from './notifications/notifier.ts';
import type { RealtimeLine } from './realtime-line.ts';
import type { RealtimeMetrics } from './realtime-metrics.ts';

/** Where a session is on its way: its account's characters, on the way into the world, in it, or between two maps. */
export type SessionState = 'characters' | 'entering' | 'world' | 'transferring' | 'over';

export interface SessionAccount {
  readonly id: AccountId;
  readonly name: string;
  roles: AccountRoles;
  /** Until when it may not speak, milliseconds since the Unix epoch; 0 when it may. */
  mutedUntil: Millis;
}

export interface PlayedCharacter {
  readonly id: CharacterId;
  readonly name: string;
  readonly race: number;
  readonly class: number;
  readonly gender: number;
  readonly level: number;
  readonly epoch: number;
  readonly instance: InstanceId;
  map: MapId;
  zone: number;
  status: Status;
  selected: CharacterId | undefined;
}

/** What the translator tells, on its way to the line of a session. */
class Listening implements Perceiving {
  readonly view: RealtimeView;
  readonly #session: RealtimeSession;
  readonly #metrics: RealtimeMetrics;

  constructor(session: RealtimeSession, view: RealtimeView, metrics: RealtimeMetrics) {
    this.#session = session;
    this.view = view;
    this.#metrics = metrics;
  }

  get isFree(): boolean {
    return this.#session.line.isFree;
  }

  get stateBudget(): number {
    return this.#session.stateBudget;
  }

  get lastInput(): number {
    return this.#session.lastInput;
  }

  state(frame: Uint8Array): void {
    this.#metrics.stateFrames.add();
    this.#metrics.stateBytes.add(frame.length);
    this.#session.line.state(frame);
  }

  tell(message: ServerMessage, bytes: Uint8Array | undefined): void {
    this.#session.line.tell(message, bytes);
  }
}

/** Somebody at the other end of a line, and the character that it plays. */
export class RealtimeSession {
  readonly id: SessionId;
  readonly correlation: string;
  readonly address: string;
  /** By the edge's monotonic clock. */
  readonly openedAt: Millis;
  readonly line: RealtimeLine;
  readonly account: SessionAccount;
  state: SessionState = 'characters';
  character: PlayedCharacter | undefined;
  /** What it has in view; there while its character is in the world or on the way there. */
  perceiving: Perceiving | undefined;
  /** Whom its character keeps company with; there as long as the character is. */
  company: Company | undefined;
  intentSequence = 0;
  /** The last step that was passed on. */
  lastInput = 0;
  readonly stateBudget: number;
  readonly #metrics: RealtimeMetrics;
  /** Settled when the registry of who is in the world has answered the latest news of this session. */
  presenceTold: Promise<unknown> = Promise.resolve();
  /** What its player has not read. */
  readonly notifier: Notifier;

  constructor(terms: {
    readonly id: SessionId;
    readonly correlation: string;
    readonly address: string;
    readonly openedAt: Millis;
    readonly line: RealtimeLine;
    readonly account: SessionAccount;
    readonly stateBudget: number;
    readonly metrics: RealtimeMetrics;
    readonly notifier: Notifier;
  }) {
    this.id = terms.id;
    this.correlation = terms.correlation;
    this.address = terms.address;
    this.openedAt = terms.openedAt;
    this.line = terms.line;
    this.account = terms.account;
    this.stateBudget = terms.stateBudget;
    this.#metrics = terms.metrics;
    this.notifier = terms.notifier;
  }

  get view(): RealtimeView | undefined {
    return this.perceiving?.view;
  }

  /** Writes into the record which character it plays, and where. */
  takeUp(reading: CharacterReading, epoch: number, instance: InstanceId): void {
    const { characterId, name, race, class: class_, gender, level, place, zone } = reading;
    this.character = {
      id: characterId,
      name,
      race,
      class: class_,
      gender,
      level,
      epoch,
      instance,
      map: place.map,
      zone,
      status: this.character?.status ?? 'here',
      selected: undefined,
    };
    if (this.company?.character !== characterId) this.company = new Company(characterId);
    const view = new RealtimeView(characterId, this.company.ignored);
    this.perceiving = new Listening(this, view, this.#metrics);
  }

  /** It plays nobody any more. */
  letGo(): void {
    this.character = undefined;
    this.perceiving = undefined;
    this.company = undefined;
    this.state = 'characters';
  }
}
