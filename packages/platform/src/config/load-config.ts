import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OperatorError } from '@realmwright/kernel/errors';
import Value from 'typebox/value';
import { type Document, parseDocument } from 'yaml';
import { type RealmConfig, realmConfigSchema } from './realm-config.ts';
import { type Setting, settingSections } from './settings.ts';

/** The effective configuration and where each value came from. */
export interface LoadedConfig {
  readonly config: RealmConfig;
  /** `default`, the path of the YAML file, or the name of the environment variable, by path of the setting. */
  readonly origins: ReadonlyMap<string, string>;
  /** Sentences about variables that look like ours but mean nothing. */
  readonly warnings: readonly string[];
}

export interface ConfigSources {
  /** The data folder, whose `realmwright.yaml` is read when no file is named. */
  readonly dataFolder: string;
  /** A YAML file that must exist. */
  readonly file?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Defaults, overridden by the YAML file, overridden by the environment.
 * @throws OperatorError that lists everything wrong at once
 */
export async function loadConfig(sources: ConfigSources): Promise<LoadedConfig> {
  const path = sources.file ?? join(sources.dataFolder, 'realmwright.yaml');
  const text = await readText(path, sources.file !== undefined);
  return configOf({ path, text, environment: sources.environment });
}

/**
 * As `loadConfig`, for the text of a file that was read; `path` names it in messages.
 * @throws OperatorError that lists everything wrong at once
 */
export function configOf(sources: {
  readonly path: string;
  readonly text: string;
  readonly environment: ConfigSources['environment'];
}): LoadedConfig {
  const { path } = sources;
  const written = readYaml(path, sources.text);
  const problems: string[] = unknownNames(path, written);
  const origins = new Map<string, string>();
  const tree: Record<string, Record<string, unknown>> = {};
  for (const { name, settings } of settingSections) {
    const values: Record<string, unknown> = {};
    for (const setting of settings) {
      const { value, origin } = choose(setting, written, path, sources.environment);
      if (!setting.accepts(value)) problems.push(complaint(setting, value, origin));
      values[setting.name] = value;
      origins.set(setting.path, origin);
    }
    tree[name] = values;
  }
  const config: unknown = tree;
  if (problems.length > 0 || !Value.Check(realmConfigSchema, config)) {
    throw new OperatorError(
      `The configuration cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
  }
  return { config, origins, warnings: unknownVariables(sources.environment) };
}

/** Names that are ours in the environment without being settings of the realm. */
const otherVariables = new Set([
  'REALMWRIGHT_DATA',
  'REALMWRIGHT_TEST_DATABASE_URL',
  'REALMWRIGHT_TEST_NATS_URL',
  'REALMWRIGHT_TEST_REDIS_URL',
]);

function choose(
  setting: Setting,
  written: YamlTree,
  path: string,
  environment: ConfigSources['environment'],
): { readonly value: unknown; readonly origin: string } {
  const given = environment[setting.environmentName];
  if (given !== undefined && given !== '') return { value: setting.fromText(given), origin: setting.environmentName };
  const section = written[setting.section];
  if (isTree(section) && section[setting.name] !== undefined) return { value: section[setting.name], origin: path };
  return { value: setting.default, origin: 'default' };
}

function complaint(setting: Setting, value: unknown, origin: string): string {
  const place = origin === setting.environmentName ? `${origin} (environment)` : `${setting.path} in ${origin}`;
  return `${place} must be ${setting.demand}${setting.isSecret ? '' : `, not ${shown(value)}`}.`;
}

/** A wrong value as its writer knows it again. What holds others may hold itself, by an alias, and has no text then. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'a group of names' : JSON.stringify(value);
}

type YamlTree = Readonly<Record<string, unknown>>;

/** The text of the file; none of a file that need not be there. */
async function readText(path: string, isRequired: boolean): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // Whether the data folder itself can be used is told by whoever claims it.
    const isAbsent = code === 'ENOENT' || code === 'ENOTDIR' || (code === 'EACCES' && !(await canEnter(dirname(path))));
    if (isAbsent && !isRequired) return '';
    throw new OperatorError(
      `The configuration file ${path} cannot be read: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function readYaml(path: string, text: string): YamlTree {
  const document = parseDocument(text);
  const [fault] = document.errors;
  if (fault !== undefined) throw new OperatorError(`The configuration file ${path} is not YAML: ${fault.message}`);
  const content = contentOf(path, document);
  if (content === null || content === undefined) return {};
  if (!isTree(content)) throw new OperatorError(`The configuration file ${path} must hold sections with settings.`);
  return content;
}

/** The values of a document whose syntax is right; its aliases may still lead nowhere, or multiply without end. */
function contentOf(path: string, document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new OperatorError(`The configuration file ${path} is not YAML: ${error.message}`);
  }
}

async function canEnter(folder: string): Promise<boolean> {
  return access(folder, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function unknownNames(path: string, written: YamlTree): string[] {
  const problems: string[] = [];
  const known = new Map(settingSections.map(({ name, settings }) => [name, settings.map((setting) => setting.name)]));
  for (const [section, values] of Object.entries(written)) {
    const names = known.get(section);
    if (names === undefined) {
      problems.push(`${path} has a section "${section}", which means nothing. ${nearest(section, [...known.keys()])}`);
    } else if (values !== null && !isTree(values)) {
      problems.push(`The section "${section}" in ${path} must hold settings, not a single value.`);
    } else {
      for (const name of Object.keys(values ?? {})) {
        if (names.includes(name)) continue;
        problems.push(`${path} sets ${section}.${name}, which means nothing. ${nearest(name, names)}`);
      }
    }
  }
  return problems;
}

function unknownVariables(environment: ConfigSources['environment']): string[] {
  const known = settingSections.flatMap(({ settings }) => settings.map((setting) => setting.environmentName));
  return Object.keys(environment)
    .filter((name) => name.startsWith('REALMWRIGHT_') && !known.includes(name) && !otherVariables.has(name))
    .map((name) => `The environment variable ${name} means nothing. ${nearest(name, [...known, ...otherVariables])}`);
}

function nearest(name: string, candidates: readonly string[]): string {
  const scored = candidates.map((candidate) => ({
    candidate,
    score: distance(name.toLowerCase(), candidate.toLowerCase()),
  }));
  scored.sort((a, b) => a.score - b.score);
  const [best] = scored;
  if (best !== undefined && best.score <= 3) return `Did you mean ${best.candidate}?`;
  return candidates.length <= 12 ? `There are ${candidates.join(', ')}.` : 'See docs/generated/configuration.md.';
}

/** Edits (insert, delete, replace) that turn one word into the other. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}

function isTree(value: unknown): value is YamlTree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
