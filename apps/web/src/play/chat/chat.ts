import { computed, ref, shallowRef } from 'vue';
import { type ChatLine, type ChatTab, lineOf, type Said, withLine } from './chat-log.ts';

/** The talk of this tab: lines, the tab that is shown, and what has not been read. */
export function useChat() {
  const lines = shallowRef<readonly ChatLine[]>([]);
  const tab = ref<ChatTab>('all');
  const isOpen = ref(true);
  /** Who whispered last, for an answer. */
  const lastWhisperer = ref('');
  /** The newest line, for those who hear the page rather than see it. */
  const newest = ref('');
  const readUpTo = ref(0);
  const shown = computed(() => lines.value.filter((line) => tab.value === 'all' || line.tab === tab.value));
  const unread = computed(() =>
    isOpen.value ? 0 : lines.value.filter(({ number }) => number > readUpTo.value).length,
  );

  function hear(said: Said): void {
    if (said.how === 'whisper') lastWhisperer.value = said.speaker;
    add(lineOf(said));
  }

  /** A line that nobody said. */
  function note(how: 'gesture' | 'event' | 'refusal', text: string): void {
    add({ tab: how === 'gesture' ? 'near' : 'realm', how, speaker: '', verb: '', text });
  }

  function add(line: Omit<ChatLine, 'number'>): void {
    lines.value = withLine(lines.value, line);
    newest.value = [line.speaker, line.verb, line.text].filter((part) => part !== '').join(' ');
  }

  function setOpen(opens: boolean): void {
    isOpen.value = opens;
    readUpTo.value = lines.value.at(-1)?.number ?? 0;
  }
  return { lines, tab, isOpen, lastWhisperer, newest, shown, unread, hear, note, setOpen };
}
