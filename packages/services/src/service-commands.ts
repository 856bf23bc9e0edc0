import type { ServiceCommand } from '@realmwright/kernel/operator-command';
import { accountCommands } from './account/account.commands.ts';
import { addressBanCommands } from './account/address-ban.commands.ts';
import { banCommands } from './account/ban.commands.ts';
import { deviceCommands } from './account/device.commands.ts';
import { gateCommands } from './account/gate.commands.ts';
import { muteCommands } from './account/mute.commands.ts';
import { characterCommands } from './character/character.commands.ts';
import { moneyCommands } from './ledger/money.commands.ts';
import { placeCommands } from './places/places.commands.ts';
import { broadcastCommands } from './social/broadcast.commands.ts';
import { socialCommands } from './social/social.commands.ts';

/** The commands that feature services carry out, from the slices that declare them. */
export const commandsOfServices: readonly ServiceCommand[] = [
  ...accountCommands,
  ...deviceCommands,
  ...banCommands,
  ...addressBanCommands,
  ...muteCommands,
  ...gateCommands,
  ...characterCommands,
  ...moneyCommands,
  ...placeCommands,
  ...socialCommands,
  ...broadcastCommands,
];
