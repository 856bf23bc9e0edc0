import type { Notification, NotificationKind } from '@realmwright/kernel/notification';

/** The kinds in the order in which they are shown, and what they are called. */
export const noticeKinds: readonly {
  readonly about: NotificationKind;
  readonly label: string;
  readonly hint: string;
}[] = [
  { about: 'whisper', label: 'Whispers', hint: 'Somebody speaks to you alone' },
  { about: 'party', label: 'Talk of your party', hint: '' },
  { about: 'channel', label: 'Talk in channels', hint: '' },
  { about: 'attack', label: 'Attacks on you', hint: '' },
  { about: 'partyAttack', label: 'Attacks on your party', hint: 'As far as you see them' },
  { about: 'partyNews', label: 'News of your party', hint: 'Invitations, who comes and who leaves' },
  { about: 'friend', label: 'Friends', hint: 'They come into the world, or leave it' },
  { about: 'area', label: 'People around you', hint: 'Whoever comes into the area, or leaves it' },
  { about: 'announcement', label: 'Announcements', hint: 'What the keepers of the realm say' },
];

const partyWords: Readonly<Record<string, string>> = {
  invited: 'asks you into their party',
  invitedInVain: 'would have you in their party',
  declined: 'does not want to come into your party',
  leads: 'leads the party now',
  joined: 'has come into the party',
  left: 'has left the party',
  online: 'of your party has come into the world',
  offline: 'of your party has left the world',
};

/** What happened, in a sentence; of several only the newest is told. */
export function noticeSentence({ about, source, text }: Notification): string {
  switch (about) {
    case 'whisper':
      return `${source} whispers: ${text}`;
    case 'party':
      return `Party, ${text}`;
    case 'channel':
      return `${source}, ${text}`;
    case 'attack':
      return `${source || 'Something'} attacks you.`;
    case 'partyAttack':
      return `${text || 'Something'} attacks ${source} of your party.`;
    case 'partyNews':
      if (text === 'removed') return 'You were put out of the party.';
      return text === 'disbanded' ? 'The party is no more.' : `${source} ${partyWords[text] ?? text}.`;
    case 'friend':
      return `${source} has ${text === 'online' ? 'come into' : 'left'} the world.`;
    case 'area':
      return `${source} has ${text === 'came' ? 'come here' : 'gone away'}.`;
    case 'announcement':
      return text;
  }
}
