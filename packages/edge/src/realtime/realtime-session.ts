import type { AccountRoles } from '@realmwright/kernel/account-role';
import type { CharacterReading } from '@realmwright/kernel/character-sheet';
import type { AccountId, CharacterId, EdgeId, InstanceId, MapId, SessionId } from '@realmwright/kernel/ids';
import type { Status } from '@realmwright/kernel/status';
import type { Millis } from '@realmwright/kernel/units';
import type { CloseName } from '@realmwright/protocol/realtime/close-code';
import { type ServerMessage, serverMessages } from '@realmwright/protocol/realtime/server-messages';
import type { RealtimeLine as Perceiving } from '@realmwright/world/realtime/realtime-translator.wire';
import { RealtimeView } from '@realmwright/world/realtime/realtime-view.wire';
import { Company } from './company/company.ts';
import type { Correspondence } from './correspondence.ts';
import { HeardTalk } from './heard-talk.ts';
import { Notifier, type NotifierTime } from './notifications/notifier.ts';
import { QualityGauge } from './quality-gauge.ts';
import type { RealtimeLine } from './realtime-line.ts';
import type { SessionConduct } from './session-conduct.ts';

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

/** A session by its edge's number for it. */
export interface Seat {
  readonly edge: EdgeId;
  readonly session: SessionId;
}

/** Whence a session came that goes on at this edge, and the numbers of the talk that its client had heard last. */
export interface Moved {
  readonly former: Seat;
  readonly heard: readonly number[];
}

interface PassedInput {
  readonly sequence: number;
  readonly input: number;
}

/** Nothing is waited for. */
const settled = Promise.resolve();

/** What the translator tells, on its way to the line of a session. */
class Listening implements Perceiving {
  readonly view: RealtimeView;
  readonly #session: RealtimeSession;
  /** When the next state frame may be sent. */
  #dueAt = 0;

  constructor(session: RealtimeSession, view: RealtimeView) {
    this.#session = session;
    this.view = view;
  }

  get isFree(): boolean {
    const { line, gauge } = this.#session;
    // Asked to be told less often, or nothing, it is as good as slow: what changes adds up.
    return gauge.terms.pauseMillis === 0 ? line.isFree : line.now() >= this.#dueAt && this.#isTold && line.isFree;
  }

  get stateBudget(): number {
    return this.#session.stateBudget * this.#session.gauge.terms.budgetShare;
  }

  inputAt(sequence: number): number {
    return this.#session.inputs.findLast((passed) => passed.sequence <= sequence)?.input ?? 0;
  }

  state(frame: Uint8Array): void {
    const { line, gauge } = this.#session;
    line.state(frame);
    this.#dueAt = line.now() + gauge.terms.pauseMillis;
  }

  tell(message: ServerMessage, bytes: Uint8Array | undefined): void {
    const { line, gauge } = this.#session;
    if (gauge.terms.isLively || serverMessages[message.kind].delivery !== 'droppable') line.tell(message, bytes);
  }

  /** Its client wants to be told at another pace, which counts at once. */
  repace(): void {
    this.#dueAt = 0;
  }

  get #isTold(): boolean {
    return Number.isFinite(this.#session.gauge.terms.pauseMillis);
  }
}

/**
 * Somebody at the other end of a line, and the character that it plays. It outlives its line for a while: then it is
 * *away*, what must arrive is kept, and another line may take its place.
 */
export class RealtimeSession {
  readonly id: SessionId;
  readonly correlation: string;
  readonly address: string;
  /** By the edge's monotonic clock. */
  readonly openedAt: Millis;
  readonly correspondence: Correspondence;
  /** The present line, or the last one while it is away. */
  line: RealtimeLine;
  /** Answers what comes, on whatever line. */
  owner: SessionConduct | undefined;
  /** Since when it is away, by the monotonic clock. */
  awaySince: Millis | undefined;
  readonly account: SessionAccount;
  /** What it is called wherever it goes on: by where it was opened. */
  readonly origin: string;
  /** The reliable frame that brought its newest token; 0 once the client has said that it has it. */
  renewedAt = 0;
  /** Settled when its character is where it was, after a resumption at this edge: what is asked for waits until then. */
  arriving: Promise<void> | undefined;
  /** Called when it is. */
  arrive: (() => void) | undefined;
  /** The talk that its client was told. */
  readonly talk = new HeardTalk();
  /** Whence it moved here, if it did. */
  moved: Moved | undefined;
  #state: SessionState = 'characters';
  /** Since when it is in that state, by the monotonic clock. */
  stateSince: Millis;
  character: PlayedCharacter | undefined;
  /** Its player wants to be in no list, with whatever character. */
  isInvisible = false;
  /** What it has in view; there while its character is in the world or on the way there. */
  perceiving: Listening | undefined;
  /** Whom its character keeps company with; there as long as the character is. */
  company: Company | undefined;
  /** How much it is told. */
  readonly gauge = new QualityGauge();
  intentSequence = 0;
  /** Since when its character is in this instance, by the monotonic clock; what it saw before means nothing there. */
  enteredAt = Number.POSITIVE_INFINITY;
  /** The last step that was passed on; and the last of them with their numbers as intents, oldest first. */
  lastInput = 0;
  readonly inputs: PassedInput[] = [];
  readonly stateBudget: number;
  /** Settled when the registry of who is in the world has answered the latest news of this session. */
  presenceTold: Promise<unknown> = settled;
  /** Settled when the account service has answered the latest news of its tokens. */
  tokensTold: Promise<unknown> = settled;
  /** What its player has not read. */
  readonly notifier: Notifier;

  constructor(terms: {
    readonly id: SessionId;
    readonly correlation: string;
    readonly address: string;
    readonly openedAt: Millis;
    readonly correspondence: Correspondence;
    readonly line: RealtimeLine;
    readonly account: SessionAccount;
    readonly origin: string;
    readonly stateBudget: number;
    readonly notifierTime: NotifierTime;
  }) {
    this.id = terms.id;
    this.correlation = terms.correlation;
    this.address = terms.address;
    this.openedAt = terms.openedAt;
    this.stateSince = terms.openedAt;
    this.correspondence = terms.correspondence;
    this.line = terms.line;
    this.account = terms.account;
    this.origin = terms.origin;
    this.stateBudget = terms.stateBudget;
    this.notifier = new Notifier(this, terms.notifierTime);
  }

  get state(): SessionState {
    return this.#state;
  }

  enterState(state: SessionState): void {
    this.#state = state;
    this.stateSince = this.line.now();
  }

  get view(): RealtimeView | undefined {
    return this.perceiving?.view;
  }

  /** Ends it, whether somebody is at the other end or not. */
  close(reason: CloseName): void {
    if (this.awaySince === undefined) this.line.close(reason);
    else this.owner?.closed(reason);
  }

  /** Another line takes the place of the present one, which is told so if it is still there. */
  takeLine(line: RealtimeLine): void {
    this.line.disown();
    this.line.close('superseded');
    this.line = line;
    this.awaySince = undefined;
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
    this.perceiving = new Listening(this, view);
  }

  /** It plays nobody any more. */
  letGo(): void {
    this.character = undefined;
    this.perceiving = undefined;
    this.company = undefined;
    // What waited for this character is for no other one.
    this.talk.release();
    this.enterState('characters');
    this.enteredAt = Number.POSITIVE_INFINITY;
  }
}
