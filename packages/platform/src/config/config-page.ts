import { stringify } from 'yaml';
import type { LoadedConfig } from './load-config.ts';
import { settingSections } from './settings.ts';

/** The reference page of the configuration in Markdown: what `docs/generated/configuration.md` holds. */
export function writeConfigPage(): string {
  const lines = [
    '# Configuration',
    '',
    'Generated from the declaration in `packages/platform/src/config/realm-config.ts`. Do not edit.',
    '',
    'A value comes from the environment if it is set there, otherwise from `realmwright.yaml` in the data folder (or the file',
    'named by `--config`), otherwise from the defaults below. `npx realmwright config` prints what is in force and where it',
    'came from. `REALMWRIGHT_DATA` (or `--data`) names the data folder itself.',
    '',
    'A change counts at the next start. Where it says _live_, `.reload config` at the console or in chat is enough.',
  ];
  for (const { name, says, settings } of settingSections) {
    lines.push('', `## ${name}`, '', says, '', '| setting | environment | default | meaning |', '|---|---|---|---|');
    for (const setting of settings) {
      const { path, environmentName, demand } = setting;
      lines.push(
        `| \`${path}\` | \`${environmentName}\` | \`${JSON.stringify(setting.default)}\` | ${setting.says} Must be ${demand}.${setting.isSecret ? ' Never printed.' : ''}${setting.isLive ? ' _Live._' : ''} |`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

/** The values in force as YAML, each with its origin as a comment. Secrets say only whether they are set. */
export function printConfig({ config, origins }: LoadedConfig): string {
  const lines: string[] = [];
  for (const [section, values] of Object.entries(config)) {
    lines.push(`${section}:`);
    for (const { name, path, isSecret } of settingSections.find((entry) => entry.name === section)?.settings ?? []) {
      const value: unknown = Object.getOwnPropertyDescriptor(values, name)?.value;
      const shown = isSecret ? (value === '' ? '' : '(set, not shown)') : value;
      lines.push(`  ${name}: ${stringify(shown, { collectionStyle: 'flow' }).trim()} # ${origins.get(path) ?? ''}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
