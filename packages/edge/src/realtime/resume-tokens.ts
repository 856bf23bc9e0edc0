import { createHash } from 'node:crypto';
import type { Random } from '@realmwright/kernel/ports/random';

/** A token as its owner gets it, and what of it is kept. */
export interface ResumeToken {
  readonly token: string;
  readonly digest: Uint8Array;
}

/**
 * The tokens with which sessions of this edge can be resumed. Each resumption makes a new one; the one that was used for it
 * is good until the client has said that it has the new one, since a line may break before it arrives. Only digests are
 * kept, those of spent tokens too for as long as the session lasts: the service may not have heard yet that one is spent.
 */
export class ResumeTokens<Session extends object> {
  readonly #random: Random;
  readonly #sessionByDigest = new Map<string, Session>();
  readonly #digestsBySession = new Map<Session, string[]>();
  readonly #spent = new Set<string>();
  readonly #spentBySession = new Map<Session, string[]>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** Makes a token that belongs to nobody yet. */
  make(): ResumeToken {
    const token = Buffer.from(this.#random.bytes(32)).toString('base64url');
    return { token, digest: digestOf(token) };
  }

  /** This is the session's newest token from now on; of the older ones the one that was used for it stays good. */
  assign(session: Session, { digest }: ResumeToken, used?: Uint8Array): void {
    const good = used === undefined ? [keyOf(digest)] : [keyOf(used), keyOf(digest)];
    this.#spend(session, good);
    for (const key of good) this.#sessionByDigest.set(key, session);
  }

  /** The client has its newest token: older ones are spent. Gives the digest of the newest if any was. */
  settle(session: Session): Uint8Array | undefined {
    const known = this.#digestsBySession.get(session) ?? [];
    const [newest] = known.slice(-1);
    if (newest === undefined || known.length < 2) return undefined;
    this.#spend(session, [newest]);
    return Buffer.from(newest, 'base64url');
  }

  find(token: string): Session | undefined {
    return this.#sessionByDigest.get(keyOf(digestOf(token)));
  }

  /** Whether it belonged to a session of this edge that goes on, and was used up. */
  isSpent(token: string): boolean {
    return this.#spent.has(keyOf(digestOf(token)));
  }

  /** The session is over, and so are its tokens. */
  revoke(session: Session): void {
    for (const digest of this.#digestsBySession.get(session) ?? []) this.#sessionByDigest.delete(digest);
    this.#digestsBySession.delete(session);
    for (const spent of this.#spentBySession.get(session) ?? []) this.#spent.delete(spent);
    this.#spentBySession.delete(session);
  }

  /** These are the tokens of a session; its others are spent. */
  #spend(session: Session, good: string[]): void {
    const gone = (this.#digestsBySession.get(session) ?? []).filter((key) => !good.includes(key));
    for (const key of gone) {
      this.#sessionByDigest.delete(key);
      this.#spent.add(key);
    }
    const spent = [...(this.#spentBySession.get(session) ?? []), ...gone];
    for (const forgotten of spent.splice(0, Math.max(0, spent.length - mostSpent))) this.#spent.delete(forgotten);
    this.#spentBySession.set(session, spent);
    this.#digestsBySession.set(session, good);
  }
}

/** Spent tokens of one session that are known as such. */
const mostSpent = 16;

/** Of random bytes, so that nothing slower than a plain hash is needed. */
export function digestOf(token: string): Uint8Array {
  return createHash('sha256').update(Buffer.from(token, 'base64url')).digest();
}

function keyOf(digest: Uint8Array): string {
  return Buffer.from(digest).toString('base64url');
}
