import type { FaultPoint } from '@realmwright/kernel/ports/faults';

/** Where a session's way in and out may be cut short. */
export const gatewayFaults = {
  openingBeforeAdmission: 'gateway.opening.before-admission',
  enteringBeforeJoin: 'gateway.entering.before-join',
  arrivingBeforeJoin: 'gateway.arriving.before-join',
} as const;

/** Every fault point of a gateway. */
export const gatewayFaultPoints: readonly FaultPoint[] = Object.values(gatewayFaults);
