import { invariant } from '../errors.ts';
import { readStep, writeStep } from './interpret.ts';
import { type Node, type Type, typeOf } from './type.ts';

/** Items behind their number, a u16. A count that the received bytes cannot hold is refused before allocating. */
export function list<Item>(item: Type<Item>, limits: { readonly max: number }): Type<readonly Item[]> {
  const { max } = limits;
  invariant(max > 0 && max <= 0xffff, 'a list must be limited to 1 to 65,535 items', limits);
  invariant(item.node.minBytes > 0, 'items of a list must take at least one byte each');
  const { node } = item;
  return typeOf<readonly Item[]>({
    shape: { kind: 'list', item: node, min: 0, max },
    minBytes: 2,
    read: (reader, scope) => {
      const count = reader.count(reader.u16(), max, node.minBytes);
      return readItems(node, reader, scope, count);
    },
    write: (writer, value, scope) => {
      if (!Array.isArray(value)) return writer.fault('a list is due');
      if (value.length > max) return writer.fault(`${value.length} items exceed the limit of ${max}`);
      writer.u16(value.length);
      writeItems(node, writer, value, scope);
    },
    emitRead: (emitter) => {
      const count = emitter.fresh('n');
      emitter.line(`const ${count} = view.getUint16(${emitter.fixed(2)}, true);`);
      emitter.flush();
      return emitReadItems(node, emitter, `r.count(${count}, ${max}, ${node.minBytes})`);
    },
    emitWrite: (emitter, value) => {
      emitter.line(`if (!Array.isArray(${value})) w.fault('a list is due');`);
      emitter.line(`if (${value}.length > ${max}) w.fault('the items exceed the limit of ${max}');`);
      emitter.line(`view.setUint16(${emitter.fixed(2)}, ${value}.length, true);`);
      emitWriteItems(node, emitter, value);
    },
  });
}

/** Interprets `count` items; `count` has been checked. */
export function readItems(
  node: Node,
  reader: Parameters<Node['read']>[0],
  scope: Parameters<Node['read']>[1],
  count: number,
): unknown[] {
  const items = new Array<unknown>(count);
  for (let i = 0; i < count; i++) items[i] = readStep(`[${i}]`, node, reader, scope);
  return items;
}

/** Interprets the writing of items. */
export function writeItems(
  node: Node,
  writer: Parameters<Node['write']>[0],
  items: readonly unknown[],
  scope: Parameters<Node['write']>[2],
): void {
  for (let i = 0; i < items.length; i++) writeStep(`[${i}]`, node, writer, items[i], scope);
}

/** Emits a loop that reads as many items as the expression `count` says; returns the variable with the array. */
export function emitReadItems(node: Node, emitter: Parameters<Node['emitRead']>[0], count: string): string {
  const items = emitter.fresh('l');
  const index = emitter.fresh('i');
  emitter.flush();
  emitter.line(`const ${items} = new Array(${count});`);
  emitter.block(`for (let ${index} = 0; ${index} < ${items}.length; ${index}++)`, () => {
    emitter.line(`${items}[${index}] = ${node.emitRead(emitter)};`);
  });
  return items;
}

/** Emits a loop that writes the items of the array `items`. */
export function emitWriteItems(node: Node, emitter: Parameters<Node['emitWrite']>[0], items: string): void {
  const index = emitter.fresh('i');
  const item = emitter.fresh('v');
  emitter.block(`for (let ${index} = 0; ${index} < ${items}.length; ${index}++)`, () => {
    emitter.line(`const ${item} = ${items}[${index}];`);
    node.emitWrite(emitter, item);
  });
}
