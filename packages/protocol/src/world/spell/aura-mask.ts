import { masked } from '../../schema/masks.ts';
import { struct, u8, u16, u32 } from '../../schema/wire.ts';

/** Spells of the auras on a group member, by slot. */
export const auraMask_1_12 = masked(32, u16);
/** The harmful ones among the sixteen slots behind them. */
export const harmfulAuraMask_1_12 = masked(16, u16);
/** The same with twice as many slots and a byte of which only zero was seen. */
export const auraMask_2_4 = masked(64, struct({ aura: u16, unknown: u8 }));
/** The same with 32-bit spells. */
export const auraMask_3_3 = masked(64, struct({ aura: u32, unknown: u8 }));
