import { OperatorError } from '@realmwright/kernel/errors';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { connectNatsBus } from '@realmwright/platform/bus/nats-bus';
import { chooseDataFolder } from '@realmwright/platform/config/data-folder';
import { type LoadedConfig, loadConfig } from '@realmwright/platform/config/load-config';
import { processEnvironment } from '@realmwright/platform/config/process-environment';
import { connectControlSocket } from '@realmwright/platform/control/control-socket';
import { output } from './output.ts';
import { projectFolder } from './project-folder.ts';

/** Options that name the realm; every command has them. */
export const realmOptions = {
  data: {
    type: 'string',
    valueHint: 'FOLDER',
    description: 'Data folder of the realm (default: REALMWRIGHT_DATA, or .realmwright in the checkout)',
  },
  config: {
    type: 'string',
    valueHint: 'FILE',
    description: 'Configuration file (default: realmwright.yaml in the data folder)',
  },
} as const;

export interface RealmArguments {
  readonly data?: string | undefined;
  readonly config?: string | undefined;
}

export interface ChosenRealm extends LoadedConfig {
  readonly dataFolder: string;
}

/** The realm that the options and the environment name, with its configuration. @throws OperatorError */
export async function chooseRealm(args: RealmArguments): Promise<ChosenRealm> {
  const environment = processEnvironment();
  const dataFolder = chooseDataFolder({ named: args.data, environment, projectFolder });
  const loaded = await loadConfig({ dataFolder, file: args.config, environment });
  for (const warning of loaded.warnings) output.note(`Note: ${warning}`);
  return { ...loaded, dataFolder };
}

/**
 * Does something with the bus of the running realm: over NATS where one is configured, otherwise over the protected
 * local socket of the data folder.
 * @throws OperatorError when no realm answers there
 */
export async function withRealmBus<Result>(
  args: RealmArguments,
  work: (bus: Bus, realm: ChosenRealm) => Promise<Result>,
): Promise<Result> {
  const realm = await chooseRealm(args);
  const bus = await connectBus(realm);
  try {
    return await work(bus, realm);
  } finally {
    await bus.drain();
  }
}

async function connectBus({ config, dataFolder }: ChosenRealm): Promise<Bus> {
  const onError = (error: unknown) => output.note(`A message could not be shown: ${error}`);
  if (config.bus.natsUrl === '') return connectControlSocket(dataFolder, { onError });
  const { natsUrl: url, prefix } = config.bus;
  return connectNatsBus({ url, prefix, name: 'realmwright command line', onError });
}

/** Reads a whole number of an option. @throws OperatorError */
export function readWhole(text: string, option: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new OperatorError(`${option} must be a whole number from ${least} to ${most}, not "${text}".`);
  }
  return value;
}
