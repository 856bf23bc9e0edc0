/**
 * The result of something that may be refused for reasons of the game: never an exception, always a value.
 * `Refusal` is a union of codes of the form `feature.kebab-reason`, declared in a contract.
 */
export type Outcome<Value, Refusal extends string> = Accepted<Value> | Refused<Refusal>;
export type Accepted<Value> = { readonly value: Value };
export type Refused<Refusal extends string> = { readonly refused: Refusal };

export function accept(): Accepted<undefined>;
export function accept<Value>(value: Value): Accepted<Value>;
export function accept(value?: unknown): Accepted<unknown> {
  return { value };
}

export function refuse<const Refusal extends string>(refused: Refusal): Refused<Refusal> {
  return { refused };
}

export function isRefused<Value, Refusal extends string>(
  outcome: Outcome<Value, Refusal>,
): outcome is Refused<Refusal> {
  return 'refused' in outcome;
}
