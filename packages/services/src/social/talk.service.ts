import { accept } from '@realmwright/kernel/outcome';
import type { FeaturePorts, Serving } from '../serving.ts';
import { keepTalk, recallTalk } from './talk.contract.ts';
import { deleteTalkBefore, findTalk, storeTalk } from './talk.store.ts';

/** How long talk is kept for whoever resumes at another edge, and how often older lines are removed. */
const keptMillis = 180_000;
const sweepMillis = 60_000;

/** Keeps what is said without nearness for sessions whose edge may be gone. */
export function serveTalk(serving: Serving, { database, clock }: FeaturePorts): void {
  serving.answer(keepTalk, async ({ listeners, ...line }) =>
    accept({ number: await storeTalk(database, { characters: listeners }, line, new Date(clock.now())) }),
  );

  serving.answer(recallTalk, async ({ seats, heard }) =>
    accept({ lines: await findTalk(database.reads, seats, heard) }),
  );

  serving.every(sweepMillis, 'sweep-talk', () => deleteTalkBefore(database, new Date(clock.now() - keptMillis)));
}
