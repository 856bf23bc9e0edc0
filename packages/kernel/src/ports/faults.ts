/**
 * Where a test may have something go wrong: at named points of the code, between two steps of which one can happen
 * without the other. Only simulations bring an adapter; elsewhere the port is left out and a point costs nothing.
 */
export interface Faults {
  /** Passes the point: at once, later, with an error, or never, when the process "ends" here. */
  at(point: FaultPoint): Promise<void>;
}

/** `feature.step.moment`, from the registry of the slice that has it. */
export type FaultPoint = `${string}.${string}.${string}`;
