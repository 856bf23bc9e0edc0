/** Fights by consent. */
export interface DuelRules {
  /** The clients' spell with which a duel is asked for. */
  readonly spell: number;
  /** The flag between the two, as clients know it: template and model of a game object. */
  readonly flagEntry: number;
  readonly flagDisplay: number;
  readonly flagName: string;
  /** How far away somebody may be who is asked, and how long the question stands. */
  readonly askYards: number;
  readonly askMillis: number;
  readonly countdownMillis: number;
  /** Beyond `leaveYards` of the flag one is warned; who is not within `returnYards` again in time has fled. */
  readonly leaveYards: number;
  readonly returnYards: number;
  readonly returnMillis: number;
}
