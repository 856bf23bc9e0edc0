import type { FuzzInput } from './fuzz-target.ts';

/** What a fuzzing thread is to do, as plain data. */
export interface FuzzJob {
  /** URL of the module that exports the `targets` to choose from. */
  readonly registry: string;
  /** Name of the target, as the registry has it. */
  readonly target: string;
  readonly seed: number;
  /** Inputs to begin with. */
  readonly corpus: readonly FuzzInput[];
  /** Whether the target's own seeds are tried too; the committed corpus holds what they taught. */
  readonly usesSeeds: boolean;
  /** Ends after that time, opening the target included, or that many inputs, whichever comes first. */
  readonly seconds: number;
  readonly executions: number;
  /** Room for the small corpus in the report, characters; 0 for none. */
  readonly corpusCharacters: number;
  readonly memory: SharedArrayBuffer;
}

/** What a fuzzing thread found out. */
export interface FuzzReport {
  readonly executions: number;
  readonly seconds: number;
  /** Branches that some input took, of all that the loaded code has. */
  readonly edges: number;
  readonly branches: number;
  /** Inputs that were kept. */
  readonly kept: number;
  readonly corpus: readonly FuzzInput[];
}

/** What a fuzzing thread says: the forms of its target when it has opened it, and at its end what it found out. */
export type ThreadMessage =
  | { readonly kind: 'opened'; readonly variants: readonly string[] }
  | { readonly kind: 'ended'; readonly report: FuzzReport; readonly finding: ReportedFinding | undefined };

/** An input for which an oracle does not hold, made small, and what was thrown. */
export interface ReportedFinding {
  readonly input: FuzzInput;
  readonly error: string;
}
