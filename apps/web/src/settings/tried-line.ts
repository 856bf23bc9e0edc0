import type { LineConditions } from '@realmwright/client/line-conditions';
import { computed, ref } from 'vue';

/** Lines that a developer may want to try, by what they are called. */
export const lines: Readonly<Record<string, LineConditions | undefined>> = {
  'As it is': undefined,
  'A continent away': { delayMillis: 75, jitterMillis: 10 },
  'An ocean away, unsteady': { delayMillis: 200, jitterMillis: 30, stallShare: 0.02, stallMillis: 400 },
};

/** The line that is tried; not kept, because nobody who has forgotten it would find out why the realm is slow. */
export const triedLine = ref('As it is');

/** The conditions of that line. */
export const triedConditions = computed(() => lines[triedLine.value]);
