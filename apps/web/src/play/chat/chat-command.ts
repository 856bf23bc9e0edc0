import type { Deed } from '@realmwright/protocol/realtime/client-messages';

/** What a typed line asks for. */
export type Command =
  | { readonly kind: 'deed'; readonly deed: Deed }
  /** A gesture, by the number of its animation. */
  | { readonly kind: 'gesture'; readonly animation: number }
  | { readonly kind: 'reply'; readonly text: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'leave' }
  /** Something is missing; this is how it is typed. */
  | { readonly kind: 'incomplete'; readonly usage: string }
  | { readonly kind: 'unknown'; readonly word: string };

/** The words for gestures, with the animation that others see. */
export const gestureWords: Readonly<Record<string, number>> = {
  wave: 3,
  hello: 3,
  hi: 3,
  bye: 3,
  bow: 2,
  dance: 10,
  laugh: 11,
  lol: 11,
  cheer: 4,
  clap: 21,
  cry: 18,
  kiss: 17,
  point: 25,
  salute: 66,
  roar: 15,
  flex: 23,
  shy: 24,
  beg: 20,
  eat: 7,
  cluck: 19,
  chicken: 19,
};

const postures: Readonly<Record<string, 'stand' | 'sit' | 'kneel' | 'sleep'>> = {
  stand: 'stand',
  sit: 'sit',
  kneel: 'kneel',
  sleep: 'sleep',
};

/** Reads a line as it was typed: talk, or a command behind a slash. A bar is doubled, as game clients send it. */
export function readCommand(typed: string): Command | undefined {
  const line = typed.trim().replaceAll('|', '||');
  if (line === '') return undefined;
  if (!line.startsWith('/')) return speak('say', line);
  const [, word = '', rest = ''] = /^\/(\S+)\s*(.*)$/s.exec(line) ?? [];
  return readWord(word.toLowerCase(), rest.trim());
}

function readWord(word: string, rest: string): Command {
  switch (word) {
    case 's':
    case 'say':
      return rest === '' ? incomplete('/say TEXT') : speak('say', rest);
    case 'y':
    case 'yell':
    case 'shout':
      return rest === '' ? incomplete('/yell TEXT') : speak('yell', rest);
    case 'e':
    case 'em':
    case 'me':
    case 'emote':
      return rest === '' ? incomplete('/me DOES SOMETHING') : speak('emote', rest);
    case 'w':
    case 't':
    case 'tell':
    case 'whisper': {
      const [to = '', ...words] = rest.split(/\s+/);
      if (words.length === 0) return incomplete(`/w ${to === '' ? 'NAME' : to} TEXT`);
      return { kind: 'deed', deed: { kind: 'whisper', to, text: words.join(' ') } };
    }
    case 'p':
    case 'party':
      return rest === '' ? incomplete('/p TEXT') : talk('party', rest);
    case 'ra':
    case 'raid':
      return rest === '' ? incomplete('/raid TEXT') : talk('raid', rest);
    case 'join': {
      const [channel = '', password = ''] = rest.split(/\s+/);
      if (channel === '') return incomplete('/join CHANNEL');
      return { kind: 'deed', deed: { kind: 'joinChannel', channel, password } };
    }
    case 'quit':
      if (rest === '') return incomplete('/quit CHANNEL');
      return { kind: 'deed', deed: { kind: 'leaveChannel', channel: rest } };
    case 'c':
    case 'channel': {
      const [channel = '', ...words] = rest.split(/\s+/);
      const text = words.join(' ');
      if (text === '') return incomplete(`/c ${channel === '' ? 'CHANNEL' : channel} TEXT`);
      return { kind: 'deed', deed: { kind: 'speakInChannel', channel, text } };
    }
    case 'invite':
      return rest === '' ? incomplete('/invite NAME') : { kind: 'deed', deed: { kind: 'invite', name: rest } };
    case 'kick':
    case 'uninvite':
      return rest === '' ? incomplete('/kick NAME') : { kind: 'deed', deed: { kind: 'putOut', name: rest } };
    case 'who':
      return { kind: 'deed', deed: { kind: 'who', name: rest, minLevel: 0, maxLevel: 0, zones: [], words: [] } };
    case 'friend':
      return rest === '' ? incomplete('/friend NAME') : list('friend', rest);
    case 'ignore':
      return rest === '' ? incomplete('/ignore NAME') : list('ignored', rest);
    case 'r':
    case 'reply':
      return rest === '' ? incomplete('/r TEXT') : { kind: 'reply', text: rest };
    case 'afk':
    case 'away':
      return { kind: 'deed', deed: { kind: 'mark', status: 'away', text: rest } };
    case 'dnd':
    case 'busy':
      return { kind: 'deed', deed: { kind: 'mark', status: 'busy', text: rest } };
    case 'invisible':
      return { kind: 'deed', deed: { kind: 'mark', status: 'invisible', text: '' } };
    case 'here':
    case 'back':
      return { kind: 'deed', deed: { kind: 'mark', status: 'here', text: '' } };
    case 'help':
    case '?':
      return { kind: 'help' };
    case 'leave':
    case 'logout':
    case 'camp':
      return { kind: 'leave' };
    default:
      return readGesture(word);
  }
}

function readGesture(word: string): Command {
  const state = postures[word];
  if (state !== undefined) return { kind: 'deed', deed: { kind: 'stand', state } };
  const animation = gestureWords[word];
  return animation === undefined ? { kind: 'unknown', word } : { kind: 'gesture', animation };
}

function speak(how: 'say' | 'yell' | 'emote', text: string): Command {
  return { kind: 'deed', deed: { kind: 'speak', how, text } };
}

function talk(how: 'party' | 'raid', text: string): Command {
  return { kind: 'deed', deed: { kind: 'speakToParty', how, text } };
}

function list(as: 'friend' | 'ignored', name: string): Command {
  return { kind: 'deed', deed: { kind: 'addContact', name, as, note: '' } };
}

function incomplete(usage: string): Command {
  return { kind: 'incomplete', usage };
}
