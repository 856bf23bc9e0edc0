import ts from 'typescript';

/** A parsed TypeScript file, with its path below the repository's root. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

/** Parses without resolving anything, so a rule sees one file at a time. */
export function parseSource(path: string, text: string): Source {
  return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
}

/** Calls `visit` for every node of the tree, parents first. */
export function eachNode(source: Source, visit: (node: ts.Node) => void): void {
  const walk = (node: ts.Node): void => {
    visit(node);
    ts.forEachChild(node, walk);
  };
  walk(source.tree);
}

/** The 1-based line on which a node begins. */
export function lineOf(source: Source, node: ts.Node): number {
  return source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree)).line + 1;
}

/** What a file imports, statically or by `import()`, with the node that says so. */
export function importsOf(source: Source): readonly { readonly specifier: string; readonly node: ts.Node }[] {
  const imports: { specifier: string; node: ts.Node }[] = [];
  eachNode(source, (node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined) {
      if (ts.isStringLiteral(node.moduleSpecifier)) imports.push({ specifier: node.moduleSpecifier.text, node });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument !== undefined && ts.isStringLiteral(argument)) imports.push({ specifier: argument.text, node });
    }
  });
  return imports;
}

/** Whether the file is a test of some kind, or the contract suite of a port. */
export function isTest(path: string): boolean {
  return /\.(test|suite|accept|bench)\.ts$/.test(path);
}
