import { ref } from 'vue';
import { useRealmSession } from '../realm/realm-session.ts';
import { sentenceFor } from '../realm/refusal-sentences.ts';
import { goTo } from '../route.ts';

/** The form that makes an account and comes in with it. */
export function useRegistration() {
  const { enterRealm } = useRealmSession();
  const username = ref('');
  const password = ref('');
  const again = ref('');
  const trouble = ref('');
  const isBusy = ref(false);

  async function submit(): Promise<void> {
    if (isBusy.value) return;
    const who = { username: username.value.trim(), password: password.value };
    trouble.value = troubleWith(who.username, who.password, again.value);
    if (trouble.value !== '') return;
    isBusy.value = true;
    const refusal = await register(who);
    if (refusal !== undefined) trouble.value = sentenceFor(refusal);
    else if ((await enterRealm(who)) !== undefined) goTo('sign-in');
    isBusy.value = false;
  }
  return { username, password, again, trouble, isBusy, submit };
}

/** What the form itself can see; the realm has the last word. */
function troubleWith(username: string, password: string, again: string): string {
  if (!/^[A-Za-z0-9]{1,16}$/.test(username)) return sentenceFor('account.invalid-name');
  if (password.length < 8) return 'Eight characters at least, so that nobody guesses it.';
  if (!/^[\x20-\x7e]{1,16}$/.test(password)) return sentenceFor('account.invalid-password');
  return password === again ? '' : 'The two passwords are not the same.';
}

/** Makes the account, or gives the code of the refusal. */
async function register(who: { readonly username: string; readonly password: string }): Promise<string | undefined> {
  try {
    const answer = await fetch('/api/accounts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(who),
    });
    if (answer.status === 201) return undefined;
    const problem: { readonly code?: string } = await answer.json();
    return problem.code ?? 'account.registration-closed';
  } catch {
    return 'realtime.unreachable';
  }
}
