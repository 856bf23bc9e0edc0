import { registerHooks } from 'node:module';
import { Coverage } from './coverage.ts';
import { instrumentSource } from './instrument-source.ts';

/** What instrumented code of this thread tells. */
export interface Instrumentation {
  readonly coverage: Coverage;
  /** Numbers and texts that the code loaded so far compares with. Grows with the code. */
  readonly constants: ReadonlySet<number | bigint | string>;
}

/**
 * From here on every module of `packages/` that this thread loads has counters in its branches, and so has the code that
 * those modules compile from strings. Call it once and before anything of the packages is imported.
 */
export function startInstrumentation(): Instrumentation {
  const coverage = new Coverage();
  const constants = new Set<number | bigint | string>();
  const instrument = (source: string, options: { readonly steps: boolean }) => {
    const done = instrumentSource(source, { counters: countersName, ...options });
    for (const constant of done.constants) constants.add(constant);
    return done;
  };
  /** Stands for `Function` in instrumented code: the compiled readers and writers of the schema language. */
  function coveredFunction(...parameters: readonly string[]): (...values: readonly unknown[]) => unknown {
    const { text, branchCount } = instrument(parameters.at(-1) ?? '', { steps: true });
    const compiled = new Function(countersName, ...parameters.slice(0, -1), text);
    const counters = coverage.claim(branchCount);
    return (...values) => compiled(counters, ...values);
  }
  Object.defineProperty(globalThis, seamName, {
    value: { claim: (count: number) => coverage.claim(count), coveredFunction },
  });
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!isOurs(url) || loaded.format !== 'module-typescript' || loaded.source == null) return loaded;
      const { text, branchCount } = instrument(sourceText(loaded.source), { steps: false });
      const head = `const ${countersName} = globalThis.${seamName}.claim(${branchCount}), CoveredFunction = globalThis.${seamName}.coveredFunction; `;
      return { ...loaded, source: head + text };
    },
  });
  return { coverage, constants };
}

const countersName = '__counters';
const seamName = '__realmwrightFuzz';

/** The source files of the packages; their tests and the test kit would only dilute what is learnt from inputs. */
function isOurs(url: string): boolean {
  return /\/packages\/(?!testkit\/)[^/]+\/src\/.*\.ts$/.test(url) && !url.includes('/node_modules/');
}

function sourceText(source: string | ArrayBuffer | NodeJS.TypedArray): string {
  return typeof source === 'string' ? source : new TextDecoder().decode(source);
}
