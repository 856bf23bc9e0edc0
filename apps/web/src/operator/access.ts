import { ApiError, ApiTransport } from '@realmwright/client/api-transport';
import { RealmApi, type Session } from '@realmwright/client/realm-api';
import { computed, readonly, ref, shallowRef } from 'vue';

/** Says in this browser that it may be signed in, so that nobody is asked for who is not. Holds nothing secret. */
const hintKey = 'realmwright.operator';

/** A token that ends sooner than this is taken for a new one before it is used, milliseconds. */
const leastMillis = 20_000;

const session = shallowRef<Session>();
const isKnown = ref(false);
let refreshing: Promise<boolean> | undefined;
const api = new RealmApi(new ApiTransport(location.origin, { accessToken: () => session.value?.accessToken }));

/**
 * The sign-in of this tab to the web, which is no session in the game and ends none. The token is kept in memory; the
 * browser keeps a cookie that no script sees.
 */
export function useAccess() {
  return {
    /** It has been found out whether somebody is signed in. */
    isKnown: readonly(isKnown),
    isSignedIn: computed(() => session.value !== undefined),
    mayAudit: computed(() => session.value?.roles.includes('operator') === true),
    signIn,
    signOut,
    comeBack,
    refresh,
    authorization,
    openApi,
  };
}

/** Signs in; the code of the refusal when that is not to be. */
async function signIn(who: { readonly username: string; readonly password: string; readonly code?: string }) {
  try {
    session.value = await api.signIn(who);
    hint(true);
    return undefined;
  } catch (error) {
    return error instanceof ApiError ? error.code : 'realtime.unreachable';
  }
}

async function signOut(): Promise<void> {
  await api.signOut().catch(() => undefined);
  session.value = undefined;
  hint(false);
}

/** Finds out whether this browser is still signed in from an earlier visit. */
async function comeBack(): Promise<void> {
  if (isHinted()) await refresh();
  isKnown.value = true;
}

/** Has the cookie taken for a new token; whether somebody is signed in now. */
function refresh(): Promise<boolean> {
  refreshing ??= api
    .refresh()
    .then(
      (refreshed) => {
        session.value = refreshed;
      },
      (error: unknown) => {
        // A realm that does not answer for a moment has signed nobody out.
        if (!(error instanceof ApiError) || error.status >= 429) return;
        session.value = undefined;
        hint(false);
      },
    )
    .then(() => session.value !== undefined)
    .finally(() => {
      refreshing = undefined;
    });
  return refreshing;
}

/** The API in the name of whoever is signed in, with a token that is good. */
async function openApi(): Promise<RealmApi> {
  const endsAt = Date.parse(session.value?.accessEndsAt ?? '');
  if (!(endsAt - Date.now() > leastMillis)) await refresh();
  return api;
}

/** The header of a request that is no question to the API. */
async function authorization(): Promise<Record<string, string>> {
  await openApi();
  return session.value === undefined ? {} : { authorization: `Bearer ${session.value.accessToken}` };
}

function isHinted(): boolean {
  try {
    return localStorage.getItem(hintKey) !== null;
  } catch {
    return false;
  }
}

function hint(isSignedIn: boolean): void {
  try {
    if (isSignedIn) localStorage.setItem(hintKey, 'signed in');
    else localStorage.removeItem(hintKey);
  } catch {
    // A browser that keeps nothing asks for the password next time.
  }
}
