import { characterId } from '@realmwright/kernel/ids';
import { onScopeDispose, ref, shallowRef } from 'vue';
import { type Character, useRealmSession } from '../realm/realm-session.ts';
import { sentenceFor } from '../realm/refusal-sentences.ts';

/** What can be done with the characters of an account, besides playing them. */
export function useCharacters() {
  const { act, onMessage } = useRealmSession();
  const trouble = ref('');
  const goodbyeTo = shallowRef<Character>();

  // A way into the world that was refused ends with the refusal's code as its reason.
  const stop = onMessage((message) => {
    if (message.kind === 'left' && message.reason.includes('.')) trouble.value = sentenceFor(message.reason);
  });
  onScopeDispose(stop);

  function askGoodbye(character: Character | undefined): void {
    goodbyeTo.value = character;
    trouble.value = '';
  }

  async function sayGoodbye(): Promise<void> {
    const leaving = goodbyeTo.value;
    goodbyeTo.value = undefined;
    if (leaving === undefined) return;
    const outcome = await act({ kind: 'delete', character: characterId(leaving.character) });
    if (outcome.kind === 'refused') trouble.value = sentenceFor(outcome.code);
  }
  return { trouble, goodbyeTo, askGoodbye, sayGoodbye };
}
