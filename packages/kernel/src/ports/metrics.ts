/** Numbers for operators. Names are `snake_case` with a unit suffix; each is declared once, where its feature lives. */
export interface Metrics {
  counter(name: string, help: string, labels?: readonly string[]): Counter;
  gauge(name: string, help: string, labels?: readonly string[]): Gauge;
  /** `buckets` are upper bounds in the unit that the name says. */
  histogram(name: string, help: string, buckets: readonly number[], labels?: readonly string[]): Histogram;
}

/** Label values come in the declared order. */
export interface Counter {
  add(amount?: number, ...labels: readonly string[]): void;
}
export interface Gauge {
  set(value: number, ...labels: readonly string[]): void;
}
export interface Histogram {
  observe(value: number, ...labels: readonly string[]): void;
}
