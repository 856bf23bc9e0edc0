/**
 * The beginning of a text, at most `maxBytes` bytes of UTF-8, cut between characters: what a limited field of a message
 * can carry. Lone surrogates, which no message can carry, become U+FFFD.
 */
export function cutText(text: string, maxBytes: number): string {
  let bytes = 0;
  let length = 0;
  for (const character of text) {
    bytes += bytesOf(character.codePointAt(0) ?? 0);
    if (bytes > maxBytes) break;
    length += character.length;
  }
  return (length === text.length ? text : text.slice(0, length)).toWellFormed();
}

/** A lone surrogate counts like the U+FFFD that replaces it. */
function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x1_0000 ? 3 : 4;
}
