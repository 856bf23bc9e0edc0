import { accept } from '@realmwright/kernel/outcome';
import type { FeaturePorts, Serving } from '../serving.ts';
import { keepOutcome, recallOutcome } from './deed-outcomes.contract.ts';
import { deleteOutcomesBefore, findOutcome, storeOutcome } from './deed-outcomes.store.ts';

/** How long outcomes are kept for whoever resumes at another edge, and how often older ones are removed. */
const keptMillis = 180_000;
const sweepMillis = 60_000;

/** Remembers how deeds came out whose answer may have been lost with an edge. */
export function serveDeedOutcomes(serving: Serving, { database, clock }: FeaturePorts): void {
  serving.answer(keepOutcome, async ({ operation, outcome }) => {
    await storeOutcome(database, operation, outcome, new Date(clock.now()));
    return accept();
  });

  serving.answer(recallOutcome, async ({ operation }) => accept({ outcome: await findOutcome(database, operation) }));

  serving.every(sweepMillis, 'sweep-deed-outcomes', () =>
    deleteOutcomesBefore(database, new Date(clock.now() - keptMillis)),
  );
}
