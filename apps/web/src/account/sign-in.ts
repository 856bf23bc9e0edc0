import { ref } from 'vue';
import { useRealmSession } from '../realm/realm-session.ts';
import { sentenceFor } from '../realm/refusal-sentences.ts';

/** The form with which somebody comes in; the code is asked for when the account has an authenticator. */
export function useSignIn() {
  const { enterRealm } = useRealmSession();
  const username = ref('');
  const password = ref('');
  const code = ref('');
  const isCodeDue = ref(false);
  const trouble = ref('');
  const isBusy = ref(false);

  async function submit(): Promise<void> {
    if (isBusy.value) return;
    if (username.value === '' || password.value === '') {
      trouble.value = 'Name and password, please.';
      return;
    }
    isBusy.value = true;
    trouble.value = '';
    const who = { username: username.value.trim(), password: password.value };
    const refusal = await enterRealm(isCodeDue.value ? { ...who, code: code.value.trim() } : who);
    isBusy.value = false;
    if (refusal === undefined) return;
    const isNewlyDue = refusal === 'account.code-needed' && !isCodeDue.value;
    isCodeDue.value ||= isNewlyDue;
    trouble.value = sentenceFor(refusal);
  }
  return { username, password, code, isCodeDue, trouble, isBusy, submit };
}
