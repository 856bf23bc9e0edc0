import { runEmbeddedRealm } from '@realmwright/server/main';
import { defineCommand } from 'citty';
import { guarded } from '../guarded.ts';
import { output } from '../output.ts';
import { chooseRealm, realmOptions } from '../realm-options.ts';

export const startCommand = defineCommand({
  meta: {
    name: 'start',
    description: 'Opens a whole realm in this process, with its own database, and keeps it until Ctrl-C.',
  },
  args: {
    ...realmOptions,
    inline: { type: 'boolean', description: 'Run everything in one thread, for debugging', default: false },
  },
  run: guarded(async ({ args }) => {
    let { config, dataFolder } = await chooseRealm(args);
    output.note(`Realmwright: the data of this realm is in ${dataFolder}`);
    const options = () => ({ dataFolder, config, configFile: args.config, isInline: args.inline });
    return runEmbeddedRealm(
      options(),
      async () => {
        ({ config, dataFolder } = await chooseRealm(args));
        return options();
      },
      {
        progress: (message) => output.note(`  ${message} ...`),
        open: ({ addresses, firstOperator }, millis) => {
          const of = (name: string) => addresses.find((address) => address.name === name);
          output.line(`realm open: ${config.realm.name}, after ${(millis / 1_000).toFixed(1)} s`);
          for (const { name, host, port } of addresses) output.line(`  ${name.padEnd(8)} ${host}:${port}`);
          if (firstOperator !== undefined) {
            output.line();
            output.line('The first operator account, shown this once:');
            output.line(`  name      ${firstOperator.username}`);
            output.line(`  password  ${firstOperator.password}`);
          }
          output.line();
          const login = of('login');
          const named = args.data === undefined ? '' : ` --data ${JSON.stringify(dataFolder)}`;
          const http = of('http');
          if (http !== undefined) output.line(`Play in a browser: http://${shownHost(http.host)}:${http.port}`);
          output.line('For a game client, make an account with');
          output.line(`  npx realmwright account create NAME${named}`);
          output.line(
            `and point the client at the realm: set realmlist ${login?.host ?? config.network.bind}${login === undefined || login.port === 3724 ? '' : `:${login.port}`}`,
          );
          output.line('Ctrl-C closes the realm.');
        },
        ending: (reason) => output.note(`closing the realm: ${reason}`),
      },
    );
  }),
});

/** What somebody at this machine types for an address that is listened on. */
function shownHost(host: string): string {
  return host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
}
