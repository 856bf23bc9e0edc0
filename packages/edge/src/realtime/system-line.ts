import { cutText } from '@realmwright/kernel/cut-text';
import { TALK_BYTES } from '@realmwright/protocol/realtime/talk-bytes';
import type { RealtimeSession } from './realtime-session.ts';
import { type Turn, tellOnce } from './talk-telling.ts';

/** A line of the server itself. */
export function tellLine({ line }: Pick<RealtimeSession, 'line'>, text: string, number = 0): void {
  const nobody = { thing: undefined, speaker: '', status: 'here', where: '' } as const;
  line.tell({ kind: 'said', how: 'system', ...nobody, text: cutText(text, mostBytes), number });
}

/** What a command answers, once: the number comes with the last line, so that whoever has it has them all. */
export function tellReply(session: RealtimeSession, lines: readonly string[], number: number, turn: Turn): void {
  const tell = (): void => {
    for (const [at, text] of lines.entries()) tellLine(session, text, at === lines.length - 1 ? number : 0);
  };
  tellOnce(session, { number, tell }, turn);
}

/** Longest line that a client is told, bytes. */
const mostBytes = 4 * TALK_BYTES;
