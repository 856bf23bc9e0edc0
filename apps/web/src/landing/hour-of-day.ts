/** The four lights in which the country is shown. */
export type Light = 'dawn' | 'day' | 'dusk' | 'night';

/** The light of an hour of the day, 0 up to 24. */
export function lightAt(hour: number): Light {
  if (hour >= 5 && hour < 8.5) return 'dawn';
  if (hour >= 8.5 && hour < 17) return 'day';
  return hour >= 17 && hour < 21.5 ? 'dusk' : 'night';
}
