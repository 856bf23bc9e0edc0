import { surveyFlags } from '@realmwright/world/survey/survey.contract';
import type { Survey, Thing } from './operator-feed.ts';

/** How the templates of a survey are called. */
export function calledIn(survey: Survey | undefined): ReadonlyMap<string, string> {
  return new Map(survey?.called.map(({ form, entry, name }) => [`${form} ${entry}`, name]));
}

/** What a thing is, and how it is at the moment. */
export function thingWords(thing: Thing, called: ReadonlyMap<string, string>): string {
  const { form, entry, name, flags = 0 } = thing;
  const what = name ?? called.get(`${form} ${entry}`) ?? (form === 'corpse' ? 'a corpse' : `${form} ${entry ?? ''}`);
  const states = conditions.filter(([flag]) => (flags & flag) !== 0).map(([, words]) => words);
  return states.length === 0 ? what : `${what}, ${states.join(', ')}`;
}

const conditions = [
  [surveyFlags.dead, 'dead'],
  [surveyFlags.ghost, 'a ghost'],
  [surveyFlags.fighting, 'fighting'],
  [surveyFlags.held, 'without a client'],
  [surveyFlags.hidden, 'hidden'],
] as const;
