/**
 * What a player typed, made safe for the clients of everybody who will read it; `undefined` for what no client sends.
 *
 * Game clients take `|` for the beginning of an escape: colours, links, pictures, grammar. A malformed one can freeze or
 * end a client that shows it. So nothing is passed on as it came: the text is read, and written anew from what was read.
 * A doubled `|` stands for itself. A link becomes its visible words, because this realm has nothing that a link could
 * name and so every hidden part is made up; the colours around it go with it. Every other escape, control characters, marks
 * that turn the direction of writing, heaps of accents that run over other lines, and words that nobody can see make the
 * whole line invalid.
 */
export function safeChatText(typed: string): string | undefined {
  if (forbidden.test(typed) || unseen.test(typed)) return undefined;
  let safe = '';
  for (let at = 0; at < typed.length; ) {
    const bar = typed.indexOf('|', at);
    if (bar < 0) return safe + typed.slice(at);
    safe += typed.slice(at, bar);
    const read = readEscape(typed, bar);
    if (read === undefined) return undefined;
    safe += read.text;
    at = read.end;
  }
  return safe;
}

interface Escape {
  /** What stands for it in the safe text. */
  readonly text: string;
  /** Behind its last character. */
  readonly end: number;
}

function readEscape(typed: string, at: number): Escape | undefined {
  for (const { form, text } of escapes) {
    form.lastIndex = at;
    const found = form.exec(typed);
    if (found !== null) return { text: text(found[1] ?? ''), end: form.lastIndex };
  }
  return undefined;
}

/** The escapes that genuine clients send. Each form is linear: no part of it can match in two ways. */
const escapes: readonly { readonly form: RegExp; readonly text: (label: string) => string }[] = [
  { form: /\|\|/y, text: () => '||' },
  { form: /\|c[0-9A-Fa-f]{8}/y, text: () => '' },
  { form: /\|r/y, text: () => '' },
  { form: /\|H[a-z]{1,16}:[A-Za-z0-9:.+/=_-]{0,128}\|h(\[[^|[\]]{1,80}\])\|h/y, text: (label) => label },
];

/**
 * Control characters, marks that order letters otherwise than they were typed or set notes between them, and more accents
 * on one letter than any language has.
 */
const forbidden = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufff9-\ufffb]|\p{M}{7}/u;
/** Nothing but what takes no ink, some of it no plain space: fillers of Hangul and the empty Braille cell are letters by name. */
const unseen = /^(?=.*[^ ])(?:\u034f|[\p{Z}\p{Cf}\u115f\u1160\u2800\u3164\uffa0])*$/u;
