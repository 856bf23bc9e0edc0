import type { FuzzTarget } from './fuzz-target.ts';
import type { Finding } from './fuzzer.ts';

/**
 * The same finding with fewer and plainer bytes: leaves out stretches of them, then makes single ones zero, as long as
 * the error stays the same but for numbers in it.
 */
export async function minimise(target: FuzzTarget, finding: Finding, maxAttempts = 4_000): Promise<Finding> {
  const variant = target.variants.indexOf(finding.input.variant);
  const kind = kindOf(finding.error);
  let best = finding;
  let attempts = 0;
  const accepts = async (bytes: Uint8Array): Promise<boolean> => {
    attempts++;
    const error = await errorOf(target, variant, bytes);
    if (error === undefined || kindOf(error) !== kind) return false;
    best = { input: { variant: finding.input.variant, bytes }, error };
    return true;
  };
  for (let size = Math.ceil(best.input.bytes.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < best.input.bytes.length && attempts < maxAttempts; ) {
      const { bytes } = best.input;
      const shorter = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + size)]);
      if (!(await accepts(shorter))) at += size;
    }
  }
  for (let at = 0; at < best.input.bytes.length && attempts < maxAttempts; at++) {
    if (best.input.bytes[at] !== 0) await accepts(best.input.bytes.with(at, 0));
  }
  return best;
}

async function errorOf(target: FuzzTarget, variant: number, bytes: Uint8Array): Promise<unknown> {
  try {
    await target.execute(variant, bytes);
    return undefined;
  } catch (error) {
    return error ?? new Error('nothing was thrown');
  }
}

/** What an error is, without the numbers that differ from input to input. */
function kindOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message.replace(/-?\d+/g, '#').slice(0, 80)}` : String(error);
}
