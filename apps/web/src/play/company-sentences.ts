import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';

type PartyNews = Extract<ServerMessage, { kind: 'partyNews' }>['news'];

const partyNews: Readonly<Partial<Record<PartyNews, string>>> = {
  invited: 'asks you into their party.',
  invitedInVain: 'would have you in their party, but you are in one already.',
  declined: 'does not want to come into your party.',
  leads: 'leads the party now.',
};

type ChannelNews = Extract<ServerMessage, { kind: 'channelNews' }>;

const channelNews: Readonly<Partial<Record<ChannelNews['news'], (news: ChannelNews) => string>>> = {
  youJoined: ({ channel }) => `You are in the channel ${channel}.`,
  youLeft: ({ channel }) => `You have left the channel ${channel}.`,
  joined: ({ name, channel }) => `${name} has come into the channel ${channel}.`,
  left: ({ name, channel }) => `${name} has left the channel ${channel}.`,
};

/** What is told of company, in words for the talk. `wasHere`: whether a friend was in the world before this was told. */
export function companySentence(
  message: ServerMessage,
  zoneName: (zone: number) => string,
  wasHere: (friend: number) => boolean,
): readonly string[] {
  switch (message.kind) {
    case 'partyNews': {
      const words = partyNews[message.news];
      if (words !== undefined) return [`${message.name} ${words}`];
      if (message.news === 'left') return ['You have left the party.'];
      if (message.news === 'removed') return ['You were put out of the party.'];
      return message.news === 'disbanded' ? ['The party is no more.'] : [];
    }
    case 'channelNews': {
      const sentence = channelNews[message.news]?.(message);
      return sentence === undefined ? [] : [sentence];
    }
    case 'found': {
      const lines = message.people.map(({ name, level, zone }) => `${name}, level ${level}, ${zoneName(zone)}`);
      return [`${message.total === 1 ? 'One person is' : `${message.total} people are`} about.`, ...lines.slice(0, 20)];
    }
    case 'friend':
      if (message.presence === undefined) return [`${message.name} has left the world.`];
      // That they are away for a moment, or somewhere else, is seen in the list.
      return wasHere(message.character) ? [] : [`${message.name} has come into the world.`];
    default:
      return [];
  }
}
