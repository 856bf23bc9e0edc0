/** One place in the tree that breaks one rule of the house. */
export interface Finding {
  /** Path below the repository's root, with forward slashes. */
  readonly path: string;
  /** 1-based; 1 for findings about the file as a whole. */
  readonly line: number;
  /** Stable name of the rule, kebab-case. */
  readonly rule: string;
  /** What is wrong and where such a line belongs instead, as a sentence. */
  readonly message: string;
}

/** One line of text per finding, in the form editors make clickable. */
export function describeFinding(finding: Finding): string {
  return `${finding.path}:${finding.line} ${finding.rule}: ${finding.message}`;
}
