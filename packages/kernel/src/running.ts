/** A started role. The only way to start anything: whatever starts can be drained and stopped. */
export interface Running {
  /** Accepts nothing new and finishes what it has; resolves when idle. */
  drain(): Promise<void>;
  /** Ends at once, after `drain` if that was called. Idempotent. */
  stop(): Promise<void>;
  /** Whether it can do its work right now, and why not. */
  health(): Health;
}

export type Health = { readonly ready: true } | { readonly ready: false; readonly reason: string };
