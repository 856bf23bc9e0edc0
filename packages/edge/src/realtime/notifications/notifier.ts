import {
  mostNotifications,
  type Notification,
  type NotificationChoices,
  type NotificationKind,
  notificationKinds,
  quietKinds,
} from '@realmwright/kernel/notification';
import type { Millis } from '@realmwright/kernel/units';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';

/** Something that a player may want to notice. */
export type Noted = Pick<Notification, 'about' | 'source' | 'text'>;

interface Unread {
  readonly notification: Notification;
  /** How much of it the keeper has not been told of. */
  unkept: number;
  /** When the client was told last, by the clock of the edge, and whether it is to be told. */
  toldAt: Millis;
  isUntold: boolean;
}

/** The clock that never turns back, and the seconds since the Unix epoch. */
export interface NotifierTime {
  readonly now: () => Millis;
  readonly seconds: () => number;
}

/** Who is notified, on whatever line at the moment. */
interface Notified {
  readonly line: { tell(message: ServerMessage): void };
}

/**
 * What the player of one session has not read. It adds up by kind and source, so that a flood of talk is told and kept once
 * a second; and it holds as many kinds and sources as the keeper does, the oldest going first.
 */
export class Notifier {
  /** Settled when the keeper has answered what it was told last. */
  keeping: Promise<unknown> = settled;
  readonly #whom: Notified;
  readonly #time: NotifierTime;
  #unread = nothingUnread;
  #isOn = nothingChosen;

  constructor(whom: Notified, time: NotifierTime) {
    this.#whom = whom;
    this.#time = time;
  }

  /** How much is unread. */
  get total(): number {
    let total = 0;
    for (const { notification } of this.#unread.values()) total += notification.count;
    return total;
  }

  wants(about: NotificationKind): boolean {
    return this.#isOn.get(about) ?? !quietKinds.includes(about);
  }

  /** Takes over what was kept. What has come in the meantime stays. */
  open(choices: NotificationChoices, unread: readonly Notification[]): void {
    for (const { about, isOn } of choices) this.choose(about, isOn);
    const since = [...this.#unread.values()];
    this.#unread = nothingUnread;
    for (const kept of unread.toReversed()) {
      this.#put({ notification: kept, unkept: 0, toldAt: Number.NEGATIVE_INFINITY, isUntold: false });
    }
    for (const one of since) {
      const key = keyOf(one.notification);
      const kept = this.#unread.get(key)?.notification.count ?? 0;
      this.#unread.delete(key);
      this.#put({ ...one, notification: { ...one.notification, count: one.notification.count + kept } });
    }
    this.tellAll();
  }

  /** Tells everything that is unread, and what the player has chosen. */
  tellAll(): void {
    const choices = notificationKinds.map((about) => ({ about, isOn: this.wants(about) }));
    const unread = [...this.#unread.values()].map(({ notification }) => notification).toReversed();
    for (const one of this.#unread.values()) one.isUntold = false;
    this.#whom.line.tell({ kind: 'notifications', choices, unread });
  }

  choose(about: NotificationKind, isOn: boolean): void {
    if (this.#isOn === nothingChosen) this.#isOn = new Map();
    this.#isOn.set(about, isOn);
  }

  /** `isKept`: the keeper knows of it by itself. */
  note({ about, source, text }: Noted, isKept = false): void {
    if (!this.wants(about)) return;
    const key = keyOf({ about, source });
    const known = this.#unread.get(key);
    this.#unread.delete(key);
    const count = (known?.notification.count ?? 0) + 1;
    const one: Unread = {
      notification: { about, source, text, count, seconds: this.#time.seconds() },
      unkept: (known?.unkept ?? 0) + (isKept ? 0 : 1),
      toldAt: known?.toldAt ?? Number.NEGATIVE_INFINITY,
      isUntold: true,
    };
    this.#put(one);
    if (this.#time.now() - one.toldAt >= tellPeriodMillis) this.#tell(one);
  }

  /** Forgets what is of a kind and source; left out, of all. */
  read(about: NotificationKind | undefined, source: string | undefined): void {
    for (const [key, { notification }] of this.#unread) {
      const isMeant = about === undefined || notification.about === about;
      if (isMeant && (source === undefined || notification.source === source)) this.#unread.delete(key);
    }
  }

  /** Tells what has waited for its second to be over. */
  beat(): void {
    const before = this.#time.now() - tellPeriodMillis;
    for (const one of this.#unread.values()) if (one.isUntold && one.toldAt <= before) this.#tell(one);
  }

  /** What the keeper has not been told of, `limit` things at most; it counts as told. */
  takeUnkept(limit: number): readonly Notification[] {
    const taken: Notification[] = [];
    for (const one of this.#unread.values()) {
      if (one.unkept === 0) continue;
      if (taken.length === limit) break;
      taken.push({ ...one.notification, count: one.unkept });
      one.unkept = 0;
    }
    return taken;
  }

  #put(one: Unread): void {
    if (this.#unread === nothingUnread) this.#unread = new Map();
    this.#unread.set(keyOf(one.notification), one);
    if (this.#unread.size <= mostNotifications) return;
    const [oldest] = this.#unread.keys();
    if (oldest !== undefined) this.#unread.delete(oldest);
  }

  #tell(one: Unread): void {
    one.toldAt = this.#time.now();
    one.isUntold = false;
    this.#whom.line.tell({ kind: 'notified', notification: one.notification, total: this.total });
  }
}

const settled = Promise.resolve();
const tellPeriodMillis = 1_000;
/** What the many have who are notified of nothing: never written to. */
const nothingUnread = new Map<string, Unread>();
const nothingChosen = new Map<NotificationKind, boolean>();

function keyOf({ about, source }: Pick<Notification, 'about' | 'source'>): string {
  return `${about} ${source}`;
}
