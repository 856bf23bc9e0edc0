import type { RealtimeSession } from './realtime-session.ts';

/** A line of the server itself. */
export function tellLine({ line }: Pick<RealtimeSession, 'line'>, text: string): void {
  const nobody = { thing: undefined, speaker: '', status: 'here', where: '' } as const;
  line.tell({ kind: 'said', how: 'system', ...nobody, text, number: 0 });
}
