import ts from 'typescript';
import type { Finding } from './finding.ts';
import { eachNode, importsOf, isTest, lineOf, type Source } from './source.ts';

/**
 * Words that must not stand in certain folders. Each rule looks at the syntax tree, not at text, so a comment may speak
 * of `Date` while no line of the simulation can use it.
 */
export interface WordRule {
  readonly name: string;
  /** Whether the rule watches this file. */
  readonly watches: (path: string) => boolean;
  /** What is wrong about this node, or undefined. */
  readonly judge: (node: ts.Node) => string | undefined;
}

/** Runs every word rule that watches the file. */
export function checkWords(source: Source): readonly Finding[] {
  const findings: Finding[] = [];
  const rules = wordRules.filter((rule) => rule.watches(source.path));
  eachNode(source, (node) => {
    for (const rule of rules) {
      const message = rule.judge(node);
      if (message !== undefined) {
        findings.push({ path: source.path, line: lineOf(source, node), rule: rule.name, message });
      }
    }
  });
  if (/^packages\/(gamedata|kernel|protocol|world)\//.test(source.path) && !isTest(source.path)) {
    for (const { specifier, node } of importsOf(source)) {
      if (!specifier.startsWith('node:')) continue;
      const message = `"${specifier}" is not available in browsers; ask for it through a port`;
      findings.push({ path: source.path, line: lineOf(source, node), rule: 'no-node-modules', message });
    }
  }
  return findings;
}

/** Functions of `Math` whose result is the same bit for bit on every engine. */
const exactMath: ReadonlySet<string> = new Set(
  'abs min max floor ceil trunc round sign sqrt fround imul clz32 PI'.split(' '),
);

/** Globals that bring wall time, chance, the host or a locale into the simulation. */
const undeterministic: ReadonlySet<string> = new Set(
  'Date Promise Intl setTimeout setInterval setImmediate queueMicrotask performance process crypto'.split(' '),
);

const everywhere = (): boolean => true;

/** The simulation itself: everything of `world` but its host in `actor/` and its tests. */
const inSimulation = (path: string): boolean =>
  path.startsWith('packages/world/src/') && !path.startsWith('packages/world/src/actor/') && !isTest(path);

/** The generator of lands: a browser and the world must come to the same bits. */
const inTerrain = (path: string): boolean => path.startsWith('packages/gamedata/src/terrain/') && !isTest(path);

/** The rules, in the order in which they are documented in `docs/guides/checks.md`. */
export const wordRules: readonly WordRule[] = [
  {
    name: 'deterministic-globals',
    watches: inSimulation,
    judge: (node) =>
      isReferenceTo(node, undeterministic)
        ? `"${node.text}" makes a step depend on more than its inputs; take it from the tick`
        : undefined,
  },
  {
    name: 'deterministic-waiting',
    watches: inSimulation,
    judge: (node) =>
      ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.AsyncKeyword
        ? 'a step never waits; answers arrive as inputs of a later tick'
        : undefined,
  },
  {
    name: 'deterministic-text',
    watches: inSimulation,
    judge: (node) =>
      ts.isPropertyAccessExpression(node) && /^(localeCompare|toLocale\w+)$/.test(node.name.text)
        ? `"${node.name.text}" depends on the machine's locale; compare code units`
        : undefined,
  },
  {
    name: 'deterministic-math',
    watches: (path) => inSimulation(path) || inTerrain(path),
    judge: (node) => {
      if (isPower(node)) return '"**" gives other bits on other engines; use world/src/space';
      if (!ts.isIdentifier(node) || node.text !== 'Math' || isNameOnly(node)) return undefined;
      const member = ts.isPropertyAccessExpression(node.parent) ? node.parent.name.text : '';
      return exactMath.has(member)
        ? undefined
        : `Math.${member} may give other bits on other engines; use world/src/space`;
    },
  },
  {
    name: 'no-console',
    watches: (path) => !/^apps\/cli\/src\/output(\.ts|\/)|\/(examples|template)\//.test(path),
    judge: (node) => (isReferenceTo(node, new Set(['console'])) ? 'write to a log or return the text' : undefined),
  },
  {
    name: 'no-environment',
    watches: (path) =>
      !/^packages\/(platform\/src\/config|testkit)\/|^(acceptance|scripts|bench)\//.test(path) &&
      !/\.infra\.test\.ts$/.test(path),
    judge: (node) =>
      ts.isPropertyAccessExpression(node) && node.name.text === 'env' && node.expression.getText() === 'process'
        ? 'only platform/config reads the environment; take a configuration value'
        : undefined,
  },
  {
    name: 'no-raw-zlib',
    watches: (path) =>
      !/^packages\/(platform|testkit)\/|^apps\/web\/build\/|^(acceptance|scripts|bench|fuzz)\//.test(path) &&
      !isTest(path),
    judge: (node) =>
      ts.isImportDeclaration(node) &&
      ts.isStringLiteral(node.moduleSpecifier) &&
      node.moduleSpecifier.text === 'node:zlib'
        ? 'inflate through the port Compression, which bounds what comes out'
        : undefined,
  },
  {
    name: 'no-enum',
    watches: everywhere,
    judge: (node) => (ts.isEnumDeclaration(node) ? 'use a union of literals or a frozen object' : undefined),
  },
  {
    name: 'no-default-export',
    watches: everywhere,
    judge: (node) =>
      ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword
        ? isDefaultExport(node)
          ? 'an export has one name, the same everywhere'
          : undefined
        : undefined,
  },
  {
    name: 'no-any',
    watches: everywhere,
    judge: (node) => (node.kind === ts.SyntaxKind.AnyKeyword ? '"any" switches the checker off' : undefined),
  },
  {
    name: 'no-non-null',
    watches: everywhere,
    judge: (node) =>
      ts.isNonNullExpression(node) || (isDeclaration(node) && node.exclamationToken !== undefined)
        ? '"!" claims what the compiler cannot see; narrow it or use invariant'
        : undefined,
  },
  {
    name: 'no-assertion',
    watches: (path) => !/^packages\/(kernel|protocol\/src\/schema)\//.test(path),
    judge: (node) =>
      (ts.isAsExpression(node) && !isConst(node.type)) || ts.isTypeAssertionExpression(node)
        ? '"as" claims what the compiler cannot see; parse or narrow instead'
        : undefined,
  },
  {
    name: 'wire-names',
    watches: (path) =>
      !isTest(path) &&
      !/^packages\/(protocol|testkit)\/|^(acceptance|scripts|bench)\/|\.wire(\.\w+)*\.ts$|^packages\/edge\/src\/gateway\/(opcode|rows)/.test(
        path,
      ),
    judge: (node) =>
      (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) && /^(CMSG|SMSG|MSG|CMD)_[A-Z0-9_]+$/.test(node.text)
        ? `${node.text} is a wire name; it belongs into protocol or a wire file`
        : undefined,
  },
  {
    name: 'no-skipped-test',
    watches: isTest,
    judge: (node) =>
      ts.isPropertyAccessExpression(node) &&
      /^(skip|only|todo)$/.test(node.name.text) &&
      /^(test|it|describe|suite|t|context)$/.test(node.expression.getText())
        ? 'a test runs or is deleted'
        : undefined,
  },
];

function isReferenceTo(node: ts.Node, names: ReadonlySet<string>): node is ts.Identifier {
  return ts.isIdentifier(node) && names.has(node.text) && !isNameOnly(node);
}

/** Whether the identifier only names a member or a property, as in `x.Date` or `{ Date: 1 }`. */
function isNameOnly(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  return (
    (ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isShorthandPropertyAssignment(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isParameter(parent) ||
      ts.isBindingElement(parent) ||
      ts.isVariableDeclaration(parent)) &&
    parent.name === node
  );
}

function isPower(node: ts.Node): boolean {
  return node.kind === ts.SyntaxKind.AsteriskAsteriskToken || node.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken;
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return node.isExportEquals !== true;
  return node.parent.getText().startsWith('export default');
}

function isDeclaration(node: ts.Node): node is ts.PropertyDeclaration | ts.VariableDeclaration {
  return ts.isPropertyDeclaration(node) || ts.isVariableDeclaration(node);
}

function isConst(type: ts.TypeNode): boolean {
  return ts.isTypeReferenceNode(type) && type.typeName.getText() === 'const';
}
