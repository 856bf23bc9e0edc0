import type { Counter, Gauge, Histogram, Metrics } from '@realmwright/kernel/ports/metrics';
import * as prometheus from 'prom-client';

/** The metrics of one process or thread. Declaring a name again gives the metric that is there. */
export interface PromMetrics extends Metrics {
  /** Prometheus' text format. */
  text(): Promise<string>;
}

export interface PromMetricsOptions {
  /** Put on each sample, such as the name of the thread. */
  readonly labels: Readonly<Record<string, string>>;
  /** Whether to add the numbers of the process (memory, CPU, event loop); one thread of a process does. */
  readonly withProcess: boolean;
}

export function openPromMetrics(options: PromMetricsOptions): PromMetrics {
  const registry = new prometheus.Registry();
  registry.setDefaultLabels(options.labels);
  if (options.withProcess) {
    // The event loop is looked at ten times a second: often enough for an alert, and an idle realm stays idle.
    prometheus.collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 });
  }
  const counters = new Map<string, Counter>();
  const gauges = new Map<string, Gauge>();
  const histograms = new Map<string, Histogram>();
  return {
    counter: (name, help, labels = []) =>
      remembered(counters, name, () => {
        const metric = new prometheus.Counter({ name, help, labelNames: [...labels], registers: [registry] });
        return { add: (amount = 1, ...values) => metric.inc(labelled(labels, values), amount) };
      }),
    gauge: (name, help, labels = []) =>
      remembered(gauges, name, () => {
        const metric = new prometheus.Gauge({ name, help, labelNames: [...labels], registers: [registry] });
        return { set: (value, ...values) => metric.set(labelled(labels, values), value) };
      }),
    histogram: (name, help, buckets, labels = []) =>
      remembered(histograms, name, () => {
        const declaration = { name, help, labelNames: [...labels], buckets: [...buckets], registers: [registry] };
        const metric = new prometheus.Histogram(declaration);
        return { observe: (value, ...values) => metric.observe(labelled(labels, values), value) };
      }),
    text: () => registry.metrics(),
  };
}

/**
 * Joins texts of several threads or processes into one valid text: the samples of a name stand together under one
 * `HELP` and one `TYPE` line.
 */
export function mergeMetricTexts(texts: readonly string[]): string {
  const families = new Map<string, { readonly head: string[]; readonly samples: string[] }>();
  for (const text of texts) {
    let current: { readonly head: string[]; readonly samples: string[] } | undefined;
    for (const line of text.split('\n')) {
      if (line === '') continue;
      const declared = /^# (HELP|TYPE) (\S+)/.exec(line);
      if (declared === null) {
        current?.samples.push(line);
        continue;
      }
      const name = declared[2] ?? '';
      current = families.get(name) ?? { head: [], samples: [] };
      families.set(name, current);
      if (!current.head.some((known) => known.startsWith(`# ${declared[1]} `))) current.head.push(line);
    }
  }
  return [...families.values()].flatMap(({ head, samples }) => [...head, ...samples, '']).join('\n');
}

function remembered<Metric>(known: Map<string, Metric>, name: string, make: () => Metric): Metric {
  const found = known.get(name);
  if (found !== undefined) return found;
  const made = make();
  known.set(name, made);
  return made;
}

function labelled(names: readonly string[], values: readonly string[]): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const [i, name] of names.entries()) labels[name] = values[i] ?? '';
  return labels;
}
