import { attackRows } from './attacks/attack-rows.ts';
import { findAttackTests, tableFaults } from './attacks/attack-tests.ts';
import { root, say, showUsage } from './command.ts';
import { publishPage, row } from './generated-page.ts';

const usage = `usage: node scripts/generate-attacks.ts [--check]

Writes docs/generated/attacks.md: every row of the table of attacks, its result, and the tests that carry its id. Exit 1
when a row that is not waiting has no test.
  --check  compares instead of writing; exit 1 when the committed page is out of date`;

showUsage(usage);

const filesById = await findAttackTests(root);
const rows = attackRows.map(({ id, what, waitsFor }) => {
  const files = (filesById.get(id) ?? []).map((path) => `\`${path}\``).join('<br>');
  return row(id, what, waitsFor === undefined ? 'pass' : `waits for ${waitsFor}`, files === '' ? '-' : files);
});
const passing = attackRows.filter(({ waitsFor }) => waitsFor === undefined).length;
const page = [
  '# Attacks',
  '',
  'Generated from the names of the tests by `node scripts/generate-attacks.ts`. Do not edit.',
  '',
  'What hostile or broken clients may send, by ids that are kept for ever. A test carries the id of its row in its name.',
  '`pass`: the tests beside it try the row, and they run with all others. `waits for ...`: what the row needs is not',
  'there yet; tests beside it try the part that is. The third column is for machines.',
  '',
  `${attackRows.length} rows, ${passing} pass, ${attackRows.length - passing} wait. Where we answer otherwise than others do, and why:`,
  '[answers to attacks](../decisions/2026-11-26-answers-to-attacks.md).',
  '',
  row('id', 'what', 'result', 'tests'),
  '|---|---|---|---|',
  ...rows,
  '',
];
await publishPage('attacks.md', page.join('\n'));
for (const fault of tableFaults(attackRows, filesById)) {
  say(fault);
  process.exitCode = 1;
}
