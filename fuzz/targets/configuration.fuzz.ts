import { OperatorError } from '@realmwright/kernel/errors';
import { printConfig } from '@realmwright/platform/config/config-page';
import { configOf, type LoadedConfig } from '@realmwright/platform/config/load-config';
import { settingSections } from '@realmwright/platform/config/settings';
import { type FuzzInput, type FuzzTarget, OracleError } from '../engine/fuzz-target.ts';

const settings = settingSections.flatMap((section) => section.settings);

/**
 * The configuration from a YAML file and from the environment: values that every setting accepts, or one sentence for the
 * operator. Nothing else is thrown, whatever the text.
 */
export const configuration: FuzzTarget = {
  name: 'configuration',
  variants: ['file', 'environment'],
  maxBytes: 1_024,
  dictionary: [
    ...settingSections.map(({ name }) => `${name}:\n`),
    ...settings.flatMap(({ name, environmentName }) => [`  ${name}: `, `${environmentName}=`]),
    ...[
      'true',
      'off',
      '-1',
      '1e9',
      '0x10',
      '[',
      ']',
      '{',
      '}',
      '&a ',
      '*a',
      '<<: *a',
      '? ',
      '- ',
      '!!',
      '|\n',
      '"',
      '\n',
    ],
  ],
  seeds,
  execute: (variant, bytes) => {
    const text = new TextDecoder().decode(bytes);
    const loaded = variant === 0 ? load(text, {}) : load('', environmentOf(text));
    if (loaded === undefined) return;
    printConfig(loaded);
    for (const { section, name, path, accepts } of settings) {
      const value = member(member(loaded.config, section), name);
      if (!accepts(value)) throw new OracleError(`${path} was let through as ${String(value)}`);
    }
  },
};

function load(text: string, environment: Readonly<Record<string, string>>): LoadedConfig | undefined {
  try {
    return configOf({ path: 'realmwright.yaml', text, environment });
  } catch (error) {
    if (error instanceof OperatorError) return undefined;
    throw error;
  }
}

/** A variable per line, as `NAME=value`. */
function environmentOf(text: string): Readonly<Record<string, string>> {
  const pairs = text.split('\n').map((line): [string, string] => {
    const equals = line.indexOf('=');
    return equals < 0 ? [line, ''] : [line.slice(0, equals), line.slice(equals + 1)];
  });
  return Object.fromEntries(pairs);
}

function member(value: unknown, name: string): unknown {
  return Object.getOwnPropertyDescriptor(Object(value), name)?.value;
}

function* seeds(): Iterable<FuzzInput> {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  for (const { name, settings: own } of settingSections) {
    const lines = own.map((setting) => `  ${setting.name}: ${JSON.stringify(setting.default)}`);
    yield { variant: 'file', bytes: encode(`${name}:\n${lines.join('\n')}\n`).subarray(0, 1_024) };
    const variables = own.map((setting) => `${setting.environmentName}=${String(setting.default)}`);
    yield { variant: 'environment', bytes: encode(variables.join('\n')).subarray(0, 1_024) };
  }
  yield { variant: 'file', bytes: encode('a: &a [1, 2]\nrealm: { id: *a }\n') };
}
