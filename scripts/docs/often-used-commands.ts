/**
 * The sixty commands that operators of servers of this kind use most, after how often guides and forums name them, and
 * what each of them is here: the commands that do it, or what it waits for. A command that is named here and does not
 * exist fails the generator unless the row also says what it waits for.
 */
export interface OftenUsedCommand {
  readonly name: string;
  readonly here: readonly string[];
  readonly waitsFor?: string;
}

const row = (name: string, here: readonly string[], waitsFor?: string): OftenUsedCommand =>
  waitsFor === undefined ? { name, here } : { name, here, waitsFor };
const items = 'items';
const spells = 'spells';
const quests = 'quests';

export const oftenUsedCommands: readonly OftenUsedCommand[] = [
  row('gm on/off', ['gm']),
  row('account create', ['account create']),
  row('account set gmlevel', ['account set gmlevel']),
  row('account set password', ['account set password']),
  row('server info', ['server info']),
  row('server shutdown', ['server shutdown']),
  row('server restart', ['server restart']),
  row('server restart cancel', ['server restart']),
  row('saveall', ['saveall']),
  row('announce', ['announce']),
  row('notify', ['notify']),
  row('server motd, server set motd', ['server motd', 'server set motd']),
  row('kick', ['kick']),
  row('ban account', ['ban account']),
  row('ban character', ['ban character']),
  row('ban ip', ['ban ip']),
  row('unban account', ['unban account']),
  row('baninfo', ['baninfo account', 'baninfo character', 'baninfo ip']),
  row('banlist', ['banlist account', 'banlist character', 'banlist ip']),
  row('mute', ['mute']),
  row('unmute', ['unmute']),
  row('pinfo', ['pinfo']),
  row('teleport', ['teleport']),
  row('teleport name', ['teleport name']),
  row('appear', ['appear']),
  row('summon', ['summon']),
  row('go xyz', ['go xyz']),
  row('go creature', ['go creature']),
  row('recall', ['recall']),
  row('gps', ['gps']),
  row('revive', ['revive'], 'death'),
  row('die', ['die'], 'death'),
  row('additem', [], items),
  row('additem set', [], items),
  row('lookup item', [], items),
  row('lookup spell', [], spells),
  row('lookup creature', ['lookup creature']),
  row('lookup quest', [], quests),
  row('lookup teleport', ['lookup teleport']),
  row('lookup player account/ip', ['lookup player account', 'lookup player ip']),
  row('learn', [], spells),
  row('unlearn', [], spells),
  row('learn all my class', [], spells),
  row('levelup, character level', ['levelup', 'character level']),
  row('modify money', ['modify money']),
  row('modify speed', ['modify speed']),
  row('modify hp', ['modify hp']),
  row('quest add/complete/remove/reward', [], quests),
  row('send mail/items/money', [], 'mail'),
  row('ticket list/viewid/response/close', [], 'tickets'),
  row('character rename/customize', ['character rename', 'character customize']),
  row('character deleted restore', ['character deleted restore']),
  row('reset talents/spells', [], `talents and ${spells}`),
  row('unstuck', ['unstuck']),
  row('npc info/add/delete', ['npc info', 'npc add', 'npc delete']),
  row('gobject near/add/delete', [], 'game objects'),
  row('respawn', ['respawn']),
  row('event start/stop', [], 'game events'),
  row('instance unbind', [], 'instances of one\u2019s own'),
  row('reload config', ['reload config']),
];
