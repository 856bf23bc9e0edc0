import { struct, u32 } from '../../schema/wire.ts';

/** Npc text update emote, as it stands in several messages. */
export const npcTextUpdateEmote = struct({
  delay: u32,
  emote: u32,
});
