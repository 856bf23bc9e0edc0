import type { Address, Credentials } from './login-client.ts';
import { RawLine } from './raw-line.ts';
import { askTicket } from './realtime-client.ts';

/** A line that speaks JSON, for saying what the library would refuse to write. */
export async function openJsonLine(http: Address, credentials: Credentials) {
  const { body } = await askTicket(http, credentials);
  const headers = { authorization: `Ticket ${String(body['ticket'])}` };
  const answer = await RawLine.ask(String(body['socket']), { headers, offers: ['realmwright.1.json'] });
  if (!('line' in answer)) throw new Error(`no line was opened: ${JSON.stringify(answer)}`);
  const { line } = answer;
  let sequence = 0;
  const send = (message: object): void => line.socket.send(JSON.stringify([{ sequence: ++sequence, message }]));
  return { line, send };
}
