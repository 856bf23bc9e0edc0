import { cutText } from '@realmwright/kernel/cut-text';
import { TALK_BYTES } from '@realmwright/protocol/realtime/talk-bytes';
import type { RealtimeSession } from './realtime-session.ts';

/** A line of the server itself. */
export function tellLine({ line }: Pick<RealtimeSession, 'line'>, text: string): void {
  const nobody = { thing: undefined, speaker: '', status: 'here', where: '' } as const;
  line.tell({ kind: 'said', how: 'system', ...nobody, text: cutText(text, mostBytes), number: 0 });
}

/** Longest line that a client is told, bytes. */
const mostBytes = 4 * TALK_BYTES;
