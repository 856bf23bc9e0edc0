/** Where a posting may be cut short. */
export const ledgerFaults = {
  postingBeforeCommit: 'ledger.posting.before-commit',
  postingAfterCommit: 'ledger.posting.after-commit',
  postingBeforeAnswer: 'ledger.posting.before-answer',
} as const;
