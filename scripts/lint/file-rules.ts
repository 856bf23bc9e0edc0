import type { Finding } from './finding.ts';
import { isTable, longFiles } from './long-files.ts';
import { importsOf, lineOf, type Source } from './source.ts';

/** Rules about a file as a whole: its name, its length, and for tests what their kind may import. */
export function checkFile(source: Source): readonly Finding[] {
  return [...checkName(source), ...checkLength(source), ...checkTestKind(source)];
}

/** Above this a file needs a reason in `long-files.ts`. Origin: the house rules. */
export const LISTED_ABOVE = 300;
/** Above this a file fails whatever its reason. Origin: the house rules. */
export const REFUSED_ABOVE = 500;

const drawer = /^(index|utils?|helpers?|common|misc|managers?|base|impl|constants)$/;

function checkName({ path }: Source): readonly Finding[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const findings: Finding[] = [];
  if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.ts$/.test(name)) {
    findings.push({ path, line: 1, rule: 'kebab-case-file', message: 'file names are kebab-case with a role suffix' });
  }
  if (drawer.test(name.slice(0, name.indexOf('.')))) {
    findings.push({ path, line: 1, rule: 'no-drawer', message: `"${name}" says nothing; name the noun it holds` });
  }
  return findings;
}

function checkLength({ path, text }: Source): readonly Finding[] {
  if (isTable(path)) return [];
  const lines = text.split('\n').length - 1;
  if (lines > REFUSED_ABOVE) {
    return [{ path, line: 1, rule: 'file-length', message: `${lines} lines; ${REFUSED_ABOVE} is the most, split it` }];
  }
  if (lines > LISTED_ABOVE && !(path in longFiles)) {
    const message = `${lines} lines; above ${LISTED_ABOVE} a file needs a reason in scripts/lint/long-files.ts`;
    return [{ path, line: 1, rule: 'file-length', message }];
  }
  return [];
}

/** What a unit or property test may not touch: it runs in memory, alone and at once. */
const outsideWorld =
  /^(node:(net|tls|http|https|http2|dgram|child_process|worker_threads|cluster|fs|fs\/promises)|pg|@nats-io\/.*|fastify)$/;

function checkTestKind(source: Source): readonly Finding[] {
  const { path } = source;
  const kind = /\.(infra|replay|prop)\.test\.ts$|\.(accept|test)\.ts$/.exec(path);
  const found = kind?.[1] ?? kind?.[2];
  if (found === undefined || found === 'infra' || found === 'replay') return [];
  const findings: Finding[] = [];
  for (const { specifier, node } of importsOf(source)) {
    const line = lineOf(source, node);
    if (found === 'accept') {
      if (
        /^(node:(test|assert\/strict|fs\/promises|os|path|zlib)|@realmwright\/testkit\/.*|\.\.?\/.*)$/.test(specifier)
      )
        continue;
      const message = `a black-box story knows only testkit, not "${specifier}"`;
      findings.push({ path, line, rule: 'test-kind', message });
    } else if (outsideWorld.test(specifier)) {
      const message = `"${specifier}" reaches outside; such a test is called *.infra.test.ts`;
      findings.push({ path, line, rule: 'test-kind', message });
    } else if (specifier.startsWith('@realmwright/platform/') && !path.startsWith('packages/platform/')) {
      const message = 'a unit test uses no adapter; such a test is called *.infra.test.ts';
      findings.push({ path, line, rule: 'test-kind', message });
    }
  }
  return findings;
}
