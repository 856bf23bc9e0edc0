declare const value: unique symbol;

/**
 * The description of a value on the wire: plain data, which `codecOf` compiles into a reader and a writer. `Value` is
 * the type that decoding gives; it exists for the compiler only.
 */
export interface Type<Value> {
  readonly node: unknown;
  readonly [value]?: Value;
}

/** The decoded value of a description. */
export type ValueOf<Description> = Description extends Type<infer Value> ? Value : never;
