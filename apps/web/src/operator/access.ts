import type { RealmApi, Session } from '@realmwright/client/realm-api';
import { computed, readonly, ref, shallowRef } from 'vue';
import { accessHeader, api, codeOf, comeBackIn, keepFresh, signInWith, signOutHere } from '../realm/realm-account.ts';

const session = shallowRef<Session>();
const isKnown = ref(false);

/** Who keeps watch in this browser. It is the sign-in of all pages, without a socket: nobody is in the game by it. */
export function useAccess() {
  return {
    /** It has been found out whether somebody is signed in. */
    isKnown: readonly(isKnown),
    isSignedIn: computed(() => session.value !== undefined),
    mayAudit: computed(() => session.value?.roles.includes('operator') === true),
    signIn,
    signOut,
    comeBack,
    authorization,
    openApi,
  };
}

/** Signs in; the code of the refusal when that is not to be. */
async function signIn(who: { readonly username: string; readonly password: string; readonly code?: string }) {
  try {
    session.value = await signInWith(who);
    return undefined;
  } catch (error) {
    return codeOf(error);
  }
}

async function signOut(): Promise<void> {
  await signOutHere();
  session.value = undefined;
}

/** Finds out whether this browser is signed in, at the beginning and when the realm has said no; whether it is. */
async function comeBack(): Promise<boolean> {
  try {
    session.value = await comeBackIn();
  } catch {
    // A realm that does not answer for a moment has signed nobody out.
  }
  isKnown.value = true;
  return session.value !== undefined;
}

/** The API in the name of whoever is signed in, with a token that is good. */
async function openApi(): Promise<RealmApi> {
  await keepFresh();
  return api;
}

/** The header of a request that is no question to the API; none when nobody is signed in any more. */
async function authorization(): Promise<Record<string, string>> {
  return await accessHeader().catch(() => ({}));
}
