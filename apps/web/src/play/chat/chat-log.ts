import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';

export type Said = Extract<ServerMessage, { kind: 'said' }>;

/** The tabs of the talk, and which lines stand in each. */
export const chatTabs = ['all', 'near', 'private', 'party', 'realm'] as const;
export type ChatTab = (typeof chatTabs)[number];

/** A line of the talk as it is shown. */
export interface ChatLine {
  readonly number: number;
  readonly tab: Exclude<ChatTab, 'all'>;
  readonly how: Said['how'] | 'gesture' | 'event' | 'refusal';
  /** Who says it, where somebody does. */
  readonly speaker: string;
  /** What stands between the speaker and the text: "says", "whispers". */
  readonly verb: string;
  readonly text: string;
}

/** Most lines that are kept; who wants to read more has to have been there. */
const mostLines = 300;

const verbs: Readonly<Partial<Record<Said['how'], string>>> = {
  say: 'says',
  yell: 'yells',
  whisper: 'whispers',
  party: 'tells the party',
  raid: 'tells the raid',
  raidWarning: 'warns the raid',
};

/** The line of something said. */
export function lineOf(said: Said): Omit<ChatLine, 'number'> {
  const { how, speaker, text } = said;
  if (how === 'whispered') return { tab: 'private', how, speaker: `To ${speaker}`, verb: '', text: plainText(text) };
  if (how === 'emote') return { tab: 'near', how, speaker, verb: '', text: plainText(text) };
  if (how === 'system' || how === 'reply') return { tab: 'realm', how, speaker: '', verb: '', text: plainText(text) };
  if (how === 'channel')
    return { tab: 'realm', how, speaker, verb: said.where === '' ? '' : `in ${said.where}`, text: plainText(text) };
  const tab =
    how === 'whisper' ? 'private' : how === 'say' || how === 'yell' ? 'near' : isOfParty(how) ? 'party' : 'realm';
  return { tab, how, speaker, verb: verbs[how] ?? '', text: plainText(text) };
}

function isOfParty(how: Said['how']): boolean {
  return how === 'party' || how === 'raid' || how === 'raidWarning';
}

/** Adds a line, and lets go of the oldest when there are too many. */
export function withLine(lines: readonly ChatLine[], line: Omit<ChatLine, 'number'>): readonly ChatLine[] {
  const number = (lines.at(-1)?.number ?? 0) + 1;
  return [...lines.slice(1 - mostLines), { ...line, number }];
}

/** Text without the marks by which game clients colour it and make links: `|cff00ff00[Cap]|r` is `[Cap]`, `||` is a bar. */
export function plainText(text: string): string {
  return text.replace(/\|\||\|c[0-9a-fA-F]{8}|\|r|\|H[^|]*\|h|\|h/g, (mark) => (mark === '||' ? '|' : ''));
}
