/** How long a session whose line broke can be resumed; the realm's edges keep it as long. */
export const RESUMABLE_MILLIS = 60_000;

const FIRST_MILLIS = 500;
const LONGEST_MILLIS = 8_000;

/**
 * How long to wait before another try to come back, milliseconds. The first is made nearly at once; then the pauses double.
 * Each is drawn between half and the whole, so that a crowd which lost its edge does not come back in one moment.
 */
export function pauseBefore(attempt: number, random: () => number): number {
  if (attempt === 0) return random() * 200;
  const most = Math.min(LONGEST_MILLIS, FIRST_MILLIS * 2 ** (attempt - 1));
  return most * (0.5 + random() / 2);
}
