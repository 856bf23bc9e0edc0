/** The words of an argument text; a word in double quotes may hold spaces. */
export function wordsOf(text: string): readonly string[] {
  return [...text.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
}

/** The text behind the first `count` words, as typed. */
export function textAfter(text: string, count: number): string {
  const pattern = /^\s*(?:"[^"]*"|\S+)/;
  let rest = text;
  for (let i = 0; i < count; i++) rest = rest.replace(pattern, '');
  return rest.trim();
}

/** A whole number, possibly negative; undefined for everything else and for what is not exact. */
export function wholeNumber(word: string | undefined): number | undefined {
  if (word === undefined || !/^[-+]?[0-9]{1,15}$/.test(word)) return undefined;
  return Number(word);
}

/** Seconds of a duration such as `1d12h`, `30m` or `45` (seconds); 0 and `-1` mean: for good. Ten years at most. */
export function secondsOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  if (word === '-1' || word === '0') return 0;
  if (/^[0-9]{1,9}$/.test(word)) return bounded(Number(word));
  const match = /^(?:([0-9]{1,5})d)?(?:([0-9]{1,5})h)?(?:([0-9]{1,5})m)?(?:([0-9]{1,9})s)?$/i.exec(word);
  if (match === null || word === '') return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return bounded(((days * 24 + hours) * 60 + minutes) * 60 + seconds);
}

/** A duration for people: its two greatest units. */
export function describeSeconds(total: number): string {
  const parts: string[] = [];
  let rest = Math.floor(total);
  for (const [name, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? '' : 's'}`);
  }
  return parts.slice(0, 2).join(' ') || '0 seconds';
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

const tenYears = 315_360_000;

function bounded(seconds: number): number | undefined {
  return seconds > 0 && seconds <= tenYears ? seconds : undefined;
}
