import type { Appearance } from '@realmwright/kernel/character-sheet';
import { computed, ref, watch } from 'vue';
import { useRealmFacts } from '../realm/realm-facts.ts';
import { useRealmSession } from '../realm/realm-session.ts';
import { sentenceFor } from '../realm/refusal-sentences.ts';

/** Most kinds that each part of a look has in every client that may show the character later. */
const leastLooks: Appearance = { skin: 4, face: 4, hairStyle: 4, hairColor: 6, facialHair: 2 };

/** The form that makes a character: what goes together is offered, and the realm has the last word. */
export function useNewCharacter(onMade: () => void) {
  const { facts } = useRealmFacts();
  const { act } = useRealmSession();
  const name = ref('');
  const race = ref(1);
  const calling = ref(1);
  const gender = ref(1);
  const looks = ref(someLooks());
  const trouble = ref('');
  const isBusy = ref(false);
  const callings = computed(() => facts.value.peoples.find(({ id }) => id === race.value)?.callings ?? []);
  watch(callings, (offered) => {
    if (!offered.some(({ id }) => id === calling.value)) calling.value = offered[0]?.id ?? 0;
  });

  async function create(): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = true;
    trouble.value = '';
    const outcome = await act({
      kind: 'create',
      name: name.value.trim(),
      race: race.value,
      class: calling.value,
      gender: gender.value,
      appearance: looks.value,
    });
    isBusy.value = false;
    if (outcome.kind === 'refused') {
      trouble.value = sentenceFor(outcome.code);
      return;
    }
    name.value = '';
    looks.value = someLooks();
    onMade();
  }

  function roll(): void {
    looks.value = someLooks();
  }
  return { facts, name, race, calling, gender, callings, looks, trouble, isBusy, roll, create };
}

function someLooks(): Appearance {
  const some = (count: number): number => Math.floor(Math.random() * count);
  const { skin, face, hairStyle, hairColor, facialHair } = leastLooks;
  return {
    skin: some(skin),
    face: some(face),
    hairStyle: some(hairStyle),
    hairColor: some(hairColor),
    facialHair: some(facialHair),
  };
}
