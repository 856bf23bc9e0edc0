import type { BufferPool } from './buffer-pool.ts';
import type { GatewaySession } from './gateway-session.ts';
import { detach, sealFrames } from './outgoing-queue.ts';

/** Where enciphered bytes go. */
export interface Transport {
  /**
   * Takes all of `bytes`, in order. True: they have left, and the buffer may be written to again. False: some of them
   * wait in the transport, which refers to the buffer until it calls back.
   */
  write(bytes: Uint8Array): boolean;
}

/**
 * Sends what waits: the frames of the queue, at most `flushBytes` of them, in one write. Does nothing while an earlier
 * write has not been confirmed, so that at most one buffer per session is in the transport's hands and everything else
 * can still be shed. Returns the bytes written.
 */
export function flushSession(
  session: GatewaySession,
  transport: Transport,
  pool: BufferPool,
  flushBytes: number,
): number {
  const { outbound } = session;
  if (outbound.used === 0 || session.unsent.length > 0) return 0;
  const length = sealFrames(outbound, flushBytes, session.ciphers);
  const buffer = detach(outbound, pool, length);
  const wire = buffer.subarray(0, length);
  if (transport.write(wire)) pool.giveBack(buffer);
  else session.unsent = wire;
  return length;
}

const nothing = new Uint8Array(0);

/** The transport has sent everything: its buffer may be used again. */
export function confirmSent(session: GatewaySession, pool: BufferPool): void {
  const { unsent } = session;
  session.unsent = nothing;
  session.unsentSince = 0;
  // A restored record's bytes begin inside a larger buffer that is not the pool's.
  if (unsent.length > 0 && unsent.byteOffset === 0) pool.giveBack(Buffer.from(unsent.buffer));
}
