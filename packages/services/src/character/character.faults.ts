/** Where what happens to a character may be cut short. */
export const characterFaults = {
  creationBeforeCommit: 'character.creation.before-commit',
  creationAfterCommit: 'character.creation.after-commit',
  beginningAfterPosting: 'character.beginning.after-posting',
  deletionBeforeCommit: 'character.deletion.before-commit',
  deletionBeforeAnswer: 'character.deletion.before-answer',
  entryBeforeCommit: 'character.entry.before-commit',
  entryAfterCommit: 'character.entry.after-commit',
  resumptionBeforeAnswer: 'character.resumption.before-answer',
  saveBeforeWrite: 'character.save.before-write',
  saveBeforeAnswer: 'character.save.before-answer',
  releaseBeforeWrite: 'character.release.before-write',
  releaseBeforeAnswer: 'character.release.before-answer',
} as const;
