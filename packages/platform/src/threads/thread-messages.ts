import type { Health } from '@realmwright/kernel/running';

/** What the main thread asks of a thread; each question has one answer with its number. */
export type ThreadQuestion = 'drain' | 'stop' | 'health' | 'metrics';

export interface ThreadRequest {
  readonly id: number;
  readonly question: ThreadQuestion;
}

/** What a thread says about itself. */
export type ThreadReport =
  | { readonly kind: 'ready'; readonly addresses: readonly ListeningAddress[] }
  | { readonly kind: 'failed'; readonly sentence: string; readonly isForOperator: boolean }
  | { readonly kind: 'answer'; readonly id: number; readonly health?: Health; readonly text?: string };

/** Where a role accepts connections. */
export interface ListeningAddress {
  readonly name: string;
  readonly host: string;
  readonly port: number;
}
