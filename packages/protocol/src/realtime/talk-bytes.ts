/** Longest text that somebody may say, bytes of UTF-8. */
export const TALK_BYTES = 255;
