/** A kind of game object, as clients ask about it. */
export interface ObjectTemplate {
  readonly entry: number;
  readonly name: string;
  /** The clients' model. */
  readonly display: number;
  readonly kind: 'carriable' | 'duelFlag';
}
