import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';

type Presence = Extract<ServerMessage, { kind: 'friend' }>['presence'];

const stateWords: Readonly<Record<NonNullable<Presence>['state'], string>> = {
  online: 'about',
  away: 'away',
  busy: 'busy',
  fighting: 'in a fight',
};

/** How and where somebody on the list is. */
export function presenceWords(presence: Presence, zoneName: (zone: number) => string): string {
  if (presence === undefined) return 'not in the world';
  const zone = zoneName(presence.zone);
  return `${stateWords[presence.state]}${zone === '' ? '' : `, ${zone}`}, level ${presence.level}`;
}
