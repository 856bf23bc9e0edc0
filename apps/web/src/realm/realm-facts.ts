import { computed, type Ref, shallowRef } from 'vue';

/** What the realm's content offers, as `/api/realm` tells it. */
export interface RealmFacts {
  readonly name: string;
  readonly peoples: readonly People[];
  readonly maps: readonly Named[];
  readonly zones: readonly Named[];
  readonly things: readonly Named[];
  readonly gestures: readonly { readonly id: number; readonly animation: number }[];
}

export interface Named {
  readonly id: number;
  readonly name: string;
}

export interface People extends Named {
  readonly callings: readonly Named[];
}

const nothing: RealmFacts = { name: 'Hollowmere', peoples: [], maps: [], zones: [], things: [], gestures: [] };
const facts = shallowRef(nothing);
let isAsked = false;

/** The facts of the realm; nothing is in them until they have come. */
export function useRealmFacts() {
  if (!isAsked) void load();
  return {
    facts: computed(() => facts.value),
    peopleName: (id: number) => nameIn(facts.value.peoples, id),
    callingName: (id: number) =>
      nameIn(
        facts.value.peoples.flatMap(({ callings }) => callings),
        id,
      ),
    zoneName: (id: number) => nameIn(facts.value.zones, id),
    thingName: (id: number) => nameIn(facts.value.things, id),
  } satisfies { facts: Ref<RealmFacts>; [name: string]: unknown };
}

async function load(): Promise<void> {
  isAsked = true;
  try {
    const answer = await fetch('/api/realm');
    if (!answer.ok) throw new Error(`the realm answered ${answer.status}`);
    const read: RealmFacts = await answer.json();
    facts.value = read;
    document.title = read.name;
  } catch {
    // Asked again when somebody next wants to know.
    isAsked = false;
  }
}

function nameIn(list: readonly Named[], id: number): string {
  return list.find((one) => one.id === id)?.name ?? '';
}
