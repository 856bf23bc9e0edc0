import type { Counter, Gauge, Histogram, Metrics } from '@realmwright/kernel/ports/metrics';

/** What operators see of the gateway. */
export interface GatewayMetrics {
  readonly sessions: Gauge;
  readonly packets: Counter;
  readonly bytes: Counter;
  readonly dropped: Counter;
  readonly unhandled: Counter;
  readonly malformed: Counter;
  readonly trailing: Counter;
  readonly closed: Counter;
  readonly attacks: Counter;
  readonly flushBytes: Histogram;
  readonly intents: Counter;
  readonly intentBatches: Counter;
  readonly perceptionBatches: Counter;
  readonly queueLength: Gauge;
  readonly requestFailures: Counter;
}

export function gatewayMetrics(metrics: Metrics): GatewayMetrics {
  return {
    sessions: metrics.gauge('gateway_sessions', 'Open sessions.', ['build', 'state']),
    packets: metrics.counter('gateway_packets_total', 'Packets, by who sent them.', ['sender']),
    bytes: metrics.counter('gateway_bytes_total', 'Bytes, by who sent them.', ['sender']),
    dropped: metrics.counter('gateway_dropped_frames_total', 'Frames dropped while their session lives.', ['why']),
    unhandled: metrics.counter('gateway_unhandled_packets_total', 'Packets that no row handles.', ['build', 'packet']),
    malformed: metrics.counter('gateway_malformed_packets_total', 'Packets that do not decode.', ['build']),
    trailing: metrics.counter('gateway_trailing_packets_total', 'Packets with bytes behind their last field.'),
    closed: metrics.counter('gateway_closed_sessions_total', 'Sessions ended, by reason.', ['reason']),
    attacks: metrics.counter('attack_total', 'Connections that broke a rule no genuine client breaks.', [
      'edge',
      'reason',
    ]),
    flushBytes: metrics.histogram(
      'gateway_flush_bytes',
      'Bytes per write to a client, of one write in sixteen.',
      [64, 256, 1024, 4096, 16384, 65536],
    ),
    intents: metrics.counter('gateway_intents_total', 'Intents sent to map instances.'),
    intentBatches: metrics.counter('gateway_intent_batches_total', 'Bus messages that carried them.'),
    perceptionBatches: metrics.counter('gateway_perception_batches_total', 'Perception batches received.'),
    queueLength: metrics.gauge('gateway_login_queue_length', 'Clients that wait because the realm is full.'),
    requestFailures: metrics.counter('gateway_request_failures_total', 'Requests to services that failed.'),
  };
}
