import type { RealtimeCore } from './realtime-core.ts';
import type { RealtimeSession } from './realtime-session.ts';

/** Adjusts how much a client is told; it learns of it, and what has waited is told by the new terms. */
export function adjust(core: RealtimeCore, session: RealtimeSession, change: () => void): void {
  const { gauge, line, perceiving } = session;
  const former = gauge.quality;
  change();
  const { quality, terms } = gauge;
  if (quality === former) return;
  core.metrics.qualityChanges.add(1, quality);
  const pauseMillis = Number.isFinite(terms.pauseMillis) ? terms.pauseMillis : undefined;
  line.tell({ kind: 'quality', quality, pauseMillis });
  perceiving?.repace();
  if (perceiving?.isFree === true) core.translator.catchUp(perceiving);
}

/** Looks at a line, and adjusts to what it can bear. */
export function adjustToLine(core: RealtimeCore, session: RealtimeSession, now: number): void {
  const { line, gauge } = session;
  const measured = { trip: line.latencyMillis, queued: line.queuedBytes };
  adjust(core, session, () => gauge.measure(measured, now));
}

/** Sends what has waited for the pace of its client. */
export function keepPace(core: RealtimeCore): void {
  for (const { perceiving, gauge } of core.sessions.values()) {
    if (perceiving === undefined || gauge.terms.pauseMillis === 0 || !perceiving.view.hasPending) continue;
    if (perceiving.isFree) core.translator.catchUp(perceiving);
  }
}
