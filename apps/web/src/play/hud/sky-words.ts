/** The time of day as a clock shows it. */
export function clockText(hour: number): string {
  const minutes = Math.floor(hour * 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** What the sky is like, in a word or two. */
export function skyWords(hour: number, weather: string): string {
  if (weather === 'rain') return 'it rains';
  if (weather === 'snow') return 'it snows';
  if (weather === 'sandstorm') return 'sand is in the air';
  if (hour < 5 || hour >= 22) return 'a clear night';
  if (hour < 8) return 'early morning';
  if (hour < 18) return 'a fine day';
  return 'evening';
}
