import { onScopeDispose, shallowRef } from 'vue';

/** How the realm does, as `/status` tells it. */
export interface RealmStatus {
  readonly realm: string;
  readonly version: string;
  readonly isOpen: boolean;
  readonly playerCount: number;
  readonly capacity: number;
  readonly upSeconds: number;
}

/** Time between two looks while the page is seen; a hidden page asks nothing. Milliseconds. */
const lookMillis = 5_000;

/** The realm's state, kept fresh as long as whoever asked is there. `undefined`: not known yet; `isLost`: no answer. */
export function useRealmStatus() {
  const status = shallowRef<RealmStatus>();
  const isLost = shallowRef(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async (): Promise<void> => {
    clearTimeout(timer);
    if (!document.hidden) {
      const read = await readStatus();
      isLost.value = read === undefined;
      status.value = read ?? status.value;
    }
    timer = setTimeout(look, lookMillis);
  };
  const lookNow = (): void => void look();
  document.addEventListener('visibilitychange', lookNow);
  lookNow();
  onScopeDispose(() => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', lookNow);
  });
  return { status, isLost };
}

async function readStatus(): Promise<RealmStatus | undefined> {
  try {
    const answer = await fetch('/status', {
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(lookMillis),
    });
    const read: RealmStatus = await answer.json();
    return answer.ok ? read : undefined;
  } catch {
    return undefined;
  }
}
