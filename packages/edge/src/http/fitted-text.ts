/**
 * Text as far as that many bytes of UTF-8 hold it. Bodies are limited in characters, messages of the bus in bytes; what
 * is cut here is no name and no password of anybody, and is judged as such.
 */
export function fitted(text: string, maxBytes: number): string {
  const bytes = new TextEncoder().encode(text.toWellFormed());
  // A character that is cut through is left out.
  return new TextDecoder().decode(bytes.subarray(0, maxBytes), { stream: true });
}

/** What a device is called, without what cannot be seen or turns the writing round; `unknown` when nothing is left. */
export function deviceNameOf(text: string): string {
  return fitted(text.replaceAll(/\p{C}/gu, '').trim(), 120) || 'unknown';
}
