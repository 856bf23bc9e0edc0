import { ref } from 'vue';
import { api, codeOf } from '../realm/realm-account.ts';
import { sentenceFor } from '../realm/refusal-sentences.ts';
import { troubleWithPassword, troubleWithToken } from './new-password.ts';

/** The form of somebody who has lost the password and got a token from an operator. */
export function useLostPassword() {
  const token = ref('');
  const password = ref('');
  const again = ref('');
  const trouble = ref('');
  const isBusy = ref(false);
  /** Whose password it was, once there is a new one. */
  const username = ref('');

  async function submit(): Promise<void> {
    if (isBusy.value) return;
    const pasted = token.value.trim();
    trouble.value = troubleWithToken(pasted) || troubleWithPassword(password.value, again.value);
    if (trouble.value !== '') return;
    isBusy.value = true;
    try {
      username.value = (await api.resetPassword({ token: pasted, newPassword: password.value })).username;
    } catch (error) {
      trouble.value = sentenceFor(codeOf(error));
    }
    isBusy.value = false;
  }
  return { token, password, again, trouble, isBusy, username, submit };
}
