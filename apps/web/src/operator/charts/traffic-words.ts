import type { OperatorEvent } from '@realmwright/edge/http/operator/operator-events';

type Traffic = Extract<OperatorEvent, { kind: 'traffic' }>;

/** For whom something is told. */
export const roomWords: Readonly<Record<Traffic['rooms'][number]['room'], string>> = {
  global: 'everybody',
  realm: 'the realm',
  area: 'an area',
  party: 'a party',
  raid: 'a raid',
  team: 'a team',
  private: 'one player',
  instance: 'a map',
  channel: 'a channel',
  own: 'one line',
};

/** How those fared who asked their session back. */
export const resumptionWords: Readonly<Record<Traffic['resumptions'][number]['outcome'], string>> = {
  kept: 'came back',
  moved: 'came back at another edge',
  missed: 'came back too far behind',
  unknown: 'came back too late',
};

/** How much a client is told. */
export const levelWords: Readonly<Record<Traffic['qualities'][number]['quality'], string>> = {
  full: 'everything',
  even: 'evenly',
  low: 'little',
  hidden: 'unseen',
};

/** A number of things per second. */
export function rateWords(rate: number): string {
  if (rate === 0) return '0';
  return rate < 10 ? rate.toFixed(1) : `${Math.round(rate)}`;
}

export function millisWords(millis: number): string {
  return `${millis < 10 ? millis.toFixed(1) : Math.round(millis)} ms`;
}
