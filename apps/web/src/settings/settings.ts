import { reactive, watch } from 'vue';

/** What somebody chose for this browser. */
export interface Settings {
  /** Off until somebody wants it. */
  hasSound: boolean;
  /** Fewer things that move by themselves. */
  isStill: boolean;
  /** Colours that are told apart with every common kind of colour vision. */
  hasClearColours: boolean;
  /** Size of everything that is read, 1 for as designed. */
  scale: number;
  showsNames: boolean;
  /** In no list and in no news of others. */
  isInvisible: boolean;
}

const key = 'realmwright.settings';
const asDesigned: Settings = {
  hasSound: false,
  isStill: matchMedia('(prefers-reduced-motion: reduce)').matches,
  hasClearColours: false,
  scale: 1,
  showsNames: true,
  isInvisible: false,
};

/** The settings of this browser, kept in it. */
export const settings: Settings = reactive({ ...asDesigned, ...readSettings() });

/** Shows what was chosen, now and whenever it changes. */
export function applySettings(): void {
  watch(
    settings,
    (chosen) => {
      const { dataset, style } = document.documentElement;
      dataset['palette'] = chosen.hasClearColours ? 'clear' : 'storybook';
      dataset['motion'] = chosen.isStill ? 'still' : 'alive';
      style.setProperty('--ui-scale', String(chosen.scale));
      try {
        localStorage.setItem(key, JSON.stringify(chosen));
      } catch {
        // A browser that keeps nothing has the settings as designed next time.
      }
    },
    { immediate: true },
  );
}

/** Only what has the kind that it must have is taken over: another version may have written it. */
function readSettings(): Partial<Settings> {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    const designed = new Map<string, unknown>(Object.entries(asDesigned));
    const known = Object.entries(Object(read)).filter(([name, value]) => typeof value === typeof designed.get(name));
    const { scale = 1, ...rest }: Partial<Settings> = Object.fromEntries(known);
    return { ...rest, scale: Math.min(1.5, Math.max(0.8, scale)) };
  } catch {
    return {};
  }
}
