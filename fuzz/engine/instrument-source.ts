import ts from 'typescript';

/** Code with counters in its branches. */
export interface Instrumented {
  readonly text: string;
  /** How many counters it adds to. */
  readonly branchCount: number;
  /** Numbers and texts that it compares with: what an input may have to contain. */
  readonly constants: ReadonlySet<number | bigint | string>;
}

/**
 * Puts a counter into every branch of a piece of TypeScript or JavaScript: each function, both sides of each `if`, loop
 * bodies, cases, both sides of `?:`, the right side of `&&`, `||` and `??`, catch blocks. `counters` is the expression of
 * the array that it adds to. Only text is inserted and no line is added, so types can be stripped and traces read as ever.
 *
 * `steps` counts behind each statement with a call too. Code that is compiled from a description is one long line of
 * reads that may end at any of them, so how far it came is its most telling branch.
 */
export function instrumentSource(
  source: string,
  { counters, steps = false }: { readonly counters: string; readonly steps?: boolean },
): Instrumented {
  const tree = ts.createSourceFile('instrumented.ts', source, ts.ScriptTarget.Latest, true);
  const inserter = new Inserter(tree, counters, steps);
  inserter.visit(tree);
  return { text: inserter.applied(source), branchCount: inserter.branchCount, constants: inserter.constants };
}

class Inserter {
  readonly constants = new Set<number | bigint | string>();
  readonly #tree: ts.SourceFile;
  readonly #counters: string;
  readonly #steps: boolean;
  /** In the order of visits: of two at one place, what belongs to the outer node stands first if it opens. */
  readonly #insertions: { readonly at: number; readonly text: string }[] = [];
  branchCount = 0;

  constructor(tree: ts.SourceFile, counters: string, steps: boolean) {
    this.#tree = tree;
    this.#counters = counters;
    this.#steps = steps;
  }

  visit(node: ts.Node): void {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isFunctionLike(node)) this.#function(node);
    else if (ts.isIfStatement(node)) this.#if(node);
    else if (ts.isIterationStatement(node, false)) this.#around(node, node.statement);
    else if (ts.isConditionalExpression(node)) this.#ternary(node);
    else if (ts.isBinaryExpression(node)) this.#binary(node);
    else if (ts.isCaseOrDefaultClause(node)) this.#clause(node);
    else if (ts.isCatchClause(node)) this.#inBlock(node, node.block);
    else if (ts.isNewExpression(node)) this.#newExpression(node);
    else this.#children(node);
    if (this.#steps && isStep(node)) this.#insert(node.end, ` ${this.#counter()};`);
  }

  applied(source: string): string {
    let text = '';
    let from = 0;
    for (const insertion of this.#insertions.toSorted((one, other) => one.at - other.at)) {
      text += source.slice(from, insertion.at) + insertion.text;
      from = insertion.at;
    }
    return text + source.slice(from);
  }

  #children(node: ts.Node): void {
    ts.forEachChild(node, (child) => this.visit(child));
  }

  #function(node: ts.SignatureDeclaration): void {
    const body = 'body' in node && typeof node.body === 'object' ? node.body : undefined;
    if (body === undefined) return;
    if (ts.isBlock(body)) this.#insert(body.getStart(this.#tree) + 1, `${this.#counter()};`);
    else this.#insert(body.getStart(this.#tree), `(${this.#counter()}, `);
    this.#children(node);
    if (!ts.isBlock(body)) this.#insert(body.end, ')');
  }

  #if(node: ts.IfStatement): void {
    this.visit(node.expression);
    this.#statement(node.thenStatement);
    if (node.elseStatement === undefined) this.#insert(node.thenStatement.end, ` else { ${this.#counter()}; }`);
    else if (ts.isIfStatement(node.elseStatement)) this.visit(node.elseStatement);
    else this.#statement(node.elseStatement);
  }

  /** Visits a node of which `statement` is the one that may or may not run. */
  #around(node: ts.Node, statement: ts.Statement): void {
    ts.forEachChild(node, (child) => (child === statement ? this.#statement(statement) : this.visit(child)));
  }

  #statement(node: ts.Statement): void {
    if (ts.isBlock(node)) return this.#inBlock(node, node);
    this.#insert(node.getStart(this.#tree), `{ ${this.#counter()}; `);
    this.visit(node);
    this.#insert(node.end, ' }');
  }

  #inBlock(node: ts.Node, block: ts.Block): void {
    this.#insert(block.getStart(this.#tree) + 1, `${this.#counter()};`);
    this.#children(node);
  }

  #ternary(node: ts.ConditionalExpression): void {
    this.visit(node.condition);
    this.#expression(node.whenTrue);
    this.#expression(node.whenFalse);
  }

  #binary(node: ts.BinaryExpression): void {
    this.visit(node.left);
    const { kind } = node.operatorToken;
    if (isChoice(kind)) this.#expression(node.right);
    else this.visit(node.right);
    if (isComparison(kind)) {
      this.#note(node.left);
      this.#note(node.right);
    }
  }

  #expression(node: ts.Expression): void {
    this.#insert(node.getStart(this.#tree), `(${this.#counter()}, `);
    this.visit(node);
    this.#insert(node.end, ')');
  }

  #clause(node: ts.CaseOrDefaultClause): void {
    if (ts.isCaseClause(node)) {
      this.#note(node.expression);
      this.visit(node.expression);
    }
    const colon = node.getChildren(this.#tree).find((child) => child.kind === ts.SyntaxKind.ColonToken);
    if (colon !== undefined) this.#insert(colon.end, ` ${this.#counter()};`);
    for (const statement of node.statements) this.visit(statement);
  }

  /** `new Function(...)` becomes `new CoveredFunction(...)`, which instruments the code that it is given. */
  #newExpression(node: ts.NewExpression): void {
    if (ts.isIdentifier(node.expression) && node.expression.text === 'Function') {
      this.#insert(node.expression.getStart(this.#tree), 'Covered');
    }
    this.#children(node);
  }

  #note(node: ts.Expression): void {
    if (ts.isNumericLiteral(node)) this.constants.add(Number(node.text));
    else if (ts.isBigIntLiteral(node)) this.constants.add(BigInt(node.text.replace(/n$/, '')));
    else if (ts.isStringLiteral(node) && node.text.length <= longestText) this.constants.add(node.text);
  }

  #counter(): string {
    return `${this.#counters}[${this.branchCount++}]++`;
  }

  #insert(at: number, text: string): void {
    this.#insertions.push({ at, text });
  }
}

const longestText = 32;

function isChoice(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken
  );
}

function isComparison(kind: ts.SyntaxKind): boolean {
  switch (kind) {
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
    case ts.SyntaxKind.LessThanToken:
    case ts.SyntaxKind.LessThanEqualsToken:
    case ts.SyntaxKind.GreaterThanToken:
    case ts.SyntaxKind.GreaterThanEqualsToken:
    case ts.SyntaxKind.AmpersandToken:
      return true;
    default:
      return false;
  }
}

/** A statement that calls something and may thus be the last one that runs. */
function isStep(node: ts.Node): boolean {
  if (!ts.isVariableStatement(node) && !ts.isExpressionStatement(node)) return false;
  let calls = false;
  const look = (inner: ts.Node): void => {
    if (ts.isCallExpression(inner)) calls = true;
    else if (!ts.isFunctionLike(inner)) ts.forEachChild(inner, look);
  };
  look(node);
  return calls;
}
