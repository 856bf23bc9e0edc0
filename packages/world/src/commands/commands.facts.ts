import { struct, utf8 } from '@realmwright/kernel/schema/types';

/** Longest line that the server itself writes into a chat window, bytes. */
export const SYSTEM_TEXT_BYTES = 1024;

/** What only the session concerned is told. */
export const commandPersonalFacts = {
  systemMessage: struct({ text: utf8({ maxBytes: SYSTEM_TEXT_BYTES }) }),
};
