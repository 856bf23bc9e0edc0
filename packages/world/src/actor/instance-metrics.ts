import type { InstanceId } from '@realmwright/kernel/ids';
import type { Metrics } from '@realmwright/kernel/ports/metrics';
import type { Millis } from '@realmwright/kernel/units';

/** What one step is measured by. */
export interface StepMeasures {
  readonly stepMillis: Millis;
  readonly publishMillis: Millis;
  readonly publishedBytes: number;
  readonly inputs: number;
  readonly waiting: number;
  readonly sessions: number;
  readonly entities: number;
}

/** The numbers of one instance for operators. */
export interface InstanceMetrics {
  observe(step: StepMeasures): void;
  shed(what: 'intent' | 'batch'): void;
  /** A phase threw: one entity is out of the world, or the instance has ended. */
  fault(phase: string, cost: 'entity' | 'instance'): void;
}

/** Declares the world's metrics once and gives each instance its own labels. */
export function declareWorldMetrics(metrics: Metrics): (instance: InstanceId) => InstanceMetrics {
  const step = metrics.histogram('world_step_seconds', 'Duration of a step of the simulation.', stepBuckets, [
    'instance',
  ]);
  const publish = metrics.histogram(
    'world_publish_seconds',
    'Duration of encoding and sending what a step perceived.',
    stepBuckets,
    ['instance'],
  );
  const bytes = metrics.counter('world_perception_bytes_total', 'Bytes of perception batches sent to edges.', [
    'instance',
  ]);
  const inputs = metrics.counter('world_inputs_total', 'Inputs that entered the simulation.', ['instance']);
  const shed = metrics.counter('world_inputs_shed_total', 'Intents, and whole batches of them, that found no room.', [
    'instance',
    'what',
  ]);
  const faults = metrics.counter('world_faults_total', 'Faults of the simulation by what they cost.', [
    'instance',
    'phase',
    'cost',
  ]);
  const waiting = metrics.gauge('world_inbox_length', 'Inputs that wait for the next step.', ['instance']);
  const sessions = metrics.gauge('world_sessions', 'Sessions in the instance.', ['instance']);
  const entities = metrics.gauge('world_entities', 'Entities in the instance.', ['instance']);
  return (instance) => ({
    observe(measured) {
      step.observe(measured.stepMillis / 1000, instance);
      publish.observe(measured.publishMillis / 1000, instance);
      bytes.add(measured.publishedBytes, instance);
      inputs.add(measured.inputs, instance);
      waiting.set(measured.waiting, instance);
      sessions.set(measured.sessions, instance);
      entities.set(measured.entities, instance);
    },
    shed: (what) => shed.add(1, instance, what),
    fault: (phase, cost) => faults.add(1, instance, phase, cost),
  });
}

const stepBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.25, 1];
