/** The vocabulary that packets of game clients are written in: that of the kernel and what their wire needs besides. */
export {
  bool,
  f32,
  i32,
  struct,
  type Type,
  u8,
  u16,
  u32,
  u64,
  type ValueOf,
} from '@realmwright/kernel/schema/types';
export { array, counted, countedBy, countOf, terminated, toEnd } from './arrays.ts';
export { both, type Condition, differs, either, equals, exceeds, hasFlag, lacksFlag } from './conditions.ts';
export { type CustomCodec, custom } from './custom.ts';
export { tail, when } from './groups.ts';
export { type Masked, masked } from './masks.ts';
export {
  bool32,
  constant,
  enumeration,
  flags,
  guid,
  ipv4be,
  packedGuid,
  readPackedGuid,
  u16be,
  u48,
  writePackedGuid,
} from './numbers.ts';
export { type Packet, type PacketValue, packet } from './packet.ts';
export { deflated, deflatedFields, sized } from './sections.ts';
export { countedBytes, cstring, fixed, restBytes, shortText, sizedCstring, type TextLimits } from './text.ts';
