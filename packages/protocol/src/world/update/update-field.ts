/**
 * One named place in an object's values block. `index` is the number of its first u32, `size` how many it takes.
 * `kind` says how the u32s are read: an integer, a float, two u16, four u8, a guid (low half first), or a block of
 * several things with a layout of its own.
 */
export interface UpdateField {
  readonly index: number;
  readonly size: number;
  readonly kind: 'int' | 'float' | 'guid' | 'bytes' | 'shorts' | 'block';
}
