import type { Counter, Histogram, Metrics } from '@realmwright/kernel/ports/metrics';
import { deliveryBounds } from '../realtime-traffic.contract.ts';

/** What is counted of what lines carry. The labels are lists of words, so their number is bounded. */
export interface TrafficMetrics {
  readonly messages: Counter;
  readonly bytes: Counter;
  readonly dropped: Counter;
  readonly delivery: Histogram;
}

export function trafficMetrics(metrics: Metrics): TrafficMetrics {
  const labels = ['room', 'delivery'];
  return {
    messages: metrics.counter('realtime_messages_total', 'Messages to clients by whom they are for.', labels),
    bytes: metrics.counter('realtime_message_bytes_total', 'Bytes of the messages to clients.', labels),
    dropped: metrics.counter('realtime_dropped_total', 'Droppable messages left out because a line was slow.', [
      'room',
    ]),
    delivery: metrics.histogram(
      'realtime_delivery_seconds',
      'Time from a message being told to the system having taken it, seconds; of state alone, one flush in sixteen.',
      deliveryBounds,
      ['room'],
    ),
  };
}
