/** A fault that fuzzing found in our own code, and the test that keeps it from coming back. */
export interface PastFinding {
  readonly target: string;
  /** What went wrong, as somebody would have met it. */
  readonly what: string;
  /** The file of the test, below the repository's root. */
  readonly test: string;
}

/** Every fault that was found and mended, oldest first. */
export const pastFindings: readonly PastFinding[] = [
  {
    target: 'opcodes-spell',
    what: 'text with invalid bytes grew beyond its limit when they were replaced, and could then not be sent on',
    test: 'packages/kernel/src/schema/codec.test.ts',
  },
  {
    target: 'configuration',
    what: 'an alias that leads nowhere, or aliases that multiply, ended the program with a stack trace',
    test: 'packages/platform/src/config/load-config.test.ts',
  },
  {
    target: 'recordings',
    what: 'a damaged frame of a recording was thrown as an error that no caller expects',
    test: 'packages/world/src/replay/replay.test.ts',
  },
  {
    target: 'backups',
    what: 'an error in the compressed file could end the process before anybody listened for it',
    test: 'packages/platform/src/database/backup-format.test.ts',
  },
  {
    target: 'backups',
    what: 'a backup with a line separator of Unicode in any text was called incomplete and could not be restored',
    test: 'packages/platform/src/database/backup-format.test.ts',
  },
  {
    target: 'backups',
    what: 'rows behind the seal of a backup were restored though no digest covers them',
    test: 'packages/platform/src/database/backup-format.test.ts',
  },
  {
    target: 'bundles',
    what: 'a bundle could ask for creatures by the hundred million and fill the memory before any check',
    test: 'packages/modding/src/load-realm-content.test.ts',
  },
  {
    target: 'control-socket',
    what: 'frames passed with a queue or a reply address of a wrong type',
    test: 'packages/platform/src/control/socket-frames.test.ts',
  },
  {
    target: 'bundles',
    what: 'an alias in a file of a bundle was thrown as an error that no caller expects',
    test: 'packages/modding/src/load-realm-content.test.ts',
  },
  {
    target: 'configuration',
    what: 'a value that holds itself by an alias ended the program with a stack trace instead of a sentence',
    test: 'packages/platform/src/config/load-config.test.ts',
  },
];
