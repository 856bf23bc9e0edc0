import type { FuzzInput } from './fuzz-target.ts';

/** A corpus as text: a line per input, its variant and its bytes in hexadecimal, with a tab between. */
export function writeCorpus(inputs: readonly FuzzInput[]): string {
  return inputs.map(({ variant, bytes }) => `${variant}\t${Buffer.from(bytes).toString('hex')}\n`).join('');
}

/** Reads `writeCorpus`. @throws SyntaxError for a line that is none */
export function readCorpus(text: string): FuzzInput[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [variant, hex, ...rest] = line.split('\t');
      if (variant === undefined || hex === undefined || rest.length > 0 || !/^([0-9a-f]{2})*$/.test(hex)) {
        throw new SyntaxError(`not a line of a corpus: ${line.slice(0, 80)}`);
      }
      return { variant, bytes: Uint8Array.from(Buffer.from(hex, 'hex')) };
    });
}

/** An input with the features that it covers. */
export interface MeasuredInput {
  readonly input: FuzzInput;
  readonly features: readonly number[];
}

/**
 * A small part of the inputs that covers (nearly) as much as all of them: always the one that adds most features for its
 * size, until nothing is added or `maxCharacters` of text are full.
 */
export function chooseCorpus(measured: readonly MeasuredInput[], maxCharacters: number): FuzzInput[] {
  const covered = new Set<number>();
  const chosen: FuzzInput[] = [];
  const worthOf = ({ input, features }: MeasuredInput): number =>
    features.reduce((sum, each) => sum + (covered.has(each) ? 0 : 1), 0) / sizeOf(input);
  // Worth only shrinks as others are chosen, so who is still worth as much as the next one was is the best of all.
  const waiting = measured
    .map((each) => ({ each, worth: worthOf(each) }))
    .sort((one, other) => one.worth - other.worth);
  let left = maxCharacters;
  for (let best = waiting.pop(); best !== undefined; best = waiting.pop()) {
    const { each } = best;
    const worth = worthOf(each);
    if (worth === 0 || sizeOf(each.input) > left) continue;
    if (worth < (waiting.at(-1)?.worth ?? 0)) {
      const behind = waiting.findLastIndex((other) => other.worth <= worth);
      waiting.splice(behind + 1, 0, { each, worth });
      continue;
    }
    left -= sizeOf(each.input);
    chosen.push(each.input);
    for (const feature of each.features) covered.add(feature);
  }
  return chosen.sort(byText);
}

/** Characters of its line. */
function sizeOf({ variant, bytes }: FuzzInput): number {
  return variant.length + 2 + 2 * bytes.length;
}

/** A stable order makes a small difference of two corpora a small difference of their files. */
function byText(one: FuzzInput, other: FuzzInput): number {
  const [first = '', second = ''] = [one, other].map((input) => writeCorpus([input]));
  return first < second ? -1 : first > second ? 1 : 0;
}
