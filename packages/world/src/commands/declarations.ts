import type { OperatorCommand } from '@realmwright/kernel/operator-command';
import { worldCommands } from './catalogue.ts';

/** What others need to know of the world's commands: everything but how they are carried out. */
export const worldCommandDeclarations: readonly OperatorCommand[] = worldCommands.map(
  ({ path, syntax, help, leastRole, runsAt, console }) => ({ path, syntax, help, leastRole, runsAt, console }),
);
