/** Where an answer goes: one request of one client. */
export interface ReplyAddress {
  readonly client: number;
  readonly request: number;
}

/** What a client of the memory bus tells the router. Plain data, so that it crosses threads. */
export type ClientFrame =
  | {
      readonly kind: 'publish';
      readonly subject: string;
      readonly payload: Uint8Array;
      /** Set when an answer is wanted. */
      readonly request: number | undefined;
    }
  | { readonly kind: 'reply'; readonly to: ReplyAddress; readonly subject: string; readonly payload: Uint8Array }
  | { readonly kind: 'subscribe'; readonly id: number; readonly subject: string; readonly queue: string | undefined }
  | { readonly kind: 'unsubscribe'; readonly id: number }
  | { readonly kind: 'ping'; readonly id: number }
  | { readonly kind: 'bye' };

/** What the router tells a client. */
export type RouterFrame =
  | {
      readonly kind: 'message';
      readonly subscription: number;
      readonly subject: string;
      readonly payload: Uint8Array;
      readonly replyTo: ReplyAddress | undefined;
    }
  | { readonly kind: 'answer'; readonly request: number; readonly payload: Uint8Array }
  | { readonly kind: 'no-responder'; readonly request: number }
  | { readonly kind: 'pong'; readonly id: number }
  | { readonly kind: 'lost' };

/**
 * One end of a two-way connection between a client and the router. Frames arrive in order, later than `send`, and their
 * payloads belong to the receiver.
 */
export interface Pipe<Sent, Received> {
  send(frame: Sent): void;
  /** Set once by the owner of this end. */
  onFrame: (frame: Received) => void;
  /** Told when the other end is gone. */
  onClosed: () => void;
  close(): void;
}
