import { OperatorError } from '@realmwright/kernel/errors';

/** A content bundle that cannot be used: names the file and the place in it, and says what to change. */
export class BundleError extends OperatorError {
  constructor(file: string, path: string, problem: string) {
    super(path === '' ? `${file}: ${problem}.` : `${file}, at ${path}: ${problem}.`);
  }
}
