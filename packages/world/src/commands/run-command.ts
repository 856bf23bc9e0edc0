import { type AccountRole, includesRole } from '@realmwright/kernel/account-role';
import type { Player } from '../session/player.ts';
import type { WorldInput } from '../tick-frame.ts';
import type { World } from '../world.ts';
import { worldCommands } from './catalogue.ts';
import type { CommandCall, WorldCommand } from './world-command.ts';

/**
 * Carries out what a player typed behind the dot; the answer goes into its chat window, line by line. With `grantedTo`
 * that role, and not the one of the command's declaration, is asked for.
 */
export function runPlayerCommand(world: World, player: Player, text: string, grantedTo?: AccountRole): void {
  const target = selectedPlayer(world, player) ?? player;
  const answer = run(text, {
    world,
    callerName: player.sheet.name,
    // Whoever has the role that the command was given to may do as one who has that of its declaration.
    roles: grantedTo !== undefined && includesRole(player.roles, grantedTo) ? ['operator'] : player.roles,
    caller: player,
    target,
    question: player.sheet.characterId,
  });
  for (const line of answer.lines) world.outbox.personal(player, { kind: 'systemMessage', text: line });
  record(world, player.sheet.name, player, text, answer.isRefused);
}

/** Carries out a command from outside the world; the answer is an effect with the question's number. */
export function runAskedCommand(world: World, asked: Extract<WorldInput, { kind: 'commandAsked' }>): void {
  const player = asked.character === undefined ? undefined : world.players.find(asked.character);
  const answer = run(asked.text, {
    world,
    callerName: asked.caller,
    roles: asked.roles,
    caller: undefined,
    target: player,
    question: 0,
  });
  world.outbox.effect({ kind: 'commandAnswered', question: asked.question, lines: answer.lines });
  record(world, asked.caller, player, asked.text, answer.isRefused);
}

interface Answered {
  readonly lines: readonly string[];
  readonly isRefused: boolean;
}

function run(text: string, call: Omit<CommandCall, 'rest' | 'words'>): Answered {
  const words = text.trim().split(/\s+/);
  const allowed = worldCommands.filter((command) => includesRole(call.roles, command.leastRole));
  const command = findCommand(allowed, words);
  if (command === undefined) return { lines: ['There is no such command for you. Try ".help".'], isRefused: true };
  const used = words.slice(command.path.length);
  const answer = command.perform({ ...call, words: used, rest: restOf(text, command.path.length) });
  if ('lines' in answer) return { lines: answer.lines, isRefused: false };
  return { lines: [`Syntax: .${command.path.join(' ')} ${command.syntax}`.trimEnd(), command.help], isRefused: true };
}

/** Each word may be shortened; an exact word goes before a shortened one, a longer path before a shorter. */
function findCommand(commands: readonly WorldCommand[], words: readonly string[]): WorldCommand | undefined {
  let best: WorldCommand | undefined;
  let bestScore = 0;
  for (const command of commands) {
    const score = matchScore(command.path, words);
    if (score > bestScore) {
      best = command;
      bestScore = score;
    }
  }
  return best;
}

/** 0 for no match; exact words count more than shortened ones. */
function matchScore(path: readonly string[], words: readonly string[]): number {
  let score = 0;
  for (const [i, step] of path.entries()) {
    const word = words[i]?.toLowerCase();
    if (word === undefined || word === '' || !step.startsWith(word)) return 0;
    score += word === step ? 3 : 2;
  }
  return score;
}

function restOf(text: string, wordCount: number): string {
  let rest = text.trim();
  for (let i = 0; i < wordCount; i++) rest = rest.replace(/^\S+\s*/, '');
  return rest;
}

function selectedPlayer(world: World, player: Player): Player | undefined {
  const slot = world.entities.findByNumber(world.fields.get(player.slot, 'target'));
  return slot === undefined ? undefined : world.players.findAt(slot);
}

function record(world: World, caller: string, player: Player | undefined, text: string, isRefused: boolean): void {
  world.outbox.effect({
    kind: 'commandCarriedOut',
    caller,
    character: player?.sheet.characterId,
    text,
    isRefused,
  });
}
