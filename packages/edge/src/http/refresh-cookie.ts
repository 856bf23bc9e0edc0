/** The refresh token that a browser keeps for its pages and does not show them. */
export interface RefreshCookie {
  /** The one that came with the request. */
  readonly token: string | undefined;
  keep(token: string, seconds: number): void;
  forget(): void;
}

const cookieName = 'realm_refresh';

/**
 * The cookie of one request; `set` puts a header into the answer. Scripts do not see it (`HttpOnly`), other sites do not
 * send it (`SameSite=Strict`), and it goes to the addresses of the session only.
 */
export function refreshCookie(
  cookies: string | undefined,
  isEncrypted: boolean,
  set: (header: string) => void,
): RefreshCookie {
  const terms = `Path=/api/session; HttpOnly; SameSite=Strict${isEncrypted ? '; Secure' : ''}`;
  return {
    token: findCookie(cookies ?? ''),
    keep: (token, seconds) => set(`${cookieName}=${token}; Max-Age=${Math.max(0, Math.floor(seconds))}; ${terms}`),
    forget: () => set(`${cookieName}=; Max-Age=0; ${terms}`),
  };
}

function findCookie(header: string): string | undefined {
  const values = header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${cookieName}=`))
    .map((pair) => pair.slice(cookieName.length + 1));
  return values.find((value) => /^[A-Za-z0-9_-]{1,128}$/.test(value));
}
