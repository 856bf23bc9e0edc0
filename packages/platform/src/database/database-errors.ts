import { InfrastructureError, InvariantError, OperatorError } from '@realmwright/kernel/errors';
import { DatabaseError } from 'pg';

/** The server cannot be reached, went away, or had no free connection in time. What ran may or may not have happened. */
export class DatabaseUnavailableError extends InfrastructureError {
  override readonly name = 'DatabaseUnavailableError';
  constructor(cause: unknown) {
    super('the database is not available', { retryable: true, cause });
  }
}

/** Whether a statement failed because a row with that key exists; with a name, because of that very constraint. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return hasCode(error, '23505') && (constraint === undefined || constraintOf(error) === constraint);
}

/** Whether a statement failed because a check constraint does not hold. */
export function isCheckViolation(error: unknown, constraint?: string): boolean {
  return hasCode(error, '23514') && (constraint === undefined || constraintOf(error) === constraint);
}

/** Whether a statement failed because a number does not fit its type. */
export function isOutOfRange(error: unknown): boolean {
  return hasCode(error, '22003');
}

/** Whether repeating the whole transaction can succeed: serialization failure or deadlock. */
export function isRepeatable(error: unknown): boolean {
  return hasCode(error, '40001') || hasCode(error, '40P01');
}

/** Errors of the server that say something about the statement pass; everything else means that the server is away. */
export function passOrUnavailable(error: unknown): unknown {
  const isOurs =
    error instanceof OperatorError || error instanceof InvariantError || error instanceof InfrastructureError;
  if (isOurs) return error;
  if (!(error instanceof DatabaseError)) return error instanceof Error ? new DatabaseUnavailableError(error) : error;
  const statementIsAtFault = !/^(08|57P0|53)/.test(error.code ?? '');
  return statementIsAtFault ? error : new DatabaseUnavailableError(error);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof DatabaseError && error.code === code;
}

function constraintOf(error: unknown): string | undefined {
  return error instanceof DatabaseError ? error.constraint : undefined;
}
