/** An input: bytes for one of the forms that a target reads. */
export interface FuzzInput {
  readonly variant: string;
  readonly bytes: Uint8Array;
}

/**
 * A decoder under test with its oracles. Inputs that the decoder refuses in its own way are fine; whatever else `execute`
 * throws is a finding.
 */
export interface FuzzTarget {
  readonly name: string;
  /** The forms that it reads, such as one per message. Names are stable: they stand in the corpus. */
  readonly variants: readonly string[];
  /** Longest input worth trying. */
  readonly maxBytes: number;
  /** Words that occur in good inputs. */
  readonly dictionary?: readonly string[];
  /** Good inputs, for the first corpus. */
  seeds(): Iterable<FuzzInput>;
  /** Reads one input. `bytes` are valid until it returns or its promise is fulfilled. */
  execute(variant: number, bytes: Uint8Array): void | Promise<void>;
}

/** An oracle that does not hold: the message says which, and what the two sides are. */
export class OracleError extends Error {
  override readonly name = 'OracleError';
}
