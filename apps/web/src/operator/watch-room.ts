import { computed, onScopeDispose, ref } from 'vue';
import { runCommand } from './log/command-history.ts';
import type { Spot } from './map/map-camera.ts';
import { type Thing, useOperatorFeed } from './operator-feed.ts';

/** What is open beside the map; the map itself where there is no room for both. */
export type Panel = 'map' | 'people' | 'numbers' | 'say' | 'log';

/** What somebody looks at, whom they have chosen, and what they are about to do. */
export function useWatchRoom(lookAt: (spot: Spot) => void, told: (text: string, isBad: boolean) => void) {
  const { instances, surveys } = useOperatorFeed();
  const isWide = useRoom();
  const wantedPanel = ref<Panel>('map');
  /** Beside the map there is no need of a panel for it. */
  const panel = computed<Panel>({
    get: () => (isWide.value && wantedPanel.value === 'map' ? 'people' : wantedPanel.value),
    set: (next) => {
      wantedPanel.value = next;
    },
  });
  const wanted = ref('');
  const chosen = ref<number>();
  /** The character that the next click takes somewhere. */
  const traveller = ref('');

  /** The instance that was asked for; else the one with most players. */
  const instance = computed(() => {
    if (surveys.has(wanted.value)) return wanted.value;
    const busiest = instances.value.toSorted((a, b) => b.counts.players - a.counts.players)[0];
    return busiest?.instance;
  });
  const survey = computed(() => surveys.get(instance.value ?? ''));
  const chosenThing = computed(() => survey.value?.things.find(({ thing }) => thing === chosen.value));

  function choose(thing: Thing | undefined): void {
    chosen.value = thing?.thing;
  }

  function chooseInstance(next: string): void {
    wanted.value = next;
    chosen.value = undefined;
    traveller.value = '';
  }

  /** Shows a character on the map, in whichever instance it is. */
  function find(character: string): Thing | undefined {
    for (const [name, { things }] of surveys) {
      const thing = things.find((one) => one.name === character);
      if (thing === undefined) continue;
      wanted.value = name;
      chosen.value = thing.thing;
      if (!isWide.value) panel.value = 'map';
      // The map shows another instance whole when it comes to it, and then this.
      setTimeout(() => lookAt(thing), 50);
      return thing;
    }
    told(`${character} is not on any map at the moment.`, true);
    return undefined;
  }

  function beginTravel(character: string): void {
    if (find(character) === undefined) return;
    traveller.value = character;
  }

  async function aim({ x, y }: Spot): Promise<void> {
    const character = traveller.value;
    traveller.value = '';
    if (character !== '') await command(`go xyz ${character} ${x.toFixed(1)} ${y.toFixed(1)}`);
  }

  async function command(text: string): Promise<void> {
    const { lines, isRefused } = await runCommand(text);
    told(lines.join(' '), isRefused);
  }

  return {
    isWide,
    panel,
    instance,
    survey,
    chosen,
    chosenThing,
    traveller,
    choose,
    chooseInstance,
    find,
    beginTravel,
    aim,
    command,
  };
}

/** Whether there is room for the map and a panel side by side. */
function useRoom() {
  const query = matchMedia('(min-width: 56rem)');
  const isWide = ref(query.matches);
  const look = (): void => {
    isWide.value = query.matches;
  };
  query.addEventListener('change', look);
  onScopeDispose(() => query.removeEventListener('change', look));
  return isWide;
}
