/** The vocabulary that contracts, intents and facts are written in. The wire vocabulary of game clients adds to it. */
export { literals, optional, type UnionValue, union } from './choices.ts';
export { list } from './lists.ts';
export { bool, f32, f64, i8, i16, i32, i64, nothing, real, u8, u16, u32, u64 } from './scalars.ts';
export { type StructValue, struct } from './structs.ts';
export { bytes, utf8 } from './text.ts';
export type { Type, ValueOf } from './type.ts';
export { uvar } from './varint.ts';
