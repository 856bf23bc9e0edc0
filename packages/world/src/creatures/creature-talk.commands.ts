import type { CommandAnswer } from '@realmwright/kernel/operator-command';
import { CHAT_TEXT_BYTES } from '../chat/chat.intents.ts';
import { speak } from '../chat/chat.system.ts';
import { nameOfUnit, selectedSlot } from '../commands/selected-unit.ts';
import { wholeNumber } from '../commands/words.ts';
import { type CommandCall, lines, type WorldCommand, wrongUsage } from '../commands/world-command.ts';

const nothingSelected = lines('Select a creature first.');

/** What operators have creatures say and do. */
export const creatureTalkCommands: readonly WorldCommand[] = [
  talkCommand('say', 'say', 'The selected creature says something.'),
  talkCommand('yell', 'yell', 'The selected creature yells something.'),
  talkCommand('textemote', 'emote', 'The selected creature does something, in words of yours that follow its name.'),
  {
    path: ['npc', 'playemote'],
    syntax: '#emote',
    help: 'The selected creature moves in a gesture, by its number in the clients.',
    leastRole: 'moderator',
    runsAt: 'world',
    console: 'refused',
    perform(call) {
      const { world, words } = call;
      const animation = wholeNumber(words[0]);
      if (animation === undefined || animation < 0 || words.length > 1) return wrongUsage;
      const slot = selectedCreature(call);
      if (slot === undefined) return nothingSelected;
      world.outbox.toViewers(slot, { kind: 'emotePlayed', entity: world.entities.idOf(slot), animation });
      return lines(`${nameOfUnit(world, slot)} plays gesture ${animation}.`);
    },
  },
];

function talkCommand(word: string, how: 'say' | 'yell' | 'emote', help: string): WorldCommand {
  return {
    path: ['npc', word],
    syntax: '$text',
    help,
    leastRole: 'moderator',
    runsAt: 'world',
    console: 'refused',
    perform: (call) => talk(call, how),
  };
}

function talk(call: CommandCall, how: 'say' | 'yell' | 'emote'): CommandAnswer {
  const { world, rest: text } = call;
  if (text === '' || text.length > CHAT_TEXT_BYTES) return wrongUsage;
  const slot = selectedCreature(call);
  if (slot === undefined) return nothingSelected;
  speak(world, slot, nameOfUnit(world, slot), { how, language: 0, text });
  return lines();
}

function selectedCreature({ world, caller }: CommandCall): number | undefined {
  const slot = caller === undefined ? undefined : selectedSlot(world, caller.slot);
  return slot !== undefined && world.entities.kindOf(slot) === 'creature' ? slot : undefined;
}
