import { cutText } from '@realmwright/kernel/cut-text';
import type { Numbered, Spoken } from './heard-talk.ts';
import type { RealtimeSession } from './realtime-session.ts';

/** Told in its turn, behind what is asked for; or at once, because it was asked for. */
export type Turn = 'inTurn' | 'atOnce';

/** Tells a session of something that comes under a number, once. */
export function tellOnce({ talk }: RealtimeSession, news: Numbered, turn: Turn = 'inTurn'): void {
  if (turn === 'inTurn' && talk.keep(news)) return;
  if (talk.note(news.number)) news.tell();
}

/**
 * Tells a session of talk that needs no nearness, once and in its order, and notes it for whoever looks later. Whom its
 * player ignores is not heard.
 */
export function tellTalk(session: RealtimeSession, spoken: Spoken, turn: Turn = 'inTurn'): void {
  const { number } = spoken;
  tellOnce(session, { number, tell: () => speak(session, spoken) }, turn);
}

function speak(session: RealtimeSession, spoken: Spoken): void {
  const { company, line } = session;
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
