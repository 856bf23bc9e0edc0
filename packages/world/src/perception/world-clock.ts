/** Clients count milliseconds in 32 bits: the world's clock as they see it is its time modulo this. */
export const CLOCK_WRAP = 0x1_0000_0000;
