import { OperatorError } from '@realmwright/kernel/errors';
import type { ServiceCommand } from '@realmwright/kernel/operator-command';
import type { SettingsSource } from '../realm-settings.ts';

/** What these commands work with. */
export interface ReloadCommandParts {
  readonly settings: SettingsSource;
  /** Has the other replicas read the configuration anew. */
  readonly tellReplicas: () => void;
  /** Has every instance save whoever is in it. */
  readonly saveAll: () => void;
}

/** Commands that have the running realm read or write what it keeps. */
export function reloadCommands({ settings, tellReplicas, saveAll }: ReloadCommandParts): readonly ServiceCommand[] {
  return [
    {
      path: ['reload', 'config'],
      syntax: '',
      help: 'Reads the configuration anew. Says which of the changed settings count at once and which wait for the next start.',
      leastRole: 'operator',
      runsAt: 'services',
      console: 'allowed',
      async perform() {
        try {
          const { changed, waiting } = await settings.reload();
          tellReplicas();
          const lines = [
            ...(changed.length > 0 ? [`Counts from now on: ${changed.join(', ')}.`] : []),
            ...(waiting.length > 0 ? [`Waits for the next start: ${waiting.join(', ')}.`] : []),
          ];
          return { lines: lines.length > 0 ? lines : ['Nothing has changed.'] };
        } catch (error) {
          if (!(error instanceof OperatorError)) throw error;
          return { lines: error.message.split('\n') };
        }
      },
    },
    {
      path: ['saveall'],
      syntax: '',
      help: 'Saves every character in the world now.',
      leastRole: 'gamemaster',
      runsAt: 'services',
      console: 'allowed',
      async perform() {
        saveAll();
        return { lines: ['Everybody is being saved.'] };
      },
    },
  ];
}
