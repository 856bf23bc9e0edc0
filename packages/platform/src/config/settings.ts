import type { TSchema } from 'typebox';
import Value from 'typebox/value';
import { realmConfigSchema } from './realm-config.ts';

/** One value that an operator can set, as the declaration of the configuration describes it. */
export interface Setting {
  /** `section.name`, as in the YAML file. */
  readonly path: string;
  readonly section: string;
  readonly name: string;
  readonly environmentName: string;
  readonly default: unknown;
  readonly says: string;
  /** Never printed. */
  readonly isSecret: boolean;
  /** A change counts at once when the configuration is read anew; otherwise at the next start. */
  readonly isLive: boolean;
  /** What a value must be, to finish the sentence "... must be". */
  readonly demand: string;
  accepts(value: unknown): boolean;
  /** Reads the text of an environment variable; what cannot be read comes back as it is. */
  fromText(text: string): unknown;
}

export interface SettingSection {
  readonly name: string;
  readonly says: string;
  readonly settings: readonly Setting[];
}

/** All sections in the order of the declaration. */
export const settingSections: readonly SettingSection[] = Object.entries(childrenOf(realmConfigSchema)).map(
  ([name, section]) => ({
    name,
    says: wordOf(section, 'description'),
    settings: Object.entries(childrenOf(section)).map(([inner, schema]) => settingOf(name, inner, schema)),
  }),
);

/** What a configuration says for a setting. */
export function settingValue({ section, name }: Pick<Setting, 'section' | 'name'>, config: object): unknown {
  const values = property(config, section);
  return isObject(values) ? property(values, name) : undefined;
}

function settingOf(section: string, name: string, schema: TSchema): Setting {
  return {
    path: `${section}.${name}`,
    section,
    name,
    environmentName: wordOf(schema, 'env'),
    default: property(schema, 'default'),
    says: wordOf(schema, 'description'),
    isSecret: property(schema, 'secret') === true,
    isLive: property(schema, 'live') === true,
    demand: demandOf(schema),
    accepts: (value) => Value.Check(schema, value),
    fromText: (text) => readText(schema, text),
  };
}

function demandOf(schema: TSchema): string {
  const values = property(schema, 'enum');
  if (Array.isArray(values)) return `one of ${values.join(', ')}`;
  switch (property(schema, 'type')) {
    case 'integer':
      return `a whole number from ${property(schema, 'minimum')} to ${property(schema, 'maximum')}`;
    case 'boolean':
      return 'true or false';
    case 'array':
      return `a list of ${constantsOf(schema).join(', ')} with at least one of them, none twice`;
    default:
      return `a text of at most ${property(schema, 'maxLength')} characters`;
  }
}

function constantsOf(schema: TSchema): unknown[] {
  const items = property(schema, 'items');
  const alternatives = isObject(items) ? property(items, 'anyOf') : undefined;
  return Array.isArray(alternatives) ? alternatives.filter(isObject).map((entry) => property(entry, 'const')) : [];
}

function readText(schema: TSchema, text: string): unknown {
  switch (property(schema, 'type')) {
    case 'integer':
      return /^-?\d+$/.test(text.trim()) ? Number(text) : text;
    case 'boolean':
      if (/^(true|yes|on|1)$/i.test(text.trim())) return true;
      return /^(false|no|off|0)$/i.test(text.trim()) ? false : text;
    case 'array':
      return text
        .split(',')
        .map((part) => part.trim())
        .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    default:
      return text;
  }
}

function childrenOf(schema: TSchema): Readonly<Record<string, TSchema>> {
  const properties = property(schema, 'properties');
  return isObject(properties) ? Object.fromEntries(Object.entries(properties).filter(isSchemaEntry)) : {};
}

function isSchemaEntry(entry: [string, unknown]): entry is [string, TSchema] {
  return isObject(entry[1]);
}

function wordOf(schema: TSchema, name: string): string {
  const value = property(schema, name);
  return typeof value === 'string' ? value : '';
}

function property(value: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
