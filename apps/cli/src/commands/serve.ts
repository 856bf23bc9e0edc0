import { OperatorError } from '@realmwright/kernel/errors';
import { type RoleName, roleNames, runRoles } from '@realmwright/server/main';
import { defineCommand } from 'citty';
import { guarded } from '../guarded.ts';
import { output } from '../output.ts';
import { chooseRealm, readWhole, realmOptions } from '../realm-options.ts';

export const serveCommand = defineCommand({
  meta: {
    name: 'serve',
    description: 'Runs some roles of a realm as this process, over NATS and a PostgreSQL that the processes share.',
  },
  args: {
    ...realmOptions,
    roles: {
      type: 'string',
      required: true,
      valueHint: 'A,B',
      description: `Roles of this process, separated by commas: ${roleNames.join(', ')}`,
    },
    place: {
      type: 'string',
      valueHint: 'NAME',
      description: 'Name of this process, unique in the cluster (default: a random one)',
    },
    worker: {
      type: 'string',
      valueHint: 'I/N',
      description: 'Which share of the maps this world process simulates',
      default: '1/1',
    },
  },
  run: guarded(async ({ args }) => {
    const roles = readRoles(args.roles);
    if (args.place !== undefined && !/^[A-Za-z0-9-]{1,24}$/.test(args.place)) {
      throw new OperatorError('--place must be 1 to 24 letters, digits or hyphens.');
    }
    const choose = async () => {
      const { config, dataFolder } = await chooseRealm(args);
      const worker = readShare(args.worker);
      return { config, dataFolder, configFile: args.config, roles, place: args.place, worker };
    };
    return runRoles(await choose(), choose, (running) => {
      output.line(`serving ${roles.join(', ')} as ${running.place}`);
      for (const { name, host, port } of running.addresses) output.line(`  ${name.padEnd(8)} ${host}:${port}`);
    });
  }),
});

function readRoles(text: string): readonly RoleName[] {
  return text.split(',').map((part) => {
    const role = roleNames.find((name) => name === part.trim());
    if (role === undefined) {
      throw new OperatorError(`There is no role "${part.trim()}". The roles are ${roleNames.join(', ')}.`);
    }
    return role;
  });
}

function readShare(text: string): { readonly index: number; readonly count: number } {
  const [number = '', of = ''] = text.split('/');
  const count = readWhole(of, '--worker I/N: N', 1, 64);
  return { index: readWhole(number, '--worker I/N: I', 1, count) - 1, count };
}
