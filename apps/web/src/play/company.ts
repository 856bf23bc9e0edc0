import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import { shallowRef } from 'vue';
import { companySentence } from './company-sentences.ts';

export type Party = NonNullable<Extract<ServerMessage, { kind: 'party' }>['party']>;

/** The company that somebody keeps: their party, and who wants them in another one. */
export function useCompany(note: (text: string) => void, zoneName: (zone: number) => string) {
  const party = shallowRef<Party>();
  const invitedBy = shallowRef('');

  function take(message: ServerMessage): void {
    if (message.kind === 'party') {
      party.value = message.party;
      invitedBy.value = '';
    }
    if (message.kind === 'partyNews' && message.news === 'invited') invitedBy.value = message.name;
    for (const sentence of companySentence(message, zoneName)) note(sentence);
  }
  return { party, invitedBy, take };
}
