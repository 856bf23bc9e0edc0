import type { RealmContent } from '@realmwright/gamedata/realm-content';
import type { Survey, SurveyedThing } from '@realmwright/world/survey/survey.contract';
import type { OperatorEvent, ToldThing } from './operator-events.ts';

/** What of a realm's content says how things are called. */
export type NamedContent = Pick<RealmContent, 'creatureTemplates' | 'objectTemplates'>;

/** Turns surveys of worlds, which know templates by number, into what operators read. */
export class SurveyTeller {
  readonly #creatures: ReadonlyMap<number, string>;
  readonly #objects: ReadonlyMap<number, string>;

  constructor({ creatureTemplates, objectTemplates }: NamedContent) {
    this.#creatures = new Map(creatureTemplates.map(({ entry, name }) => [entry, name]));
    this.#objects = new Map(objectTemplates.map(({ entry, name }) => [entry, name]));
  }

  tell({ instance, map, epoch, at, step, waiting, counts, things }: Survey): OperatorEvent {
    return {
      kind: 'survey',
      instance,
      map,
      epoch,
      at,
      step: { mean: rounded(step.mean, 1_000), p99: rounded(step.p99, 1_000), max: rounded(step.max, 1_000) },
      waiting,
      counts,
      called: this.#called(things),
      things: things.map(toldThing),
    };
  }

  #called(things: readonly SurveyedThing[]) {
    const found = new Map<string, { form: SurveyedThing['form']; entry: number; name: string }>();
    for (const { form, entry } of things) {
      const name = form === 'creature' ? this.#creatures.get(entry) : this.#objects.get(entry);
      if (name !== undefined && (form === 'creature' || form === 'object')) {
        found.set(`${form} ${entry}`, { form, entry, name });
      }
    }
    return [...found.values()];
  }
}

function toldThing({ thing, form, entry, name, x, y, orientation, flags }: SurveyedThing): ToldThing {
  return {
    thing,
    form,
    entry: entry === 0 ? undefined : entry,
    name: name === '' ? undefined : name,
    x: rounded(x, 100),
    y: rounded(y, 100),
    orientation: rounded(orientation, 100),
    flags: flags === 0 ? undefined : flags,
  };
}

/** To so many parts of one: what the page does not show need not be sent. */
function rounded(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}
