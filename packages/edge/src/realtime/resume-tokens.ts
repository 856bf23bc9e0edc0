import { createHash } from 'node:crypto';
import type { Random } from '@realmwright/kernel/ports/random';
import type { RealtimeSession } from './realtime-session.ts';

/** A token as its owner gets it, and what of it is kept. */
export interface ResumeToken {
  readonly token: string;
  readonly digest: Uint8Array;
}

/**
 * The tokens with which sessions of this edge can be resumed. Each resumption makes a new one; the one before it is good
 * until the client has said that it has the new one, since a line may break before it arrives. Only digests are kept.
 */
export class ResumeTokens {
  readonly #random: Random;
  readonly #sessionByDigest = new Map<string, RealtimeSession>();
  readonly #digestsBySession = new Map<RealtimeSession, string[]>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** Makes a token that belongs to nobody yet. */
  make(): ResumeToken {
    const token = Buffer.from(this.#random.bytes(32)).toString('base64url');
    return { token, digest: digestOf(token) };
  }

  /** This is the session's newest token from now on; of the older ones the last stays good. */
  assign(session: RealtimeSession, { digest }: ResumeToken): void {
    const key = keyOf(digest);
    const known = this.#digestsBySession.get(session) ?? [];
    for (const old of known.slice(0, -1)) this.#sessionByDigest.delete(old);
    this.#digestsBySession.set(session, [...known.slice(-1), key]);
    this.#sessionByDigest.set(key, session);
  }

  /** The client has its newest token: older ones are spent. Gives the digest of the newest if any was. */
  settle(session: RealtimeSession): Uint8Array | undefined {
    const known = this.#digestsBySession.get(session) ?? [];
    const [newest] = known.slice(-1);
    if (newest === undefined || known.length < 2) return undefined;
    for (const old of known.slice(0, -1)) this.#sessionByDigest.delete(old);
    this.#digestsBySession.set(session, [newest]);
    return Buffer.from(newest, 'base64url');
  }

  find(token: string): RealtimeSession | undefined {
    return this.#sessionByDigest.get(keyOf(digestOf(token)));
  }

  /** The session is over, and so are its tokens. */
  revoke(session: RealtimeSession): void {
    for (const digest of this.#digestsBySession.get(session) ?? []) this.#sessionByDigest.delete(digest);
    this.#digestsBySession.delete(session);
  }
}

/** Of random bytes, so that nothing slower than a plain hash is needed. */
export function digestOf(token: string): Uint8Array {
  return createHash('sha256').update(Buffer.from(token, 'base64url')).digest();
}

function keyOf(digest: Uint8Array): string {
  return Buffer.from(digest).toString('base64url');
}
