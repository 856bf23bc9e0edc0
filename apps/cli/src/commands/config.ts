import { printConfig, writeConfigPage } from '@realmwright/platform/config/config-page';
import { defineCommand } from 'citty';
import { guarded } from '../guarded.ts';
import { output } from '../output.ts';
import { chooseRealm, realmOptions } from '../realm-options.ts';

export const configCommand = defineCommand({
  meta: {
    name: 'config',
    description: 'Prints the configuration in force as YAML with the origin of each value; secrets are not shown.',
  },
  args: {
    ...realmOptions,
    reference: { type: 'boolean', description: 'Print the reference page of all settings instead', default: false },
  },
  run: guarded(async ({ args }) => {
    if (args.reference) {
      output.text(writeConfigPage());
      return 0;
    }
    const realm = await chooseRealm(args);
    output.line(`# data folder: ${realm.dataFolder}`);
    output.text(printConfig(realm));
    return 0;
  }),
});
