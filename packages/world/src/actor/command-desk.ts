import { answer } from '@realmwright/kernel/contract';
import type { CharacterId, InstanceId } from '@realmwright/kernel/ids';
import { accept, refuse } from '@realmwright/kernel/outcome';
import type { Subscription } from '@realmwright/kernel/ports/bus';
import type { RolePorts } from '@realmwright/kernel/ports/role-ports';
import { performInWorld } from '@realmwright/services/operator/operator.contract';
import type { WorldInput } from '../tick-frame.ts';

/** An answer that does not come within this time does not come: the step that owed it was skipped or failed. */
const ANSWER_MILLIS = 4000;
/** Longest command that enters a step, bytes of UTF-8 at most. */
const LONGEST_TEXT = 255;

/** The desk of one instance for operator commands that come from outside of the world. */
export interface CommandDesk extends Subscription {
  /** The step's answer to a question. */
  answer(question: number, lines: readonly string[]): void;
}

/** Takes commands of the console and the like, lets a step carry each out, and answers with what the step says. */
export function serveCommands(
  { bus, clock, log }: RolePorts,
  instance: InstanceId,
  put: (input: WorldInput) => void,
  isHere: (character: CharacterId) => boolean,
): CommandDesk {
  const waiting = new Map<number, (lines: readonly string[]) => void>();
  let question = 0;
  const serving = answer(
    bus,
    performInWorld,
    { scope: instance, onFailure: (error) => log.error('operator-command-failed', { error }) },
    async ({ caller, target, text }) => {
      if (!isHere(target)) return refuse('operator.target-not-here');
      question = (question % 0x7fff_ffff) + 1;
      const own = question;
      const lines = await new Promise<readonly string[]>((resolve) => {
        const cancel = clock.after(ANSWER_MILLIS, () => resolve(['The world did not answer in time.']));
        waiting.set(own, (given) => {
          cancel();
          resolve(given);
        });
        const { name, roles } = caller;
        put({
          kind: 'commandAsked',
          question: own,
          caller: name,
          roles,
          character: target,
          text: text.slice(0, LONGEST_TEXT >> 1).toWellFormed(),
        });
      });
      waiting.delete(own);
      return accept({ lines: [...lines] });
    },
  );
  return {
    stop: () => serving.stop(),
    answer: (asked, lines) => waiting.get(asked)?.(lines),
  };
}
