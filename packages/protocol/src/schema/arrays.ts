import { invariant } from '@realmwright/kernel/errors';
import { ByteReader, type ByteWriter } from '@realmwright/kernel/schema/bytes';
import type { ReadEmitter, WriteEmitter } from '@realmwright/kernel/schema/compile';
import { readStep, writeStep } from '@realmwright/kernel/schema/interpret';
import { emitReadItems, emitWriteItems, readItems, writeItems } from '@realmwright/kernel/schema/lists';
import type { OptionalField } from '@realmwright/kernel/schema/structs';
import { type Node, type Type, typeOf } from '@realmwright/kernel/schema/type';

/** Exactly `count` items. */
export function array<Item>(item: Type<Item>, count: number): Type<readonly Item[]> {
  const { node } = item;
  return listType<Item>(
    node,
    { min: count, max: count, minBytes: count * node.minBytes },
    {
      read: () => count,
      write: () => {},
      emitRead: () => String(count),
      emitWrite: () => {},
    },
  );
}

/** Items behind their number, which is written as `count` says. */
export function counted<Item>(
  item: Type<Item>,
  limits: { readonly count: Type<number>; readonly max: number },
): Type<readonly Item[]> {
  const { node } = item;
  const { max } = limits;
  const count = limits.count.node;
  bounded(node, max);
  return listType<Item>(
    node,
    { min: 0, max, minBytes: count.minBytes },
    {
      read: (reader, scope) => reader.count(Number(count.read(reader, scope)), max, node.minBytes),
      write: (writer, items, scope) => count.write(writer, items.length, scope),
      emitRead: (emitter) => {
        const number = emitter.fresh('n');
        emitter.line(`const ${number} = ${count.emitRead(emitter)};`);
        emitter.flush();
        return `r.count(${number}, ${max}, ${node.minBytes})`;
      },
      emitWrite: (emitter, items) => {
        const number = emitter.fresh('n');
        emitter.line(`const ${number} = ${items}.length;`);
        count.emitWrite(emitter, number);
      },
    },
  );
}

/** As many items as an earlier field of the same struct says, which is declared with `countOf`. */
export function countedBy<Item>(
  item: Type<Item>,
  limits: { readonly field: string; readonly max: number },
): Type<readonly Item[]> {
  const { node } = item;
  const { field, max } = limits;
  bounded(node, max);
  const type = listType<Item>(
    node,
    { min: 0, max, minBytes: 0 },
    {
      read: (reader, scope) => reader.count(Number(scope[field]), max, node.minBytes),
      write: () => {},
      emitRead: (emitter) => {
        emitter.flush();
        return `r.count(${emitter.field(field)}, ${max}, ${node.minBytes})`;
      },
      emitWrite: () => {},
    },
  );
  return { node: { ...type.node, requires: [field] } };
}

/** The number of items of a later field of the same struct. Written from that field; need not be given. */
export function countOf(field: string, base: Type<number>): OptionalField<number> {
  const { node } = base;
  const length = (items: unknown): number => (Array.isArray(items) || items instanceof Uint8Array ? items.length : 0);
  return typeOf<number>({
    ...node,
    shape: { kind: 'countOf', inner: node, field },
    write: (writer, _given, scope) => node.write(writer, length(scope[field]), scope),
    emitWrite: (emitter, _given) => {
      const number = emitter.fresh('n');
      emitter.line(`const ${number} = ${emitter.constant(length)}(${emitter.field(field)});`);
      node.emitWrite(emitter, number);
    },
  }) as OptionalField<number>;
}

/** Items up to the end of the message. */
export function toEnd<Item>(item: Type<Item>, limits: { readonly max: number }): Type<readonly Item[]> {
  const { node } = item;
  const { max } = limits;
  bounded(node, max);
  return typeOf<readonly Item[]>({
    shape: { kind: 'list', item: node, min: 0, max },
    minBytes: 0,
    read: (reader, scope) => {
      const items: unknown[] = [];
      while (reader.remaining > 0) {
        if (items.length === max) return reader.fault(`the items exceed the limit of ${max}`);
        items.push(readStep(`[${items.length}]`, node, reader, scope));
      }
      return items;
    },
    write: (writer, value, scope) => writeItems(node, writer, checkedItems(writer, value, 0, max), scope),
    emitRead: (emitter) => {
      const items = emitter.fresh('l');
      emitter.flush();
      emitter.line(`const ${items} = [];`);
      emitter.block('while (r.remaining > 0)', () => {
        emitter.line(`if (${items}.length === ${max}) r.fault('the items exceed the limit of ${max}');`);
        emitter.line(`${items}.push(${node.emitRead(emitter)});`);
      });
      return items;
    },
    emitWrite: (emitter, value) => {
      emitCheck(emitter, value, 0, max);
      emitWriteItems(node, emitter, value);
    },
  });
}

/** Items until a mark stands where the next one would begin, such as u32 0xFFFFFFFF. */
export function terminated<Item, Mark extends number | bigint>(
  item: Type<Item>,
  limits: { readonly mark: Type<Mark>; readonly value: Mark; readonly max: number },
): Type<readonly Item[]> {
  const { node } = item;
  const { value: end, max } = limits;
  const mark = limits.mark.node;
  const literal = typeof end === 'bigint' ? `${end}n` : String(end);
  bounded(node, max);
  invariant(node.minBytes >= mark.minBytes, 'items must be at least as long as the mark that ends their list');
  const refuseMark = (writer: ByteWriter, at: number): void => {
    const first = mark.read(new ByteReader(writer.buffer.subarray(at, writer.length)), {});
    if (first === end) writer.fault('an item begins like the mark at the end of the list');
  };
  return typeOf<readonly Item[]>({
    shape: { kind: 'list', item: node, min: 0, max },
    minBytes: mark.minBytes,
    read: (reader, scope) => {
      const items: unknown[] = [];
      for (;;) {
        const { offset } = reader;
        if (mark.read(reader, scope) === end) return items;
        if (items.length === max) return reader.fault(`the items exceed the limit of ${max}`);
        reader.seek(offset);
        items.push(readStep(`[${items.length}]`, node, reader, scope));
      }
    },
    write: (writer, value, scope) => {
      for (const [index, each] of checkedItems(writer, value, 0, max).entries()) {
        const at = writer.length;
        writeStep(`[${index}]`, node, writer, each, scope);
        refuseMark(writer, at);
      }
      mark.write(writer, end, scope);
    },
    emitRead: (emitter) => {
      const items = emitter.fresh('l');
      const offset = emitter.fresh('a');
      const next = emitter.fresh('n');
      emitter.flush();
      emitter.line(`const ${items} = [];`);
      emitter.block('for (;;)', () => {
        emitter.line(`const ${offset} = r.offset;`);
        emitter.line(`const ${next} = ${mark.emitRead(emitter)};`);
        emitter.flush();
        emitter.line(`if (${next} === ${literal}) break;`);
        emitter.line(`if (${items}.length === ${max}) r.fault('the items exceed the limit of ${max}');`);
        emitter.line(`r.seek(${offset});`);
        emitter.line(`${items}.push(${node.emitRead(emitter)});`);
      });
      return items;
    },
    emitWrite: (emitter, value) => {
      emitCheck(emitter, value, 0, max);
      const each = emitter.fresh('v');
      const at = emitter.fresh('a');
      emitter.block(`for (const ${each} of ${value})`, () => {
        emitter.line(`const ${at} = w.length;`);
        node.emitWrite(emitter, each);
        emitter.flush();
        emitter.line(`${emitter.constant(refuseMark)}(w, ${at});`);
      });
      const last = emitter.fresh('v');
      emitter.line(`const ${last} = ${literal};`);
      mark.emitWrite(emitter, last);
    },
  });
}

/** How the number of items gets on the wire. `emitRead` returns an expression; `items` is a checked array. */
interface Count {
  readonly read: (reader: Parameters<Node['read']>[0], scope: Parameters<Node['read']>[1]) => number;
  readonly write: (
    writer: Parameters<Node['write']>[0],
    items: readonly unknown[],
    scope: Parameters<Node['write']>[2],
  ) => void;
  readonly emitRead: (emitter: ReadEmitter) => string;
  readonly emitWrite: (emitter: WriteEmitter, items: string) => void;
}

function listType<Item>(
  node: Node,
  limits: { readonly min: number; readonly max: number; readonly minBytes: number },
  count: Count,
): Type<readonly Item[]> {
  const { min, max, minBytes } = limits;
  return typeOf<readonly Item[]>({
    shape: { kind: 'list', item: node, min, max },
    minBytes,
    read: (reader, scope) => readItems(node, reader, scope, count.read(reader, scope)),
    write: (writer, value, scope) => {
      const items = checkedItems(writer, value, min, max);
      count.write(writer, items, scope);
      writeItems(node, writer, items, scope);
    },
    emitRead: (emitter) => emitReadItems(node, emitter, count.emitRead(emitter)),
    emitWrite: (emitter, value) => {
      emitCheck(emitter, value, min, max);
      count.emitWrite(emitter, value);
      emitWriteItems(node, emitter, value);
    },
  });
}

function checkedItems(
  writer: Parameters<Node['write']>[0],
  value: unknown,
  min: number,
  max: number,
): readonly unknown[] {
  if (!Array.isArray(value)) return writer.fault('a list is due');
  if (value.length < min || value.length > max)
    return writer.fault(`${min} to ${max} items are due, not ${value.length}`);
  return value;
}

function emitCheck(emitter: WriteEmitter, value: string, min: number, max: number): void {
  emitter.line(`if (!Array.isArray(${value})) w.fault('a list is due');`);
  emitter.line(`if (${value}.length < ${min} || ${value}.length > ${max}) w.fault('${min} to ${max} items are due');`);
}

function bounded(item: Node, max: number): void {
  invariant(max > 0 && Number.isInteger(max), 'a list must have a limit');
  invariant(item.minBytes > 0, 'items of a list must take at least one byte each');
}
