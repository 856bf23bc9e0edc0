import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { type WebSessionId, webSessionId } from '@realmwright/kernel/ids';
import { deriveKey } from './secret-box.ts';

/** Which refresh token of a session somebody holds. */
export interface RefreshClaim {
  readonly webSession: WebSessionId;
  /** Counts up: only the newest is good. */
  readonly rotation: number;
}

/**
 * Refresh tokens: the session, how often its token was replaced, and a code of authentication over both under a key that
 * is derived from the installation's. So none is stored, a stolen database gives none, and of every token that was ever
 * given it can be told which one it is: an old one that turns up again was stolen, or the newest one was.
 */
export class RefreshTokens {
  readonly #key: KeyObject;

  constructor(masterKey: Uint8Array) {
    this.#key = createSecretKey(deriveKey(masterKey, 'refresh-token'));
  }

  issue({ webSession, rotation }: RefreshClaim): string {
    const head = Buffer.alloc(headBytes);
    head.set(Buffer.from(webSession, 'base64url').subarray(0, idBytes));
    head.writeUInt32BE(rotation, idBytes);
    return Buffer.concat([head, this.#codeOf(head)]).toString('base64url');
  }

  /** Which token this is; undefined for everything that was never given. */
  read(token: string): RefreshClaim | undefined {
    if (!/^[A-Za-z0-9_-]{70}$/.test(token)) return undefined;
    const bytes = Buffer.from(token, 'base64url');
    const head = bytes.subarray(0, headBytes);
    if (!timingSafeEqual(bytes.subarray(headBytes), this.#codeOf(head))) return undefined;
    const webSession = webSessionId(head.subarray(0, idBytes).toString('base64url'));
    return { webSession, rotation: head.readUInt32BE(idBytes) };
  }

  #codeOf(head: Uint8Array): Buffer {
    return createHmac('sha256', this.#key).update(head).digest();
  }
}

const idBytes = 16;
const headBytes = idBytes + 4;
