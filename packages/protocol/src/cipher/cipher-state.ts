import { bytes, struct, type Type, u8, union } from '@realmwright/kernel/schema/types';
import type { CipherState, HeaderCiphers } from './header-cipher.ts';

/** A cipher's state in a message or a saved session. */
export const cipherStateType: Type<CipherState> = union({
  xor: struct({ key: bytes({ maxBytes: 40 }), index: u8, previous: u8 }),
  arc4: struct({ permutation: bytes({ maxBytes: 256 }), i: u8, j: u8 }),
});

/** Both directions. */
export const headerCiphersType: Type<HeaderCiphers> = struct({ send: cipherStateType, receive: cipherStateType });
