/**
 * Why the gateway closes a connection: the closed list that appears in logs, in the metric `attack_total` (for those
 * marked as attacks) and in the inspector. Clients are told nothing beyond what the protocol has a packet for.
 */
export const closeReasons = {
  'bad-header': 'attack',
  'wrong-state': 'attack',
  'server-opcode': 'attack',
  'bad-proof': 'attack',
  'unknown-account': 'attack',
  'build-not-admitted': 'ordinary',
  'too-many-connections': 'attack',
  evicted: 'attack',
  'proof-deadline': 'attack',
  'service-deadline': 'ordinary',
  'entering-deadline': 'ordinary',
  'loading-deadline': 'ordinary',
  overdraft: 'attack',
  strikes: 'attack',
  'stalled-lane': 'attack',
  'slow-consumer': 'ordinary',
  'fast-ping': 'attack',
  idle: 'ordinary',
  superseded: 'ordinary',
  revoked: 'ordinary',
  'client-closed': 'ordinary',
  'socket-error': 'ordinary',
  'world-failed': 'ordinary',
  shutdown: 'ordinary',
  failure: 'ordinary',
} as const satisfies Record<string, 'attack' | 'ordinary'>;

export type CloseReason = keyof typeof closeReasons;

/** Whether a close counts as an attack (whoever is at the other end broke a rule that no genuine client breaks). */
export function isAttack(reason: CloseReason): boolean {
  return closeReasons[reason] === 'attack';
}
