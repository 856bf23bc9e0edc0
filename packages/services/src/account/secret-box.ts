import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { InvariantError } from '@realmwright/kernel/errors';
import type { Random } from '@realmwright/kernel/ports/random';

/** Length of the key from the configuration, bytes. */
export const masterKeyBytes = 32;

/**
 * Seals small secrets for the database with AES-256-GCM. Each purpose has its own key, derived from the one key of the
 * installation, which never is in the database; each value has its own nonce and is bound to its owner, so that a row
 * copied to another account does not open.
 */
export class SecretBox {
  /** An object of the library's own: from plain bytes it would make one for each secret, at four times the cost. */
  readonly #key: KeyObject;
  readonly #random: Random;

  /** `purpose` is a stable word such as `verifier`. @throws InvariantError when the master key has another length */
  constructor(masterKey: Uint8Array, purpose: string, random: Random) {
    this.#key = createSecretKey(deriveKey(masterKey, `box ${purpose}`));
    this.#random = random;
  }

  /** Nonce, ciphertext and tag in one: 28 bytes longer than the secret. */
  seal(secret: Uint8Array, owner: string): Uint8Array {
    const nonce = this.#random.bytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce);
    cipher.setAAD(Buffer.from(owner));
    return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws InvariantError when it was sealed with another key or for another owner, or was changed */
  open(sealed: Uint8Array, owner: string): Uint8Array {
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#key, sealed.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(Buffer.from(owner));
      decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
      return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes)), decipher.final()]);
    } catch {
      throw new InvariantError('a secret of the database does not open with the key of this installation', { owner });
    }
  }
}

const nonceBytes = 12;
const tagBytes = 16;

/** A key of 32 bytes for one purpose. */
export function deriveKey(masterKey: Uint8Array, purpose: string): Uint8Array {
  if (masterKey.length !== masterKeyBytes) {
    throw new InvariantError(`the master key must have ${masterKeyBytes} bytes`, { length: masterKey.length });
  }
  return new Uint8Array(hkdfSync('sha256', masterKey, new Uint8Array(0), `realmwright ${purpose}`, 32));
}

/**
 * What an unknown name is challenged with: numbers that are stable for the name, look like any others, and cannot be
 * told or computed without the key of the installation.
 */
export class DecoyAccounts {
  readonly #key: KeyObject;

  constructor(masterKey: Uint8Array) {
    this.#key = createSecretKey(deriveKey(masterKey, 'decoy'));
  }

  /** Salt and verifier of the name, 32 bytes each, little-endian. The verifier is below every 256-bit SRP6 modulus. */
  find(username: string): { readonly salt: Uint8Array; readonly verifier: Uint8Array } {
    const verifier = this.#derive(`verifier ${username}`);
    verifier[31] = (verifier[31] ?? 0) & 0x7f;
    return { salt: withNonZeroEnds(this.#derive(`salt ${username}`)), verifier };
  }

  #derive(text: string): Uint8Array {
    return new Uint8Array(createHmac('sha256', this.#key).update(text).digest());
  }
}

/** The same bytes with ends that are not zero: some clients drop a zero byte at one end or the other, then hash fewer. */
export function withNonZeroEnds(salt: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(salt);
  if (copy[0] === 0) copy[0] = 1;
  if (copy[copy.length - 1] === 0) copy[copy.length - 1] = 1;
  return copy;
}
