import type { Deed } from '@realmwright/protocol/realtime/client-messages';
import { ref } from 'vue';
import type { PlaySession } from '../play-session.ts';
import { readCommand } from './chat-command.ts';

/** The line in which somebody types. */
export function useChatInput({ session, chat, tryDeed, gesture, leave }: PlaySession, onHelp: () => void) {
  const typed = ref('');

  function send(): void {
    const command = readCommand(typed.value);
    typed.value = '';
    switch (command?.kind) {
      case 'deed':
        return ask(command.deed);
      case 'gesture':
        return gesture(command.animation);
      case 'reply':
        return reply(command.text);
      case 'help':
        return onHelp();
      case 'leave':
        return leave();
      case 'incomplete':
        return chat.note('refusal', `Like this: ${command.usage}`);
      case 'unknown':
        return chat.note('refusal', `Nobody here knows the word /${command.word}. Try /help.`);
      case undefined:
        return;
    }
  }

  function reply(text: string): void {
    const { value: to } = chat.lastWhisperer;
    if (to === '') chat.note('refusal', 'Nobody has whispered to you yet.');
    else ask({ kind: 'whisper', to, text });
  }

  /** Without a line it is kept for later, which nobody would know who sees nothing come of it. */
  function ask(deed: Deed): void {
    if (session.isAway.value) chat.note('event', 'The line is broken. This waits until it is back.');
    void tryDeed(deed);
  }
  return { typed, send };
}
