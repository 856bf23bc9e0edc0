import type { nameRefusals } from './character.contract.ts';

export type NameRefusal = (typeof nameRefusals)[number];

/** What a realm asks of names. Lengths count letters. */
export interface NameConfig {
  readonly minLetters: number;
  readonly maxLetters: number;
  /** Names that nobody may take, in any case. */
  readonly reserved: readonly string[];
}

/** Lengths are what the supported clients' own screens allow. */
export const defaultNames: NameConfig = {
  minLetters: 2,
  maxLetters: 12,
  reserved: ['admin', 'administrator', 'console', 'gamemaster', 'gm', 'moderator', 'operator', 'server', 'system'],
};

/** A name that may be used, in its one spelling, and the key under which it is unique. */
export interface UsableName {
  readonly name: string;
  readonly key: string;
}

/**
 * Judges a name as typed. The accepted spelling has a capital first letter and small ones behind it; the key is the same
 * for every spelling that readers would take for the same name. Everything else is refused with the first reason that
 * applies; whether the name is taken only the store knows.
 */
export function judgeName(typed: string, config: NameConfig): UsableName | { readonly refused: NameRefusal } {
  const letters = [...typed.normalize('NFC')];
  if (letters.length === 0) return { refused: 'character.name-empty' };
  if (letters.length < config.minLetters) return { refused: 'character.name-too-short' };
  if (letters.length > config.maxLetters) return { refused: 'character.name-too-long' };
  const text = letters.join('');
  if (!alphabets.some((alphabet) => alphabet.test(text)) || !letters.every(isShown) || !letters.every(hasPlainCase)) {
    return { refused: 'character.name-invalid-letter' };
  }
  const key = nameKey(text);
  const repeats = [...key].some((letter, i, all) => letter === all[i + 1] && letter === all[i + 2]);
  if (repeats) return { refused: 'character.name-repeats' };
  if (config.reserved.some((word) => nameKey(word) === key)) return { refused: 'character.name-reserved' };
  const [first = '', ...rest] = [...key];
  const capital = first.toUpperCase();
  // A letter whose capital is two letters (the German sharp s) keeps its small form, so that the length stays.
  return { name: ([...capital].length === 1 ? capital : first) + rest.join(''), key };
}

/** Whether game clients have a sign for a letter: beyond their plane, all would look the same. */
function isShown(letter: string): boolean {
  return letter.length === 1;
}

/**
 * Whether capital and small form of a letter lead back to each other, one letter each. The long s and the dotless i do
 * not: their capitals are those of other letters, so two names could look like one.
 */
function hasPlainCase(letter: string): boolean {
  const small = letter.toLowerCase();
  const capital = small.toUpperCase();
  return [...small].length === 1 && ([...capital].length > 1 || capital.toLowerCase() === small);
}

/** The key of a name, independent of the machine's locale. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC');
}

/** One alphabet per name, letters only. Combining marks that have no composed letter are no letters here. */
const alphabets: readonly RegExp[] = [
  /^(?:(?=\p{Script=Latin})\p{L})+$/u,
  /^(?:(?=\p{Script=Cyrillic})\p{L})+$/u,
  /^(?:(?=\p{Script=Hangul})\p{L})+$/u,
  /^(?:(?=\p{Script=Han})\p{L})+$/u,
];
