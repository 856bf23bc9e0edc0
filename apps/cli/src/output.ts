/** The one place that writes to the terminal: answers on standard output, everything about the run on standard error. */
export const output = {
  /** A line of the answer. */
  line(text = ''): void {
    process.stdout.write(`${text}\n`);
  },
  /** Text as it is, with its own line ends. */
  text(text: string): void {
    process.stdout.write(text);
  },
  /** Something about the run that is not its answer. */
  note(text: string): void {
    process.stderr.write(`${text}\n`);
  },
};

/** Rows under their headings, columns aligned. */
export function formatTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, i) => Math.max(heading.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(headings), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
