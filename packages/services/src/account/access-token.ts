import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { type AccountId, accountId, type WebSessionId, webSessionId } from '@realmwright/kernel/ids';
import type { Clock } from '@realmwright/kernel/ports/clock';
import type { Random } from '@realmwright/kernel/ports/random';
import type { Millis } from '@realmwright/kernel/units';
import { deriveKey } from './secret-box.ts';

/** How long an access token is good. Whoever holds on to a session gets a new one by its refresh token. */
export const accessTokenMillis: Millis = 300_000;

/** What an access token says. */
export interface AccessClaims {
  readonly accountId: AccountId;
  readonly webSession: WebSessionId;
  readonly generation: number;
}

/**
 * Access tokens: JWTs signed with Ed25519, by keys that every replica derives from the key of the installation and the
 * week. About the change of the week both keys are live, otherwise one.
 *
 * A token is read only if its header is, byte for byte, the one that a live key writes. So no token can choose how it is
 * checked: other algorithms, other kinds of key and addresses of keys are just other headers.
 */
export class AccessTokens {
  readonly #masterKey: Uint8Array;
  readonly #clock: Clock;
  readonly #random: Random;
  #keys: readonly SigningKey[] = [];

  constructor(masterKey: Uint8Array, clock: Clock, random: Random) {
    this.#masterKey = masterKey;
    this.#clock = clock;
    this.#random = random;
  }

  /** A token that is good from now on, and the moment of its end. */
  issue(claims: AccessClaims): { readonly token: string; readonly endsAt: Millis } {
    const now = this.#clock.now();
    const issuedAt = Math.floor(now / 1000);
    const expiresAt = issuedAt + accessTokenMillis / 1000;
    const key = this.#keyOf(weekOf(now));
    const payload = encode({
      iss: issuer,
      aud: audience,
      sub: String(claims.accountId),
      sid: claims.webSession,
      gen: claims.generation,
      jti: Buffer.from(this.#random.bytes(12)).toString('base64url'),
      iat: issuedAt,
      nbf: issuedAt,
      exp: expiresAt,
    });
    const signed = `${key.header}.${payload}`;
    const signature = sign(null, Buffer.from(signed), key.secret).toString('base64url');
    return { token: `${signed}.${signature}`, endsAt: expiresAt * 1000 };
  }

  /** What a token says, if it is one of ours and good now. Whether its session still lives, only the database knows. */
  read(token: string): AccessClaims | undefined {
    const [header = '', payload = '', signature = '', ...more] = token.split('.', 4);
    if (more.length > 0 || !/^[A-Za-z0-9_-]+$/.test(payload) || !/^[A-Za-z0-9_-]{86}$/.test(signature))
      return undefined;
    const now = this.#clock.now();
    const key = this.#liveKeys(now).find((live) => live.header === header);
    if (key === undefined) return undefined;
    const signed = Buffer.from(`${header}.${payload}`);
    if (!verify(null, signed, key.open, Buffer.from(signature, 'base64url'))) return undefined;
    return claimsOf(decode(payload), now);
  }

  /** The public key that tokens are signed with now, for whoever wants to check one by itself. */
  publicKey(): KeyObject {
    return this.#keyOf(weekOf(this.#clock.now())).open;
  }

  #liveKeys(now: Millis): readonly SigningKey[] {
    const weeks = new Set([weekOf(now - accessTokenMillis - mostSkew), weekOf(now + mostSkew)]);
    return [...weeks].map((week) => this.#keyOf(week));
  }

  #keyOf(week: number): SigningKey {
    const known = this.#keys.find((key) => key.week === week);
    if (known !== undefined) return known;
    const made = signingKey(this.#masterKey, week);
    this.#keys = [made, ...this.#keys].slice(0, keysKept);
    return made;
  }
}

interface SigningKey {
  readonly week: number;
  /** The header of its tokens, as it stands in them. */
  readonly header: string;
  readonly secret: KeyObject;
  readonly open: KeyObject;
}

function signingKey(masterKey: Uint8Array, week: number): SigningKey {
  const seed = deriveKey(masterKey, `access-token ${week}`);
  const secret = createPrivateKey({ key: Buffer.concat([ed25519Head, seed]), format: 'der', type: 'pkcs8' });
  const header = encode({ alg: 'EdDSA', typ: 'at+jwt', kid: `week-${week}` });
  return { week, header, secret, open: createPublicKey(secret) };
}

/** What stands before the 32 bytes of a private key in PKCS #8. Source: RFC 8410, section 7. */
const ed25519Head = Buffer.from('302e020100300506032b657004220420', 'hex');

function claimsOf(claims: ReadonlyMap<string, unknown>, now: Millis): AccessClaims | undefined {
  const [sub, sid, gen] = [claims.get('sub'), claims.get('sid'), claims.get('gen')];
  const [begin, end] = [claims.get('nbf'), claims.get('exp')];
  if (claims.get('iss') !== issuer || claims.get('aud') !== audience) return undefined;
  if (typeof begin !== 'number' || typeof end !== 'number') return undefined;
  if (now < begin * 1000 - mostSkew || now >= end * 1000) return undefined;
  if (typeof sub !== 'string' || typeof sid !== 'string' || typeof gen !== 'number') return undefined;
  return { accountId: accountId(Number(sub)), webSession: webSessionId(sid), generation: gen };
}

function encode(content: object): string {
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

/** Of text that was signed with a key of ours, so it is what `issue` wrote. */
function decode(text: string): ReadonlyMap<string, unknown> {
  const content: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  return new Map(Object.entries(Object(content)));
}

function weekOf(now: Millis): number {
  return Math.floor(now / weekMillis);
}

const weekMillis: Millis = 604_800_000;
/** How far the clocks of two replicas may be apart. */
const mostSkew: Millis = 30_000;
const keysKept = 3;
const issuer = 'realmwright';
const audience = 'player';
