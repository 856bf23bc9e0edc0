import { InfrastructureError } from '@realmwright/kernel/errors';
import type { FaultPoint, Faults } from '@realmwright/kernel/ports/faults';
import type { Millis } from '@realmwright/kernel/units';
import type { BusNetwork } from './bus-network.ts';
import type { History } from './history.ts';
import { never } from './simulated-bus.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** What can happen at a fault point. */
export const faultKinds = ['kill', 'throw', 'delay', 'duplicate'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** One thing that is to go wrong: at the `visit`th passing of a point, counted from 1. */
export interface PlannedFault {
  readonly point: FaultPoint;
  readonly kind: FaultKind;
  readonly visit: number;
}

/** Something was made to fail. */
export class InjectedFaultError extends InfrastructureError {
  override readonly name = 'InjectedFaultError';
  constructor(point: FaultPoint) {
    super(`the simulation had ${point} fail`, { retryable: true });
  }
}

/** The fault points of one simulated realm: counts who passes, and has planned things go wrong. */
export class SimulatedFaults {
  /** How often each point was passed. */
  readonly visits = new Map<FaultPoint, number>();
  readonly #clock: VirtualClock;
  readonly #history: History;
  readonly #network: BusNetwork;
  #plan: PlannedFault | undefined;
  #hasHappened = false;

  constructor(clock: VirtualClock, history: History, network: BusNetwork) {
    this.#clock = clock;
    this.#history = history;
    this.#network = network;
  }

  /** Visits count anew from here. */
  plan(fault: PlannedFault): void {
    this.#plan = fault;
    this.#hasHappened = false;
    this.visits.clear();
  }

  /** Whether what was planned has come to pass. */
  get hasHappened(): boolean {
    return this.#hasHappened;
  }

  portOf(role: string, kill: () => void): Faults {
    return { at: (point) => this.#at(point, role, kill) };
  }

  async #at(point: FaultPoint, role: string, kill: () => void): Promise<void> {
    const visit = (this.visits.get(point) ?? 0) + 1;
    this.visits.set(point, visit);
    const plan = this.#plan;
    if (plan?.point !== point || plan.visit !== visit) return;
    this.#hasHappened = true;
    this.#history.add(`${role}: ${plan.kind} at ${point}`);
    switch (plan.kind) {
      case 'kill':
        kill();
        return never();
      case 'throw':
        throw new InjectedFaultError(point);
      case 'delay':
        return new Promise((resolve) => void this.#clock.after(delayMillis, resolve));
      case 'duplicate': {
        const handled = this.#network.handling.getStore();
        if (handled !== undefined) this.#network.repeat(handled);
        else this.#network.repeatNextOf(role);
      }
    }
  }
}

/** Longer than most who ask wait for an answer. */
const delayMillis: Millis = 4_000;
