import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { InvariantError } from '@realmwright/kernel/errors';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { BusRouter } from '@realmwright/platform/bus/bus-router';
import {
  attachPort,
  connectMemoryBus,
  connectPortBus,
  type MemoryBusOptions,
} from '@realmwright/platform/bus/memory-bus';
import { INTENT_SUBJECTS } from '@realmwright/world/intents/intent-batch';
import { PERCEPTION_SUBJECTS } from '@realmwright/world/perception/perception-batch';

/** What world and edges say to each other in every step; everything else goes through the main thread. */
export const stepSubjects: readonly string[] = [INTENT_SUBJECTS, PERCEPTION_SUBJECTS];

/** How a thread takes part in the lane: its world worker's thread is where the lane's members meet. */
export type LanePart = 'hosts' | 'joins' | 'none';

/** The ports of a lane before the threads that they belong to are started. */
export interface StepLane {
  /** For the thread that hosts the lane. */
  readonly hostPorts: readonly MessagePort[];
  /** For the edge thread, one for each of its roles. */
  readonly edgePorts: readonly MessagePort[];
  /** For the main thread, which listens when somebody watches the bus. */
  readonly watcherPort: MessagePort;
}

/**
 * A way from the edge thread to the only world worker that does not lead through the main thread, where services and
 * pages are busy with other things. With several workers all of them meet in the main thread instead.
 */
export function planStepLane(edgeRoleCount: number): StepLane {
  const channels = Array.from({ length: edgeRoleCount + 1 }, () => new MessageChannel());
  const [watcher, ...edges] = channels;
  if (watcher === undefined) throw new InvariantError('a lane without channels');
  return {
    hostPorts: channels.map(({ port1 }) => port1),
    edgePorts: edges.map(({ port2 }) => port2),
    watcherPort: watcher.port2,
  };
}

/** Connects the roles of this thread to the lane: gives each role, by its number in the thread, a bus on it. */
export function joinStepLane(
  part: LanePart,
  ports: readonly MessagePort[],
  options: MemoryBusOptions,
): (role: number) => Bus | undefined {
  switch (part) {
    case 'none':
      return () => undefined;
    case 'joins':
      return (role) => {
        const port = ports[role];
        if (port === undefined) throw new InvariantError('a thread has too few ports on the lane', { role });
        return connectPortBus(port, options);
      };
    case 'hosts': {
      const router = new BusRouter();
      for (const port of ports) attachPort(router, port);
      return () => connectMemoryBus(router, options);
    }
    default:
      return part satisfies never;
  }
}
