import { ref } from 'vue';
import { api, codeOf, keepFresh } from '../realm/realm-account.ts';
import { useRealmSession } from '../realm/realm-session.ts';
import { sentenceFor } from '../realm/refusal-sentences.ts';
import { goTo } from '../route.ts';
import { troubleWithPassword } from './new-password.ts';

interface NewAccount {
  readonly username: string;
  readonly password: string;
}

/** The form that makes an account and comes in with it. */
export function useRegistration() {
  const { enterRealm } = useRealmSession();
  return useForm(async (who) => {
    await api.register(who);
    if ((await enterRealm(who)) !== undefined) goTo('sign-in');
  });
}

/** The form by which a guest keeps what it has. */
export function useKeeping(onKept: () => void) {
  const { becomeAccount } = useRealmSession();
  return useForm(async (who) => {
    await keepFresh();
    becomeAccount((await api.linkGuest(who)).username);
    onKept();
  });
}

function useForm(make: (who: NewAccount) => Promise<void>) {
  const username = ref('');
  const password = ref('');
  const again = ref('');
  const trouble = ref('');
  const isBusy = ref(false);

  async function submit(): Promise<void> {
    if (isBusy.value) return;
    const who = { username: username.value.trim(), password: password.value };
    trouble.value = troubleWith(who, again.value);
    if (trouble.value !== '') return;
    isBusy.value = true;
    try {
      await make(who);
    } catch (error) {
      trouble.value = sentenceFor(codeOf(error));
    }
    isBusy.value = false;
  }
  return { username, password, again, trouble, isBusy, submit };
}

/** What the form itself can see; the realm has the last word. */
function troubleWith({ username, password }: NewAccount, again: string): string {
  if (!/^[A-Za-z0-9]{1,16}$/.test(username)) return sentenceFor('account.invalid-name');
  return troubleWithPassword(password, again);
}
