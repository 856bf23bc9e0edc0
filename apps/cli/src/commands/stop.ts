import { call } from '@realmwright/kernel/contract';
import { stopRealm } from '@realmwright/platform/control/realm.contract';
import { defineCommand } from 'citty';
import { guarded } from '../guarded.ts';
import { output } from '../output.ts';
import { realmOptions, withRealmBus } from '../realm-options.ts';

export const stopCommand = defineCommand({
  meta: { name: 'stop', description: 'Closes the running realm in an orderly way.' },
  args: realmOptions,
  run: guarded(async ({ args }) => {
    await withRealmBus(args, (bus) => call(bus, stopRealm, undefined));
    output.line('The realm is closing.');
    return 0;
  }),
});
