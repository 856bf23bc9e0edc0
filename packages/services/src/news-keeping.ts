import { call } from '@realmwright/kernel/contract';
import type { CharacterId } from '@realmwright/kernel/ids';
import { isRefused } from '@realmwright/kernel/outcome';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import type { FeaturePorts } from './serving.ts';
import { keepTalk, mostListeners, type talkType } from './social/talk.contract.ts';

/** How long keeping may take, milliseconds: whoever asked for the change waits meanwhile, and has no more than some seconds. */
const keepingMillis = 500;

/**
 * Keeps news of a change that has happened, for those whose edge may be gone, and gives their number. What nobody keeps at
 * the moment is to be told all the same: with 0, as what nobody could ask for.
 */
export async function keepNews(
  { bus, log }: Pick<FeaturePorts, 'bus' | 'log'>,
  listeners: readonly CharacterId[],
  talk: ValueOf<typeof talkType>,
): Promise<number> {
  const kept = { listeners: listeners.slice(0, mostListeners), talk, operation: undefined };
  try {
    const outcome = await call(bus, keepTalk, kept, { timeout: keepingMillis });
    return isRefused(outcome) ? 0 : (outcome.value.number ?? 0);
  } catch (error) {
    log.warn('news-not-kept', { news: talk.kind, error });
    return 0;
  }
}
