import { type EdgeId, edgeId } from '@realmwright/kernel/ids';
import type { Random } from '@realmwright/kernel/ports/random';

/**
 * The edge that a process is from its start to its end. A process of the same place that starts again is another edge: its
 * session numbers begin anew, and worlds and services must find the former edge silent, or they would keep what it had
 * open as if its clients were still there.
 */
export function edgeOfProcess(place: string, random: Random): EdgeId {
  const start = Array.from(random.bytes(4), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return edgeId(`${place.slice(0, longestPlace)}-${start}`);
}

/** What an edge id has room for beside the start. */
const longestPlace = 23;
