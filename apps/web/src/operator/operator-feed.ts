import {
  mostSamples,
  type OperatorEvent,
  operatorEvents,
  type Sample,
} from '@realmwright/edge/http/operator/operator-events';
import { computed, readonly, ref, shallowReactive, shallowRef } from 'vue';
import { useAccess } from './access.ts';
import { eventLines } from './event-lines.ts';

type OfKind<Kind extends OperatorEvent['kind']> = Extract<OperatorEvent, { kind: Kind }>;
export type Survey = OfKind<'survey'>;
export type Thing = Survey['things'][number];
export type MapRecord = OfKind<'realm'>['maps'][number];
/** How long the steps of one instance took at a moment. */
export interface StepSample {
  readonly at: number;
  readonly mean: number;
  readonly p99: number;
}

/** Messages to clients per second at a moment, by class. */
export interface ClassSample {
  readonly at: number;
  readonly reliable: number;
  readonly latest: number;
  readonly droppable: number;
}

/** How the stream stands; `refused` says why in `reason` and does not try again. */
export type FeedState = 'connecting' | 'live' | 'broken' | 'refused';

/** A stream in which nothing came for this long is dead; the realm speaks every two seconds. */
const silentMillis = 12_000;
const pauses = [500, 1_000, 2_000, 4_000, 8_000] as const;
/** Surveys whose step times are drawn: ten minutes of them. */
const mostStepSamples = 1_200;

const state = ref<FeedState>('connecting');
const reason = ref('');
const realm = shallowRef<OfKind<'realm'>>();
const surveys = shallowReactive(new Map<string, Survey>());
const sessions = shallowRef<OfKind<'sessions'>>();
const numbers = shallowRef<OfKind<'numbers'>>();
const samples = shallowRef<readonly Sample[]>([]);
const steps = shallowReactive(new Map<string, readonly StepSample[]>());
const traffic = shallowRef<OfKind<'traffic'>>();
const classSamples = shallowRef<readonly ClassSample[]>([]);
const loggedEntry = shallowRef(0n);
let abort: AbortController | undefined;
let failures = 0;

/** What the realm pushes to operators, as it is now. */
export function useOperatorFeed() {
  return {
    state: readonly(state),
    reason: readonly(reason),
    realm,
    surveys,
    sessions,
    numbers,
    samples,
    steps,
    traffic,
    classSamples,
    loggedEntry,
    instances: computed(() => [...surveys.values()].toSorted((a, b) => (a.instance < b.instance ? -1 : 1))),
    open,
    close,
  };
}

/** Reads the stream, and opens it anew whenever it ends, until it is closed. */
function open(): void {
  close();
  failures = 0;
  const control = new AbortController();
  abort = control;
  void keepReading(control.signal);
}

function close(): void {
  abort?.abort();
  abort = undefined;
}

async function keepReading(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    state.value = failures === 0 ? 'connecting' : 'broken';
    const isOver = await readOnce(signal).catch(() => false);
    if (signal.aborted || isOver) return;
    await new Promise((resolve) => setTimeout(resolve, pauses[Math.min(failures, pauses.length - 1)]));
    failures += 1;
  }
}

/** One stream to its end; whether there shall be no other. */
async function readOnce(signal: AbortSignal): Promise<boolean> {
  const watchdog = new AbortController();
  let timer = setTimeout(() => watchdog.abort(), silentMillis);
  const heard = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => watchdog.abort(), silentMillis);
  };
  try {
    const headers = await useAccess().authorization();
    const answer = await fetch('/api/operator/events', { headers, signal: AbortSignal.any([signal, watchdog.signal]) });
    if (answer.status === 403) return refuse('Your account has no role that may watch this realm.');
    if (answer.status === 401) return !(await useAccess().comeBack()) && refuse('You were signed out.');
    if (answer.status === 429) return refuse('You watch this realm in too many tabs already.');
    if (!answer.ok || answer.body === null) return false;
    for await (const line of eventLines(answer.body, heard)) {
      if (take(operatorEvents.fromJson(JSON.parse(line)))) return true;
    }
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** Whether that was the last word. */
function take(event: OperatorEvent): boolean {
  switch (event.kind) {
    case 'realm':
      failures = 0;
      state.value = 'live';
      surveys.clear();
      realm.value = event;
      return false;
    case 'history':
      samples.value = event.samples;
      return false;
    case 'survey':
      takeSurvey(event);
      return false;
    case 'gone':
      surveys.delete(event.instance);
      return false;
    case 'sessions':
      sessions.value = event;
      return false;
    case 'numbers':
      numbers.value = event;
      samples.value = [...samples.value, event.sample].slice(-mostSamples);
      return false;
    case 'traffic':
      traffic.value = event;
      classSamples.value = [...classSamples.value, classSampleOf(event)].slice(-mostSamples);
      return false;
    case 'logged':
      loggedEntry.value = event.entry;
      return false;
    case 'end':
      return event.reason === 'role-taken' && refuse('Your role was taken from you.');
  }
}

function takeSurvey(survey: Survey): void {
  surveys.set(survey.instance, survey);
  const { mean, p99 } = survey.step;
  const before = steps.get(survey.instance) ?? [];
  steps.set(survey.instance, [...before, { at: survey.at, mean, p99 }].slice(-mostStepSamples));
}

function classSampleOf({ at, rooms }: OfKind<'traffic'>): ClassSample {
  const sums = { reliable: 0, latest: 0, droppable: 0 };
  for (const { classes } of rooms) for (const { delivery, messages } of classes) sums[delivery] += messages;
  return { at, ...sums };
}

function refuse(why: string): true {
  state.value = 'refused';
  reason.value = why;
  surveys.clear();
  sessions.value = undefined;
  traffic.value = undefined;
  return true;
}
