/** A broken invariant: a bug of ours. Caught only by supervisors, which log it once and act. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(message: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.facts = facts;
  }
}

/** Throws an InvariantError unless the statement holds. */
export function invariant(holds: boolean, message: string, facts?: Readonly<Record<string, unknown>>): asserts holds {
  if (!holds) throw new InvariantError(message, facts);
}

/** Something outside this process failed. Raised only by adapters; `retryable` says whether trying again can help. */
export class InfrastructureError extends Error {
  override readonly name: string = 'InfrastructureError';
  readonly retryable: boolean;

  constructor(message: string, options: { readonly retryable: boolean; readonly cause?: unknown }) {
    super(message, { cause: options.cause });
    this.retryable = options.retryable;
  }
}

/** The person who runs this must change something; the message says what. Printed without a stack. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}
