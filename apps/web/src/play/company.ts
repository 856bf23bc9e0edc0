import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import { shallowRef } from 'vue';
import { useRealmSession } from '../realm/realm-session.ts';
import { companySentence } from './company-sentences.ts';

export type Party = NonNullable<Extract<ServerMessage, { kind: 'party' }>['party']>;

/** The company that somebody keeps: their party, and who wants them in another one. */
export function useCompany(note: (text: string) => void, zoneName: (zone: number) => string) {
  const party = shallowRef<Party>();
  const invitedBy = shallowRef('');
  const { company } = useRealmSession();
  const wasHere = (friend: number): boolean => company.value.contacts.get(friend)?.presence !== undefined;

  function take(message: ServerMessage): void {
    if (message.kind === 'party') {
      party.value = message.party;
      invitedBy.value = '';
    }
    if (message.kind === 'partyNews' && message.news === 'invited') invitedBy.value = message.name;
    for (const sentence of companySentence(message, zoneName, wasHere)) note(sentence);
  }
  return { party, invitedBy, take };
}
