import { type NotificationKind, quietKinds } from '@realmwright/kernel/notification';
import { computed, ref } from 'vue';
import { useRealmSession } from '../../realm/realm-session.ts';
import { sentenceFor } from '../../realm/refusal-sentences.ts';
import { noticeKinds, noticeSentence } from './notice-words.ts';

/** What somebody has not read, and what they want to be told of. */
export function useNotices() {
  const { company, act } = useRealmSession();
  const trouble = ref('');
  const count = computed(() => company.value.unreadCount);
  const unread = computed(() =>
    [...company.value.unread.values()].toReversed().map((one) => ({
      key: `${one.about} ${one.source}`,
      sentence: noticeSentence(one),
      count: one.count,
      time: clock.format(one.seconds * 1_000),
    })),
  );
  const choices = computed(() =>
    noticeKinds.map(({ about, label, hint }) => ({
      about,
      label,
      hint,
      isOn: company.value.choices.get(about) ?? !quietKinds.includes(about),
    })),
  );

  async function choose(about: NotificationKind, isOn: boolean): Promise<void> {
    const outcome = await act({ kind: 'notify', about, isOn });
    trouble.value = outcome.kind === 'refused' ? sentenceFor(outcome.code) : '';
  }

  async function readAll(): Promise<void> {
    const outcome = await act({ kind: 'markRead', about: undefined, source: undefined });
    trouble.value = outcome.kind === 'refused' ? sentenceFor(outcome.code) : '';
  }

  return { count, unread, choices, trouble, choose, readAll };
}

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short', hourCycle: 'h23' });
