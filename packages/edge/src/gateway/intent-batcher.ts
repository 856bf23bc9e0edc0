import type { EdgeId, InstanceId, SessionId } from '@realmwright/kernel/ids';
import type { Bus } from '@realmwright/kernel/ports/bus';
import type { Cancel, Clock } from '@realmwright/kernel/ports/clock';
import { codecOf } from '@realmwright/kernel/schema/codec';
import {
  INTENTS_PER_BATCH,
  type Intent,
  type IntentItem,
  intentBatchType,
  intentSubject,
} from '@realmwright/world/intents/intent-batch';

/** Collects what the sessions of this edge want of each instance and sends it as one message per window. */
export interface IntentBatcher {
  /** Adds one intent; intents of one session reach its instance in the order of adding. */
  add(instance: InstanceId, session: SessionId, sequence: number, intent: Intent): void;
  /** Says of a session that this edge does not have that it is over, whatever was said of it before. */
  disown(instance: InstanceId, session: SessionId): void;
  /** Sends everything now. */
  flush(): void;
}

/** Longest time that an intent waits for others, milliseconds. */
export const FLUSH_WINDOW_MILLIS = 2;

/** `onFlush` is told how many intents went out in one message. */
export function intentBatcher(
  bus: Bus,
  clock: Clock,
  edge: EdgeId,
  onFlush: (itemCount: number) => void,
): IntentBatcher {
  const codec = codecOf(intentBatchType, 'intent batch');
  const itemsByInstance = new Map<InstanceId, IntentItem[]>();
  let cancel: Cancel | undefined;

  function send(instance: InstanceId, items: IntentItem[]): void {
    bus.publish(intentSubject(instance), codec.encode({ edge, items }));
    onFlush(items.length);
    items.length = 0;
  }

  function flush(): void {
    cancel?.();
    cancel = undefined;
    for (const [instance, items] of itemsByInstance) {
      if (items.length > 0) send(instance, items);
      // An instance without intents in a whole window may have ended.
      else itemsByInstance.delete(instance);
    }
  }

  function add(instance: InstanceId, session: SessionId, sequence: number, intent: Intent): void {
    let items = itemsByInstance.get(instance);
    if (items === undefined) {
      items = [];
      itemsByInstance.set(instance, items);
    }
    items.push({ session, sequence, intent });
    if (items.length >= INTENTS_PER_BATCH) send(instance, items);
    else cancel ??= clock.after(FLUSH_WINDOW_MILLIS, flush);
  }

  return {
    add,
    disown: (instance, session) => add(instance, session, LAST_SEQUENCE, { kind: 'leave', reason: 'vanished' }),
    flush,
  };
}

/** Greater than any number of an intent: nothing of that session follows. */
const LAST_SEQUENCE = 0xffff_ffff;
