import type { Deed } from '@realmwright/protocol/realtime/client-messages';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import { computed, ref } from 'vue';
import { useRealmSession } from '../../realm/realm-session.ts';
import { sentenceFor } from '../../realm/refusal-sentences.ts';
import { presenceWords } from './presence-words.ts';

type Contact = Extract<ServerMessage, { kind: 'contacts' }>['contacts'][number];
export type ContactKind = Extract<Deed, { kind: 'addContact' }>['as'];

/** Most letters of a note that are kept. */
export const mostNoteLetters = 48;

/** Somebody on the list as it is shown. */
export interface ContactRow {
  readonly character: Contact['character'];
  readonly name: string;
  readonly note: string;
  readonly isHere: boolean;
  /** How and where they are, in words. */
  readonly words: string;
}

/** Friends and ignored people, and what one does with the list. */
export function useContacts(zoneName: (zone: number) => string) {
  const { company, act } = useRealmSession();
  const trouble = ref('');
  /** What was done, for those who hear the page rather than see it. */
  const told = ref('');
  const contacts = computed(() => [...company.value.contacts.values()]);
  const friends = computed(() => rowsOf(contacts.value.filter(({ isFriend }) => isFriend)));
  const ignored = computed(() => rowsOf(contacts.value.filter(({ isIgnored }) => isIgnored)));

  /** Those who are here first, and else by name. */
  function rowsOf(list: readonly Contact[]): readonly ContactRow[] {
    const rows = list.map(({ character, name, note, presence }) => {
      return { character, name, note, isHere: presence !== undefined, words: presenceWords(presence, zoneName) };
    });
    return rows.toSorted(
      (one, other) => Number(other.isHere) - Number(one.isHere) || one.name.localeCompare(other.name),
    );
  }

  async function attempt(deed: Deed, words: string): Promise<boolean> {
    const outcome = await act(deed);
    trouble.value = outcome.kind === 'refused' ? sentenceFor(outcome.code) : '';
    told.value = outcome.kind === 'refused' ? '' : words;
    return outcome.kind !== 'refused';
  }

  return {
    friends,
    ignored,
    trouble,
    told,
    add: (name: string, as: ContactKind, note: string) =>
      attempt({ kind: 'addContact', name, as, note }, `${name} is on the list.`),
    remove: ({ character, name }: ContactRow, as: ContactKind) =>
      attempt({ kind: 'removeContact', character, as }, `${name} is off the list.`),
    writeNote: ({ character, name }: ContactRow, note: string) =>
      attempt({ kind: 'noteContact', character, note }, `The note about ${name} is kept.`),
  };
}
