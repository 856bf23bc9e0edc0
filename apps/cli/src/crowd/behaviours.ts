/** What a bot does in the world. Times are seconds between two of a kind; what is left out is not done. */
export interface Behaviour {
  readonly says: string;
  readonly walks: boolean;
  readonly sayEvery?: number;
  readonly whisperEvery?: number;
  readonly whoEvery?: number;
  /** Time in the world before it leaves and comes back: in turn by logging out and by a line that breaks. */
  readonly stayFor?: number;
}

/** The behaviours by the name that `--behaviour` takes. */
export const behaviours: Readonly<Record<string, Behaviour>> = {
  idle: { says: 'stands where it is', walks: false },
  wander: { says: 'walks about', walks: true },
  talk: { says: 'says, whispers and asks who is there', walks: false, sayEvery: 8, whisperEvery: 12, whoEvery: 60 },
  restless: { says: 'walks, leaves every 45 s and comes back', walks: true, stayFor: 45 },
  mix: {
    says: 'all of it, as players do',
    walks: true,
    sayEvery: 20,
    whisperEvery: 30,
    whoEvery: 120,
    stayFor: 180,
  },
};
