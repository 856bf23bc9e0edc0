/** Where the adding of a spawn may be cut short. */
export const spawnFaults = {
  additionBeforeWrite: 'spawns.addition.before-write',
  additionBeforeAnswer: 'spawns.addition.before-answer',
} as const;
