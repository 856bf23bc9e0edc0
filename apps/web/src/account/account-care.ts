import type { BeginAuthenticatorReply, Device } from '@realmwright/client/realm-api';
import { reactive, ref, shallowRef } from 'vue';
import { api, codeOf, keepFresh } from '../realm/realm-account.ts';
import { useRealmSession } from '../realm/realm-session.ts';
import { sentenceFor } from '../realm/refusal-sentences.ts';
import { troubleWithPassword } from './new-password.ts';

/** What somebody can do about their account: see and end its devices, set up an authenticator, change the password. */
export function useAccountCare() {
  const { leaveRealm } = useRealmSession();
  const devices = shallowRef<readonly Device[]>([]);
  const hasAuthenticator = ref(false);
  const offer = shallowRef<BeginAuthenticatorReply>();
  const password = ref('');
  const code = ref('');
  const change = reactive({ password: '', next: '', again: '' });
  const trouble = ref('');
  const news = ref('');

  /** Does something and looks at the account anew; what is refused is told. */
  async function attempt(deed: () => Promise<void>): Promise<void> {
    trouble.value = '';
    news.value = '';
    try {
      await keepFresh();
      await deed();
      devices.value = (await api.listDevices({ limit: 50 })).items;
      hasAuthenticator.value = (await api.whoAmI()).hasAuthenticator;
    } catch (error) {
      trouble.value = sentenceFor(codeOf(error));
    }
  }

  const look = () => attempt(async () => undefined);
  const endDevice = (device: string) => attempt(() => api.signOutDevice(device));
  const endOthers = () =>
    attempt(async () => {
      const { endedCount } = await api.signOutOthers();
      news.value = endedCount === 0 ? 'There were no others.' : `Signed out: ${endedCount}.`;
    });
  const beginAuthenticator = () =>
    attempt(async () => {
      offer.value = await api.beginAuthenticator({ password: password.value });
      password.value = '';
    });
  const confirmAuthenticator = () =>
    attempt(async () => {
      const { endedCount } = await api.confirmAuthenticator({ code: code.value.trim() });
      offer.value = undefined;
      code.value = '';
      const others = endedCount === 0 ? '' : ' Your other devices were signed out.';
      news.value = `From now on a code is asked for at each sign-in.${others}`;
    });
  const removeAuthenticator = () =>
    attempt(async () => {
      await api.removeAuthenticator({ password: password.value, code: code.value.trim() });
      password.value = '';
      code.value = '';
      news.value = 'The authenticator is gone.';
    });

  /** Signs everybody out who is in with the old one, this page too. */
  async function changePassword(): Promise<void> {
    news.value = '';
    trouble.value = troubleWithPassword(change.next, change.again);
    if (trouble.value !== '') return;
    try {
      await keepFresh();
      await api.changePassword({ password: change.password, newPassword: change.next });
      leaveRealm('Your new password counts from now on. Come in with it.');
    } catch (error) {
      trouble.value = sentenceFor(codeOf(error));
    }
  }

  return {
    devices,
    hasAuthenticator,
    offer,
    password,
    code,
    change,
    trouble,
    news,
    look,
    endDevice,
    endOthers,
    beginAuthenticator,
    confirmAuthenticator,
    removeAuthenticator,
    changePassword,
  };
}
