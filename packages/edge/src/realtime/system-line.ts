import type { RealtimeSession } from './realtime-session.ts';

/** A line of the server itself. */
export function tellLine({ line }: Pick<RealtimeSession, 'line'>, text: string): void {
  line.tell({ kind: 'said', how: 'system', thing: undefined, speaker: '', status: 'here', where: '', text });
}
