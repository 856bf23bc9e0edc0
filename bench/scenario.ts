/** One measured thing with a name. Scenarios are never timed tests: they print figures beside their peers' figures. */
export interface Scenario {
  /** What a person types after `npm run bench --`. */
  readonly name: string;
  /** The goals that it judges, such as `P-1`. */
  readonly goals: readonly string[];
  /** About how long a whole run takes on a calm machine with two cores, minutes. */
  readonly minutes: number;
  /** One sentence: what is measured and against what. */
  readonly purpose: string;
  run(options: ScenarioOptions): Promise<ScenarioReport>;
}

export interface ScenarioOptions {
  /** Shorter and with fewer alternations: shows that it runs, not what it costs. */
  readonly quick: boolean;
  /** Numbers of clients instead of the scenario's own, for those that have any. */
  readonly counts?: readonly number[] | undefined;
  /** Told of progress, one line at a time. */
  readonly progress: (line: string) => void;
}

export interface ScenarioReport {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly verdicts: readonly Verdict[];
}

/** A goal, what was measured, and whether it was reached. */
export interface Verdict {
  readonly goal: string;
  readonly measured: string;
  readonly reached: boolean;
}
