import { type RoomKind, roomKinds } from '@realmwright/kernel/room';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';

/** For whom a message is: a kind of room, a channel that players have opened, or the session alone. */
export type Audience = RoomKind | 'channel' | 'own';
export const audiences = [...roomKinds, 'channel', 'own'] as const satisfies readonly Audience[];

/** For whom a message is. */
export function audienceOf(message: ServerMessage): Audience {
  switch (message.kind) {
    case 'said':
      return audienceOfTalk[message.how];
    case 'happened':
    case 'state':
    case 'verify':
    case 'weather':
      return 'instance';
    case 'party':
    case 'partyNews':
    case 'rolled':
    case 'member':
      return 'party';
    case 'channelNews':
    case 'channelMembers':
      return 'channel';
    case 'contacts':
    case 'friend':
    case 'notified':
    case 'notifications':
      return 'private';
    case 'roomJoined':
    case 'roomLeft':
    case 'people':
    case 'roster':
    case 'announced':
      return message.room.kind;
    default:
      return 'own';
  }
}

const audienceOfTalk = {
  say: 'instance',
  yell: 'instance',
  emote: 'instance',
  whisper: 'private',
  whispered: 'private',
  party: 'party',
  raid: 'raid',
  raidWarning: 'raid',
  channel: 'channel',
  system: 'own',
  reply: 'own',
} as const satisfies Readonly<Record<Extract<ServerMessage, { kind: 'said' }>['how'], Audience>>;
