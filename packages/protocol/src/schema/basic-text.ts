/**
 * A text as game clients can show it. They are from before there were emoji: their text ends with the Basic Multilingual
 * Plane, and what lies beyond U+FFFF may be shown as nothing, as several wrong letters, or cut the line. So whatever a reader
 * sees as one sign there becomes one question mark; selectors and joiners, which say how signs are drawn, go, and so do
 * accents that stand on nothing. A text is never longer for it, and never nothing where it was something; ASCII, and with it
 * every bar of an escape, stays as it is.
 */
export function basicText(text: string): string {
  if (!hasMore.test(text)) return text;
  let basic = '';
  for (const { segment } of signs.segment(text)) basic += basicSign(segment);
  return basic === '' ? STAND_IN : basic;
}

function basicSign(sign: string): string {
  const plain = sign.replace(drawing, '');
  const at = plain.search(beyond);
  if (at < 0) return plain.replace(inkless, (run) => run.replace(accents, ''));
  // What comes before is a letter of its own to these clients, and so is ASCII behind it.
  return plain.slice(0, at) + STAND_IN + plain.slice(at).replace(notAscii, '');
}

const STAND_IN = '?';
const signs = new Intl.Segmenter('en', { granularity: 'grapheme' });
const beyond = /[\u{10000}-\u{10ffff}]/u;
const notAscii = /\P{ASCII}+/gu;
/** Selectors of variants, the joiner of emoji, the frame of a key around a digit, tags of flags, and colours of skin on something. */
const drawing = /\p{VS}|\u200d|\u20e3|[\u{e0000}-\u{e007f}]|(?<=.)[\u{1f3fb}-\u{1f3ff}]/gu;
/** What a sign begins with as long as no letter stands there. */
const inkless = /^[\p{Z}\p{C}\p{M}]+/u;
const accents = /\p{M}+/gu;
const hasMore = /[\u{10000}-\u{10ffff}]|\p{VS}|\u200d|\u20e3|(?:^|[\p{Z}\p{C}])\p{M}/u;
