/**
 * The two header ciphers of a session as plain data: one per direction, each with its own state. Placeholder names until
 * the protocol package brings its ciphers.
 */
export interface HeaderCiphers {
  readonly kind: 'xor' | 'arc4';
  readonly send: CipherState;
  readonly receive: CipherState;
}

export interface CipherState {
  readonly table: Uint8Array;
  i: number;
  j: number;
}

export function openClientHeader(ciphers: HeaderCiphers, bytes: Uint8Array, at: number, length: number): void {
  const { receive } = ciphers;
  if (ciphers.kind === 'arc4') return arc4(receive, bytes, at, length);
  const { table } = receive;
  for (let n = at; n < at + length; n++) {
    const enciphered = bytes[n] ?? 0;
    bytes[n] = (enciphered - receive.j) ^ (table[receive.i] ?? 0);
    receive.j = enciphered;
    receive.i = (receive.i + 1) % table.length;
  }
}

export function sealServerHeader(ciphers: HeaderCiphers, bytes: Uint8Array, at: number, length: number): void {
  const { send } = ciphers;
  if (ciphers.kind === 'arc4') return arc4(send, bytes, at, length);
  const { table } = send;
  for (let n = at; n < at + length; n++) {
    send.j = (((bytes[n] ?? 0) ^ (table[send.i] ?? 0)) + send.j) & 0xff;
    bytes[n] = send.j;
    send.i = (send.i + 1) % table.length;
  }
}

function arc4(state: CipherState, bytes: Uint8Array, at: number, length: number): void {
  const { table } = state;
  let { i, j } = state;
  for (let n = at; n < at + length; n++) {
    i = (i + 1) & 0xff;
    const a = table[i] ?? 0;
    j = (j + a) & 0xff;
    const b = table[j] ?? 0;
    table[i] = b;
    table[j] = a;
    bytes[n] = (bytes[n] ?? 0) ^ (table[(a + b) & 0xff] ?? 0);
  }
  state.i = i;
  state.j = j;
}
