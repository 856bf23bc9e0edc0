import { ApiTransport } from './api-transport.ts';
import { RealmApi } from './realm-api.ts';

/** What opens one line to a realm, once and within half a minute. */
export interface Ticket {
  /** Address of the socket. */
  readonly socket: string;
  readonly ticket: string;
}

/** The name and password of the game login, and the code of the authenticator where the account has one. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly code?: string;
}

/**
 * Asks a realm's pages for a ticket. `page` is their address, such as `http://localhost:8080`.
 * @throws ApiError when the realm refuses
 */
export async function signIn(page: string, credentials: Credentials): Promise<Ticket> {
  return await new RealmApi(new ApiTransport(page)).getTicket(credentials);
}
