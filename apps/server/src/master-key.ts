import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '@realmwright/kernel/errors';

/** Length of the key, bytes. */
const keyLength = 32;

/**
 * The key with which stored secrets are sealed: the configured one, or `secret.key` of the data folder, which the first
 * start makes. Whoever loses it keeps the accounts but not their passwords and authenticators.
 * @throws OperatorError when it is not 32 bytes in base64
 */
export async function findMasterKey(configured: string, dataFolder: string): Promise<Uint8Array> {
  if (configured !== '') return decode(configured, 'REALMWRIGHT_SECRET_KEY (accounts.secretKey)');
  const path = join(dataFolder, 'secret.key');
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text !== undefined) return decode(text, path);
  const key = randomBytes(keyLength);
  await writeFile(path, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  return new Uint8Array(key);
}

function decode(text: string, place: string): Uint8Array {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== keyLength) {
    throw new OperatorError(
      `${place} must be ${keyLength} bytes in base64; make one with \`openssl rand -base64 32\`.`,
    );
  }
  return new Uint8Array(key);
}
