import type { RealmStatus } from '../realm/realm-status.ts';

/** How the realm does, in one sentence. */
export function stateSentence(status: RealmStatus | undefined, isLost: boolean): string {
  if (isLost) return 'The realm does not answer.';
  if (status === undefined) return 'Looking for the realm …';
  if (!status.isOpen) return 'The gates are closed for a moment.';
  switch (status.playerCount) {
    case 0:
      return 'The meadow is quiet: be the first one in.';
    case 1:
      return 'One person is out in the meadow.';
    default:
      return `${status.playerCount} people are out in the meadow.`;
  }
}

/** Since when it has been open. */
export function upSentence(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 2) return 'It has just opened.';
  if (minutes < 120) return `Open for ${minutes} minutes.`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `Open for ${hours} hours.` : `Open for ${Math.floor(hours / 24)} days.`;
}
