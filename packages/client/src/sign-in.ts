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

/** The realm does not let somebody in; `code` says why, such as `account.wrong-password` or `account.code-needed`. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Asks a realm's pages for a ticket. `page` is their address, such as `http://localhost:8080`.
 * @throws SignInError when the realm refuses
 */
export async function signIn(page: string, credentials: Credentials): Promise<Ticket> {
  const answer = await fetch(new URL('/api/tickets', page), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(credentials),
  });
  const content: unknown = await answer.json();
  const fields = new Map<string, unknown>(Object.entries(Object(content)));
  const text = (name: string): string => String(fields.get(name) ?? '');
  if (answer.status === 201) return { socket: text('socket'), ticket: text('ticket') };
  throw new SignInError(text('code'), text('title') || `the realm answered ${answer.status}`);
}
