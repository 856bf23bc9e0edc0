import { ApiError, ApiTransport } from '@realmwright/client/api-transport';
import { RealmApi, type Session, type SignInBody } from '@realmwright/client/realm-api';
import type { Ticket } from '@realmwright/client/sign-in';

/** The access token is renewed when it has less than this left, milliseconds. */
const spareMillis = 30_000;

/** Where the browser remembers that there may be somebody to come back; who it is only the cookie knows. */
const hintKey = 'realmwright.signed-in';

let session: Session | undefined;

/** What this realm can be asked, in the name of whoever is signed in. */
export const api = new RealmApi(new ApiTransport(location.origin, { accessToken: () => session?.accessToken }));

/** Signs in with name and password, or as a guest. The token that lasts is in a cookie that no script sees. */
export async function signInWith(who: SignInBody | 'guest'): Promise<Session> {
  session = undefined;
  session =
    who === 'guest' ? await api.tryRealm({ device: deviceName() }) : await api.signIn({ ...who, device: deviceName() });
  setHint(true);
  return session;
}

/** What this browser is called in the list of devices: "Firefox on Linux". */
function deviceName(): string {
  const { userAgent } = navigator;
  const find = (names: readonly (readonly [mark: string, name: string])[]): string =>
    names.find(([mark]) => userAgent.includes(mark))?.[1] ?? 'something';
  return `${find(browsers)} on ${find(systems)}`;
}

const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const systems = [
  ['iPhone', 'an iPhone'],
  ['iPad', 'an iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS', 'a Mac'],
  ['Linux', 'Linux'],
] as const;

/** Whoever was signed in when the page was left is so again; undefined when nobody was. */
export async function comeBackIn(): Promise<Session | undefined> {
  if (!hasHint()) return undefined;
  try {
    session = await api.refresh();
    return session;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    setHint(false);
    return undefined;
  }
}

/** A ticket for one line, with an access token that is still good. */
export async function ticketForLine(): Promise<Ticket> {
  await keepFresh();
  return await api.getTicket();
}

/** Renews the access token when it is about to end. */
export async function keepFresh(): Promise<void> {
  if (session !== undefined && Date.parse(session.accessEndsAt) - Date.now() > spareMillis) return;
  session = await api.refresh();
}

/** The header of a request that the client of the API does not make itself. */
export async function accessHeader(): Promise<Record<string, string>> {
  await keepFresh();
  return session === undefined ? {} : { authorization: `Bearer ${session.accessToken}` };
}

/** This browser is not signed in any more. */
export async function signOutHere(): Promise<void> {
  try {
    await api.signOut();
  } catch {
    // The session ends by itself when the realm cannot be reached.
  }
  session = undefined;
  setHint(false);
}

function hasHint(): boolean {
  try {
    return localStorage.getItem(hintKey) !== null;
  } catch {
    return false;
  }
}

function setHint(isSignedIn: boolean): void {
  try {
    if (isSignedIn) localStorage.setItem(hintKey, 'yes');
    else localStorage.removeItem(hintKey);
  } catch {
    // A browser that keeps nothing asks for the password next time.
  }
}

/** The code of what went wrong. */
export function codeOf(error: unknown): string {
  return error instanceof ApiError ? error.code : 'realtime.unreachable';
}
