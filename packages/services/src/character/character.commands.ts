import { highestRole } from '@realmwright/kernel/account-role';
import { call } from '@realmwright/kernel/contract';
import { type CharacterId, characterId, type RealmId } from '@realmwright/kernel/ids';
import type { CommandContext, ServiceCommand } from '@realmwright/kernel/operator-command';
import { isRefused } from '@realmwright/kernel/outcome';
import type { ValueOf } from '@realmwright/kernel/schema/types';
import { type accountSummaryType, findAccountById } from '../account/account.contract.ts';
import { findMeasures } from '../account/moderation.contract.ts';
import { wholeNumber, wordsOf } from '../command-words.ts';
import { findBalance, purseOf } from '../ledger/ledger.contract.ts';
import { findPresence } from '../social/social.contract.ts';
import {
  eraseCharacter,
  findCharacterByName,
  findCharacterName,
  listDeletedCharacters,
  moveOffline,
  requireChange,
  restoreCharacter,
  setOfflineLevel,
} from './character.contract.ts';

/** What operators type about characters, in the world or not. */
export const characterCommands: readonly ServiceCommand[] = [
  {
    path: ['character', 'level'],
    syntax: '$name #level',
    help: 'Sets the level of a character that is not in the world.',
    leastRole: 'gamemaster',
    runsAt: 'services',
    console: 'allowed',
    async perform({ realm }, argumentText, { bus, correlation }) {
      const [name, word] = wordsOf(argumentText);
      const level = wholeNumber(word);
      if (name === undefined || level === undefined || level < 1 || level > 255) return { usage: true };
      const outcome = await call(bus, setOfflineLevel, { realm, name, level }, { correlation });
      if (!isRefused(outcome)) return { lines: [`${name} has level ${level} now.`] };
      const isOnline = outcome.refused === 'character.is-online';
      return { lines: [isOnline ? `${name} is just coming or leaving; try again.` : noCharacter(name)] };
    },
  },
  {
    path: ['unstuck'],
    syntax: '$name [inn]',
    help: 'Has a character that is not in the world come in at the inn that it is bound to.',
    leastRole: 'moderator',
    runsAt: 'services',
    console: 'allowed',
    async perform({ realm }, argumentText, { bus, correlation }) {
      const [name, where = 'inn', ...more] = wordsOf(argumentText);
      if (name === undefined || where.toLowerCase() !== 'inn' || more.length > 0) return { usage: true };
      const outcome = await call(bus, moveOffline, { realm, name, place: undefined }, { correlation });
      if (!isRefused(outcome)) return { lines: [`${name} will come in at its inn.`] };
      if (outcome.refused === 'character.invalid-place') return { lines: [`The inn of ${name} is nowhere.`] };
      const isOnline = outcome.refused === 'character.is-online';
      return { lines: [isOnline ? `${name} is just coming or leaving; try again.` : noCharacter(name)] };
    },
  },
  {
    path: ['character', 'erase'],
    syntax: '$name',
    help: 'Removes a character that is not in the world for good; it cannot be restored.',
    leastRole: 'operator',
    runsAt: 'services',
    console: 'allowed',
    async perform({ realm }, argumentText, context) {
      const [name, ...more] = wordsOf(argumentText);
      if (name === undefined || more.length > 0) return { usage: true };
      const { bus, correlation } = context;
      const found = await call(bus, findCharacterByName, { realm, name }, { correlation });
      if (isRefused(found)) return { lines: [noCharacter(name)] };
      return { lines: [await erase(realm, found.value.characterId, context)] };
    },
  },
  {
    path: ['character', 'deleted', 'delete'],
    syntax: '#number|$name',
    help: 'Removes a deleted character for good, by its number in the list of deleted ones, or by a name that only one of them has.',
    leastRole: 'operator',
    runsAt: 'services',
    console: 'allowed',
    async perform({ realm }, argumentText, context) {
      const [word] = wordsOf(argumentText);
      if (word === undefined) return { usage: true };
      const found = await deletedOf(realm, word, context);
      if (typeof found === 'string') return { lines: [found] };
      const { bus, correlation } = context;
      const card = await call(bus, findCharacterName, { characterId: found }, { correlation });
      if (!isRefused(card)) return { lines: [`${card.value.name} is not deleted; .character erase removes it.`] };
      return { lines: [await erase(realm, found, context)] };
    },
  },
  changeCommand('rename', 'Has a character choose a new name at its next visit to the character screen.'),
  changeCommand('customize', 'Lets a character change looks and name at the character screen.'),
  {
    path: ['character', 'deleted', 'list'],
    syntax: '[$name]',
    help: 'Lists deleted characters that can be restored, newest first.',
    leastRole: 'operator',
    runsAt: 'services',
    console: 'allowed',
    async perform({ realm }, argumentText, { bus, correlation }) {
      const [name] = wordsOf(argumentText);
      const listed = await call(bus, listDeletedCharacters, { realm, accountId: undefined, name }, { correlation });
      if (isRefused(listed)) return { lines: [] };
      const rows = listed.value.characters.map(
        (one) => `  ${one.characterId} ${one.name}, level ${one.level}, ${new Date(one.deletedAt).toISOString()}`,
      );
      return { lines: [`${rows.length} deleted:`, ...rows] };
    },
  },
  {
    path: ['character', 'deleted', 'restore'],
    syntax: '#number|$name',
    help: 'Brings a deleted character back, by its number in the list of deleted ones, or by a name that only one of them has.',
    leastRole: 'operator',
    runsAt: 'services',
    console: 'allowed',
    async perform({ realm }, argumentText, context) {
      const [word] = wordsOf(argumentText);
      if (word === undefined) return { usage: true };
      const found = await deletedOf(realm, word, context);
      if (typeof found === 'string') return { lines: [found] };
      const { bus, correlation } = context;
      const outcome = await call(bus, restoreCharacter, { realm, characterId: found }, { correlation });
      if (isRefused(outcome)) {
        const isFull = outcome.refused === 'character.realm-limit';
        return { lines: [isFull ? 'Its account has no place left.' : 'No such deleted character.'] };
      }
      const { name, mustRename } = outcome.value;
      return { lines: [`${name} is back${mustRename ? ' and must choose another name' : ''}.`] };
    },
  },
  {
    path: ['pinfo'],
    syntax: '$name',
    help: 'Shows what is known of a character and its account.',
    leastRole: 'moderator',
    runsAt: 'services',
    console: 'allowed',
    async perform({ realm }, argumentText, { bus, correlation }) {
      const [name] = wordsOf(argumentText);
      if (name === undefined) return { usage: true };
      const found = await call(bus, findCharacterByName, { realm, name }, { correlation });
      if (isRefused(found)) return { lines: [noCharacter(name)] };
      const card = found.value;
      const [account, purse, presence] = await Promise.all([
        call(bus, findAccountById, { accountId: card.accountId }, { correlation }),
        call(bus, findBalance, { account: purseOf(card.characterId) }, { correlation }),
        call(bus, findPresence, { realm, name }, { correlation }),
      ]);
      const { x, y, z, map } = card.place;
      // The saved level is as old as the last save; the registry hears of a new one at once.
      const level = isRefused(presence) ? card.level : presence.value.level;
      const lines = [
        `${card.name}, number ${card.characterId}, level ${level}, race ${card.race}, class ${card.class}`,
        `Last saved on map ${map} at ${x.toFixed(1)} ${y.toFixed(1)} ${z.toFixed(1)}, zone ${card.zone}`,
      ];
      if (!isRefused(purse)) lines.push(`Money: ${purse.value.balance} copper`);
      if (!isRefused(presence)) lines.push(`In the world with build ${presence.value.build}`);
      if (!isRefused(account)) {
        const { username, lastAddress, lastLoginAt } = account.value;
        const when = lastLoginAt === 0 ? 'never' : new Date(lastLoginAt).toISOString();
        lines.push(`Account ${username}, last login ${when}${lastAddress === '' ? '' : ` from ${lastAddress}`}`);
        lines.push(...(await measuresInForce(account.value, { bus, correlation })));
      }
      return { lines };
    },
  },
];

/** The deleted character that a number or a name means, or the sentence that says why there is not one. */
async function deletedOf(
  realm: RealmId,
  word: string,
  { bus, correlation }: CommandContext,
): Promise<CharacterId | string> {
  const number = wholeNumber(word);
  if (number !== undefined)
    return number >= 1 && number <= 0x7fff_ffff ? characterId(number) : 'No such deleted character.';
  const input = { realm, accountId: undefined, name: word };
  const listed = await call(bus, listDeletedCharacters, input, { correlation });
  const [only, ...more] = isRefused(listed) ? [] : listed.value.characters;
  if (only === undefined) return 'No such deleted character.';
  return more.length === 0 ? only.characterId : `${more.length + 1} deleted characters had that name; give the number.`;
}

/** What keeps the account out or silent at the moment. */
async function measuresInForce(
  { accountId, ban, isLocked, roles }: ValueOf<typeof accountSummaryType>,
  { bus, correlation }: Pick<CommandContext, 'bus' | 'correlation'>,
): Promise<readonly string[]> {
  const found = await call(bus, findMeasures, { accountId }, { correlation });
  const mute = isRefused(found) || !found.value.isMuted ? undefined : found.value.mutes[0];
  return [
    ...(highestRole(roles) === 'player' ? [] : [`Role: ${highestRole(roles)}`]),
    ...(isLocked ? ['Locked'] : []),
    ...(ban === undefined ? [] : [`Banned by ${ban.by}: ${ban.reason}`]),
    ...(mute === undefined ? [] : [`Muted until ${new Date(mute.until).toISOString()} by ${mute.by}: ${mute.reason}`]),
  ];
}

async function erase(realm: RealmId, id: CharacterId, { bus, correlation }: CommandContext): Promise<string> {
  const outcome = await call(bus, eraseCharacter, { realm, characterId: id }, { correlation });
  if (!isRefused(outcome)) return `${outcome.value.name} is gone for good.`;
  return outcome.refused === 'character.is-online' ? 'That character is in the world.' : 'There is no such character.';
}

function changeCommand(word: 'rename' | 'customize', help: string): ServiceCommand {
  return {
    path: ['character', word],
    syntax: '$name',
    help,
    leastRole: 'gamemaster',
    runsAt: 'services',
    console: 'allowed',
    async perform({ realm }, argumentText, { bus, correlation }) {
      const [name] = wordsOf(argumentText);
      if (name === undefined) return { usage: true };
      const input = { realm, name, rename: word === 'rename', customise: word === 'customize' };
      const outcome = await call(bus, requireChange, input, { correlation });
      if (isRefused(outcome)) return { lines: [noCharacter(name)] };
      return {
        lines: [`${name} ${word === 'rename' ? 'must choose a new name' : 'may change looks and name'} next time.`],
      };
    },
  };
}

function noCharacter(name: string): string {
  return `There is no character called ${name}.`;
}
