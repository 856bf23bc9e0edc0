import type { CommandAnswer } from '@realmwright/kernel/operator-command';
import { type CommandCall, lines, nobodySelected, type WorldCommand, wrongUsage } from '../commands/world-command.ts';
import { giveAway, type Hindrance, putDown, steal, whereabouts } from './carrying.system.ts';

const shared = { syntax: '', leastRole: 'player', runsAt: 'world', console: 'refused' } as const;

/** What players type about what they carry; picking up is done by using the thing. */
export const carryingCommands: readonly WorldCommand[] = [
  {
    ...shared,
    path: ['carry', 'drop'],
    help: 'Puts down what you carry.',
    perform: ({ world, caller, words }) =>
      caller === undefined || words.length > 0 ? wrongUsage : said(putDown(world, caller)),
  },
  {
    ...shared,
    path: ['carry', 'give'],
    help: 'Gives what you carry to the selected player near you.',
    perform: (call) => withOther(call, giveAway),
  },
  {
    ...shared,
    path: ['carry', 'steal'],
    help: 'Takes from the selected player near you what it carries, unless it has just got it.',
    perform: (call) => withOther(call, steal),
  },
  {
    ...shared,
    path: ['carry', 'where'],
    help: 'Says who carries what can be carried here, or where it lies.',
    perform: ({ world }) => lines(...whereabouts(world)),
  },
];

function withOther(
  { world, caller, target, words }: CommandCall,
  deed: (
    world: CommandCall['world'],
    player: NonNullable<CommandCall['caller']>,
    other: typeof player,
  ) => Hindrance | undefined,
): CommandAnswer {
  if (caller === undefined || words.length > 0) return wrongUsage;
  return target === undefined || target === caller ? nobodySelected : said(deed(world, caller, target));
}

/** What hindered it in words; what was done is seen by everybody near. */
function said(why: Hindrance | undefined): CommandAnswer {
  return why?.words === undefined ? lines() : lines(why.words);
}
