import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { dependencyRules } from './rules.ts';

/** What the dependency rules found in a tree. */
export interface DependencyReport {
  /** Files that were really read; a report about none of them proves nothing. */
  readonly fileCount: number;
  readonly importCount: number;
  readonly violations: readonly DependencyViolation[];
}

export interface DependencyViolation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly comment: string;
}

/**
 * Applies the rules to the folders of a tree that looks like the repository. Imports between packages resolve through
 * their `exports`, as Node resolves them; without that, rules about them never fire.
 */
export async function cruiseTree(root: string, folders: readonly string[]): Promise<DependencyReport> {
  const answer = await cruise(
    [...folders],
    {
      baseDir: root,
      ruleSet: { forbidden: [...dependencyRules] },
      validate: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: ['(^|/)(generated|recordings)/', '^bench/peers/'] },
      tsPreCompilationDeps: true,
    },
    {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
      mainFields: ['types', 'module', 'main'],
    },
  );
  if (typeof answer.output === 'string') throw new Error(`the dependency tool gave text: ${answer.output}`);
  return summarise(answer.output);
}

function summarise(result: ICruiseResult): DependencyReport {
  const comments = new Map(dependencyRules.map((rule) => [rule.name, rule.comment]));
  return {
    fileCount: result.modules.filter((module) => module.source.endsWith('.ts') && !module.coreModule).length,
    importCount: result.summary.totalDependenciesCruised ?? 0,
    violations: result.summary.violations.map(({ rule, from, to }) => ({
      rule: rule.name,
      from,
      to,
      comment: comments.get(rule.name) ?? '',
    })),
  };
}
