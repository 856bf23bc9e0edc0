/** A duration or an instant in milliseconds. Instants count from the Unix epoch unless a name says otherwise. */
export type Millis = number;
/** A distance in yards, the unit of the supported game clients. */
export type Yards = number;
/** Number of a simulation step since the instance began; never wraps in practice (50 ms steps for 10^7 years). */
export type Tick = number;
/** An angle in radians, counter-clockwise from +x, normalised to [0, 2π). */
export type Radians = number;
/** The smallest coin. Money is `bigint` from end to end, so that no sum can lose a coin. */
export type Copper = bigint;
