import { codecOf } from '@realmwright/kernel/schema/codec';
import type { Type } from '@realmwright/kernel/schema/type';
import { type ValueTree, valueTree } from '@realmwright/protocol/inspect/value-tree';
import { entityFields } from '../actor/entity-fields.ts';
import { INTENT_SUBJECTS, type IntentBatch, intentBatchType, intentType } from '../intents/intent-batch.ts';
import { decodePerceptionBatch } from '../perception/batch-codec.ts';
import { factType, personalFactType } from '../perception/perceived.ts';
import {
  type FieldValues,
  PERCEPTION_SUBJECTS,
  type PerceptionBatch,
  type SessionPerception,
} from '../perception/perception-batch.ts';

/**
 * What edges and map instances say to each other, as lines for a person; undefined for other subjects. At most some forty
 * lines of each kind and some hundred characters a line, however much a batch holds.
 * @throws ProtocolError for bytes that are no such message, or are cut
 */
export function describeWorldMessage(subject: string, payload: Uint8Array): readonly string[] | undefined {
  if (subject.startsWith(INTENT_SUBJECTS)) return intentLines(intentCodec.decode(payload));
  if (subject.startsWith(PERCEPTION_SUBJECTS)) return perceptionLines(decodePerceptionBatch(payload));
  return undefined;
}

/** Most lines of one kind of thing in a message. */
const mostLines = 40;
/** Longest line, characters. */
const longestLine = 240;
const intentCodec = codecOf(intentBatchType, 'intent batch');

function intentLines({ edge, items }: IntentBatch): readonly string[] {
  return [
    `edge: ${edge}, intents: ${items.length}`,
    ...some(items, ({ session, sequence, intent }) => `session ${session} #${sequence} ${inline(intentType, intent)}`),
  ];
}

function perceptionLines(batch: PerceptionBatch): readonly string[] {
  const { instance, epoch, tick, time, keys, entities, changes, facts, sessions } = batch;
  const keyById = new Map<number, string>(
    keys.map(({ entity, key }) => [entity, [key.kind, key.entry, key.counter].filter((part) => part !== 0).join(' ')]),
  );
  const named = (entity: number): string => `${entity} (${keyById.get(entity) ?? 'without a key'})`;
  return [
    `instance: ${instance}, tick: ${tick}, time: ${time}, epoch: ${epoch}`,
    ...some(
      entities,
      ({ entity, disclosure, fields, path }) =>
        `entity ${named(entity)} to ${disclosure}${path === undefined ? '' : ', on a path'}: ${fieldText(fields)}`,
    ),
    ...some(
      changes,
      ({ entity, disclosure, fields }) => `change ${named(entity)} to ${disclosure}: ${fieldText(fields)}`,
    ),
    ...some(facts, (fact, index) => `fact [${index}] ${inline(factType, fact)}`),
    ...some(sessions, sessionText),
  ];
}

function sessionText({ session, personal, leaves, enters, changes, facts }: SessionPerception): string {
  const own = personal.map((fact) => `; ${inline(personalFactType, fact)}`).join('');
  const { length: left } = leaves;
  return `session ${session}: entered ${enters.length}, left ${left}, changes ${changes.length}, facts ${facts.length}${own}`;
}

function fieldText({ numbers, values }: FieldValues): string {
  // Seven digits of a 32-bit float mean something; whole numbers are kept as they are.
  const shown = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(7)));
  return numbers.map((number, i) => `${entityFields[number]?.name ?? number} ${shown(values[i] ?? 0)}`).join(', ');
}

/** The lines of the first things, cut to their length, and how many there are more. */
function some<Item>(items: readonly Item[], line: (item: Item, index: number) => string): readonly string[] {
  const shown = items.slice(0, mostLines).map((item, index) => {
    const text = line(item, index);
    return text.length <= longestLine ? text : `${text.slice(0, longestLine - 1).toWellFormed()}…`;
  });
  return items.length > mostLines ? [...shown, `... and ${items.length - mostLines} more`] : shown;
}

function inline<Value>(type: Type<Value>, value: Value): string {
  return treeText(valueTree(type, value));
}

function treeText({ name, text, children }: ValueTree): string {
  const head = name === '' ? text : `${name}: ${text}`;
  if (children.length === 0) return head.trimEnd();
  return `${head.trimEnd()} { ${children.map(treeText).join(', ')} }`;
}
