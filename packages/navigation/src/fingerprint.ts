import { createHash } from 'node:crypto';

/** Names a mesh by its bytes: 16 hexadecimal digits. */
export function fingerprintOf(mesh: Uint8Array): string {
  return createHash('sha256').update(mesh).digest('hex').slice(0, 16);
}
