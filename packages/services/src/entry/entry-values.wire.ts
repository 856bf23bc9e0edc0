/**
 * A moment as clients pack it into a u32: years since 2000, month from 0, day of the month from 0, day of the week from
 * Sunday, hours, minutes. Source: public protocol notes. `seconds` count from the Unix epoch in the realm's local time.
 */
export function packedDate(seconds: number): number {
  const date = new Date(seconds * 1000);
  return (
    ((date.getUTCFullYear() - 2000) << 24) |
    (date.getUTCMonth() << 20) |
    ((date.getUTCDate() - 1) << 14) |
    (date.getUTCDay() << 11) |
    (date.getUTCHours() << 6) |
    date.getUTCMinutes()
  );
}

/** The spell by which clients know that a character speaks a language. Source: public protocol notes. */
export function languageSpell(language: number): number | undefined {
  return spellByLanguage[language];
}

const spellByLanguage: Readonly<Record<number, number>> = {
  1: 669,
  2: 671,
  3: 670,
  6: 672,
  7: 668,
  8: 815,
  9: 816,
  10: 813,
  11: 814,
  13: 7340,
  14: 7341,
  33: 17737,
  35: 29932,
};
