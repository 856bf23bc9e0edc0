import { ref } from 'vue';
import type { PlaySession } from '../play-session.ts';
import { readCommand } from './chat-command.ts';

/** The line in which somebody types. */
export function useChatInput({ chat, tryDeed, gesture, leave }: PlaySession, onHelp: () => void) {
  const typed = ref('');

  function send(): void {
    const command = readCommand(typed.value);
    typed.value = '';
    switch (command?.kind) {
      case 'deed':
        return void tryDeed(command.deed);
      case 'gesture':
        return gesture(command.animation);
      case 'reply':
        return reply(command.text);
      case 'help':
        return onHelp();
      case 'leave':
        return leave();
      case 'unknown':
        return chat.note('refusal', `Nobody here knows the word /${command.word}. Try /help.`);
      case undefined:
        return;
    }
  }

  function reply(text: string): void {
    const { value: to } = chat.lastWhisperer;
    if (to === '') chat.note('refusal', 'Nobody has whispered to you yet.');
    else void tryDeed({ kind: 'whisper', to, text });
  }
  return { typed, send };
}
