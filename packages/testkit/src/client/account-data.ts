import { deflateSync, inflateSync } from 'node:zlib';
import type { WorldConnection } from './world-connection.ts';

/** Stores one kind of a client's own data (macros, key bindings, settings), as the client does: deflated. */
export function storeAccountData(connection: WorldConnection, dataType: number, data: Uint8Array): void {
  const unixTime = Math.trunc(Date.now() / 1000);
  const value = {
    dataType,
    unixTime,
    decompressedSize: data.length,
    compressedData: new Uint8Array(deflateSync(data)),
  };
  connection.send('CMSG_UPDATE_ACCOUNT_DATA', value);
}

/** Asks for stored data of one kind; empty when there is none. */
export async function loadAccountData(connection: WorldConnection, dataType: number): Promise<Buffer> {
  const answer = await connection.ask('CMSG_REQUEST_ACCOUNT_DATA', { dataType }, 'SMSG_UPDATE_ACCOUNT_DATA', {
    where: (fields) => fields.number('dataType') === dataType,
  });
  if (answer.number('decompressedSize') === 0) return Buffer.alloc(0);
  return inflateSync(answer.bytes('compressedData'));
}
