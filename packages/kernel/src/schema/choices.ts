import { invariant } from '../errors.ts';
import { readStep, writeStep } from './interpret.ts';
import { StructNode } from './structs.ts';
import { type Type, typeOf, type ValueOf } from './type.ts';

/** One byte that says whether the value follows. */
export function optional<Value>(type: Type<Value>): Type<Value | undefined> {
  const inner = type.node;
  return typeOf<Value | undefined>({
    shape: { kind: 'optional', inner },
    minBytes: 1,
    read: (reader, scope) => (reader.u8() === 0 ? undefined : inner.read(reader, scope)),
    write: (writer, value, scope) => {
      writer.u8(value === undefined ? 0 : 1);
      if (value !== undefined) inner.write(writer, value, scope);
    },
    emitRead: (emitter) => {
      const result = emitter.fresh('v');
      const present = emitter.fresh('n');
      emitter.line(`let ${result};`);
      emitter.line(`const ${present} = view.getUint8(${emitter.fixed(1)});`);
      emitter.block(`if (${present} !== 0)`, () => emitter.line(`${result} = ${inner.emitRead(emitter)};`));
      return result;
    },
    emitWrite: (emitter, value) => {
      emitter.line(`view.setUint8(${emitter.fixed(1)}, ${value} === undefined ? 0 : 1);`);
      emitter.block(`if (${value} !== undefined)`, () => inner.emitWrite(emitter, value));
    },
  });
}

/** One of a few words, as a byte: its place in the declaration. New words go to the end. */
export function literals<const Words extends readonly string[]>(...words: Words): Type<Words[number]> {
  invariant(words.length > 0 && words.length <= 256, 'literals must be 1 to 256 words');
  const indexes = new Map<unknown, number>(words.map((word, index) => [word, index]));
  return typeOf<Words[number]>({
    shape: { kind: 'literals', values: words },
    minBytes: 1,
    read: (reader) => words[reader.u8()] ?? reader.fault(`one of ${words.length} words is due`),
    write: (writer, value) => {
      writer.u8(indexes.get(value) ?? writer.fault(`one of ${words.join(', ')} is due, not ${String(value)}`));
    },
    emitRead: (emitter) => {
      const list = emitter.constant(words);
      const at = emitter.fixed(1);
      return `(${list}[view.getUint8(${at})] ?? r.fault('one of ${words.length} words is due'))`;
    },
    emitWrite: (emitter, value) => {
      const index = emitter.fresh('n');
      emitter.line(`const ${index} = ${emitter.constant(indexes)}.get(${value}) ?? w.fault('an unknown word');`);
      emitter.line(`view.setUint8(${emitter.fixed(1)}, ${index});`);
    },
  });
}

/** The decoded value of a union: the fields of the member, and its name as `kind`. */
export type UnionValue<Members extends Readonly<Record<string, Type<object>>>> = {
  [K in keyof Members & string]: { readonly kind: K } & ValueOf<Members[K]>;
}[keyof Members & string];

/** One of several structs behind a byte: the member's place in the declaration. New members go to the end. */
export function union<const Members extends Readonly<Record<string, Type<object>>>>(
  members: Members,
): Type<UnionValue<Members>> {
  const kinds = Object.keys(members);
  const nodes = Object.values(members).map((member) => {
    invariant(member.node instanceof StructNode, 'members of a union must be structs', { kinds });
    return member.node;
  });
  const indexes = new Map<unknown, number>(kinds.map((kind, index) => [kind, index]));
  invariant(kinds.length > 0 && kinds.length <= 256, 'a union must have 1 to 256 members');
  return typeOf<UnionValue<Members>>({
    shape: {
      kind: 'union',
      members: Object.fromEntries(kinds.map((kind, index) => [kind, nodes[index] as StructNode])),
    },
    minBytes: 1 + Math.min(...nodes.map((node) => node.minBytes)),
    read: (reader, scope) => {
      const tag = reader.u8();
      const kind = kinds[tag];
      const node = nodes[tag];
      if (kind === undefined || node === undefined) return reader.fault(`one of ${kinds.length} kinds is due`);
      return { kind, ...(readStep(kind, node, reader, scope) as object) };
    },
    write: (writer, value, scope) => {
      if (typeof value !== 'object' || value === null || !('kind' in value))
        return writer.fault('a union value is due');
      const tag = indexes.get(value.kind) ?? writer.fault(`unknown kind ${String(value.kind)}`);
      writer.u8(tag);
      writeStep(String(value.kind), nodes[tag] as StructNode, writer, value, scope);
    },
    emitRead: (emitter) => {
      const result = emitter.fresh('v');
      const tag = emitter.fresh('n');
      emitter.line(`let ${result};`);
      emitter.line(`const ${tag} = view.getUint8(${emitter.fixed(1)});`);
      emitter.block(`switch (${tag})`, () => {
        for (const [index, node] of nodes.entries()) {
          emitter.block(`case ${index}:`, () => {
            emitter.line(`${result} = ${node.emitReadWith(emitter, `kind: ${JSON.stringify(kinds[index])}, `)};`);
            emitter.flush();
            emitter.line('break;');
          });
        }
        emitter.line(`default: r.fault('one of ${kinds.length} kinds is due');`);
      });
      return result;
    },
    emitWrite: (emitter, value) => {
      const tag = emitter.fresh('n');
      emitter.line(`const ${tag} = ${emitter.constant(indexes)}.get(${value}.kind) ?? w.fault('unknown kind');`);
      emitter.line(`view.setUint8(${emitter.fixed(1)}, ${tag});`);
      emitter.block(`switch (${tag})`, () => {
        for (const [index, node] of nodes.entries()) {
          emitter.block(`case ${index}:`, () => {
            node.emitWrite(emitter, value);
            emitter.flush();
            emitter.line('break;');
          });
        }
      });
    },
  });
}
