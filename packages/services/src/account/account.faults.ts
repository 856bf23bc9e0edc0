/** Where the opening and closing of a session may be cut short. */
export const accountFaults = {
  openingBeforeCommit: 'account.session-opening.before-commit',
  openingBeforeAnswer: 'account.session-opening.before-answer',
  closingBeforeWrite: 'account.session-closing.before-write',
  closingBeforeAnswer: 'account.session-closing.before-answer',
} as const;
