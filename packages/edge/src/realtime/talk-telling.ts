import { cutText } from '@realmwright/kernel/cut-text';
import type { Spoken } from './heard-talk.ts';
import type { RealtimeSession } from './realtime-session.ts';

/**
 * Tells a session of talk that needs no nearness, once and in its order, and notes it for whoever looks later. Whom its
 * player ignores is not heard.
 */
export function tellTalk(session: RealtimeSession, spoken: Spoken, way: 'live' | 'recalled' = 'live'): void {
  const { talk, company, line } = session;
  if (way === 'live' && talk.keep(spoken)) return;
  if (!talk.note(spoken.number)) return;
  const { from, ...told } = spoken;
  if (from !== undefined && company?.ignored.has(from) === true) return;
  line.tell({ kind: 'said', thing: undefined, ...told });
  if (company?.character !== from) noteTalk(session, spoken);
}

/** A line of the realm itself. */
export function announcement(text: string, number: number): Spoken {
  return { how: 'system', from: undefined, speaker: '', status: 'here', where: '', text, number };
}

function noteTalk({ notifier }: RealtimeSession, { how, speaker, where, text }: Spoken): void {
  switch (how) {
    case 'whisper':
      return notifier.note({ about: 'whisper', source: speaker, text });
    case 'channel':
      return notifier.note({ about: 'channel', source: where, text: byline(speaker, text) });
    case 'party':
    case 'raid':
    case 'raidWarning':
      return notifier.note({ about: 'party', source: '', text: byline(speaker, text) });
    default:
      // What is announced is noted for those as well who are not in the world.
      return;
  }
}

/** A line with who has said it, as a notification holds it. */
function byline(speaker: string, text: string): string {
  return cutText(`${speaker}: ${text}`, mostTextBytes);
}

const mostTextBytes = 255;
