const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The bytes of a Base32 secret, 10 to 40 of them; undefined for anything else. */
export function decodeSecret(text: string): Uint8Array | undefined {
  const plain = text.toUpperCase().replace(/[\s=-]/g, '');
  if (!/^[A-Z2-7]{16,64}$/.test(plain)) return undefined;
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const letter of plain) {
    held = ((held << 5) | alphabet.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >>> bits) & 0xff);
    }
  }
  return Uint8Array.from(bytes);
}

/** The address that authenticator programs read from a picture code. */
export function authenticatorUri(username: string, secret: string): string {
  return `otpauth://totp/Realmwright:${username}?secret=${secret}&issuer=Realmwright&algorithm=SHA1&digits=6&period=30`;
}
