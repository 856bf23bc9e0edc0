import type { Counter, Gauge, Metrics } from '@realmwright/kernel/ports/metrics';
import { KeptCounter } from './kept-counter.ts';

/** What is counted at a realtime edge. */
export interface RealtimeMetrics {
  readonly sessions: Gauge;
  readonly turnedAway: Counter;
  readonly closed: Counter;
  readonly intents: Counter;
  readonly deeds: Counter;
  readonly resyncs: KeptCounter;
  readonly resumptions: KeptCounter;
  readonly qualities: Gauge;
  readonly qualityChanges: Counter;
  readonly rooms: Gauge;
  readonly roomMembers: Gauge;
}

export function realtimeMetrics(metrics: Metrics): RealtimeMetrics {
  return {
    sessions: metrics.gauge('realtime_sessions', 'Open sessions by state.', ['state']),
    turnedAway: metrics.counter('realtime_turned_away_total', 'Requests for a socket that were refused.', ['status']),
    closed: metrics.counter('realtime_closed_total', 'Lines that ended.', ['reason']),
    intents: metrics.counter('realtime_intents_total', 'Intents handed to worlds.'),
    deeds: metrics.counter('realtime_deeds_total', 'Deeds that clients asked for.', ['deed', 'outcome']),
    resyncs: new KeptCounter(metrics.counter('realtime_resyncs_total', 'Snapshots that clients asked for.', ['why'])),
    resumptions: new KeptCounter(
      metrics.counter('realtime_resumptions_total', 'Sessions that clients asked back.', ['outcome']),
    ),
    qualities: metrics.gauge('realtime_session_qualities', 'Sessions by how much they are told.', ['quality']),
    qualityChanges: metrics.counter('realtime_quality_changes_total', 'Changes to a quality.', ['quality']),
    rooms: metrics.gauge('realtime_rooms', 'Rooms that an edge listens to by kind.', ['room']),
    roomMembers: metrics.gauge('realtime_room_members', 'Sessions of an edge in rooms of a kind.', ['room']),
  };
}
