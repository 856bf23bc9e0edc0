import type { Node, Part, Shape, Type } from '@realmwright/kernel/schema/type';

/** A decoded value as a person reads it: a line, and lines below it. */
export interface ValueTree {
  /** Name of the field or place of the item; empty at the top. */
  readonly name: string;
  /** The value in one line; of structs and lists, what they are. */
  readonly text: string;
  readonly children: readonly ValueTree[];
}

/**
 * The tree of a decoded value of a description. Numbers with names show both; absent fields are left out; fields named in
 * `hidden` are named without their value.
 */
export function valueTree<Value>(
  type: Type<Value>,
  value: Value,
  name = '',
  hidden: ReadonlySet<string> = nothingHidden,
): ValueTree {
  return new Grower(hidden).tree(type.node, value, name);
}

/** The tree as indented lines. */
export function treeLines(tree: ValueTree, indent = ''): readonly string[] {
  const head = [tree.name, tree.text].filter((word) => word !== '').join(': ');
  return [`${indent}${head}`, ...tree.children.flatMap((child) => treeLines(child, `${indent}  `))];
}

class Grower {
  readonly #hidden: ReadonlySet<string>;

  constructor(hidden: ReadonlySet<string>) {
    this.#hidden = hidden;
  }

  tree(node: Node, value: unknown, name: string): ValueTree {
    const { shape } = node;
    if (this.#hidden.has(name)) return leaf(name, '(hidden)');
    switch (shape.kind) {
      case 'struct':
        return { name, text: '', children: this.#fields(shape.parts, entriesOf(value)) };
      case 'union': {
        const entries = entriesOf(value);
        const kind = String(entries.get('kind'));
        const member = shape.members[kind];
        const children = member?.shape.kind === 'struct' ? this.#fields(member.shape.parts, entries) : [];
        return { name, text: kind, children };
      }
      case 'list': {
        const items: readonly unknown[] = Array.isArray(value) ? value : [];
        const children = items.map((item, index) => this.tree(shape.item, item, `[${index}]`));
        return { name, text: items.length === 1 ? '1 item' : `${items.length} items`, children };
      }
      case 'optional':
        return value === undefined ? leaf(name, 'absent') : this.tree(shape.inner, value, name);
      case 'alias':
      case 'constant':
      case 'countOf':
        return this.tree(shape.inner, value, name);
      case 'integer':
        return leaf(name, integerText(shape, value));
      case 'float':
        return leaf(name, typeof value === 'number' && shape.bits === 32 ? floatText(value) : plainText(value));
      case 'custom':
        return customTree(name, value);
      case 'text':
      case 'token':
        return leaf(name, JSON.stringify(value));
      default:
        return leaf(name, plainText(value));
    }
  }

  #fields(parts: readonly Part[], values: ReadonlyMap<string, unknown>): ValueTree[] {
    const scope = Object.fromEntries(values);
    return parts.flatMap(({ content }) => {
      if (content.kind === 'group') return this.#fields(content.active(scope), values);
      const value = values.get(content.name);
      return value === undefined ? [] : [this.tree(content.node, value, content.name)];
    });
  }
}

/** What a custom type decoded to, by the look of the value itself. */
function customTree(name: string, value: unknown): ValueTree {
  if (Array.isArray(value)) {
    const children = value.map((item: unknown, index) => customTree(`[${index}]`, item));
    return { name, text: value.length === 1 ? '1 item' : `${value.length} items`, children };
  }
  if (value instanceof Map) {
    const children = [...value].map(([key, item]: [unknown, unknown]) => customTree(String(key), item));
    return { name, text: value.size === 1 ? '1 entry' : `${value.size} entries`, children };
  }
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return leaf(name, plainText(value));
  return { name, text: '', children: Object.entries(value).map(([key, item]) => customTree(key, item)) };
}

function integerText(shape: Extract<Shape, { kind: 'integer' }>, value: unknown): string {
  if (typeof value !== 'number' || shape.names === undefined) return plainText(value);
  if (!shape.flags) {
    const known = Object.entries(shape.names).find(([, named]) => named === value);
    return known === undefined ? `${value} (unknown)` : `${known[0]} (${value})`;
  }
  const set = Object.entries(shape.names).filter(([, bits]) => bits !== 0 && hasBits(value, bits));
  return `${set.map(([flag]) => flag).join(' | ') || 'none'} (0x${value.toString(16)})`;
}

/** Flags may have up to 48 bits, which the bitwise operators of numbers do not. */
function hasBits(value: number, bits: number): boolean {
  return (BigInt(value) & BigInt(bits)) === BigInt(bits);
}

/** A float of 32 bits has seven digits that mean something. */
function floatText(value: number): string {
  return String(Number(value.toPrecision(7)));
}

function plainText(value: unknown): string {
  if (typeof value === 'number' && !Number.isInteger(value)) return floatText(value);
  if (value instanceof Uint8Array) {
    const hex = Array.from(value.subarray(0, longestHex), (byte) => byte.toString(16).padStart(2, '0')).join('');
    return `${value.length} bytes ${hex}${value.length > longestHex ? '...' : ''}`;
  }
  if (typeof value === 'bigint' && value > 0xffff_ffffn) return `0x${value.toString(16)}`;
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

function entriesOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

function leaf(name: string, text: string): ValueTree {
  return { name, text, children: [] };
}

const longestHex = 32;
const nothingHidden: ReadonlySet<string> = new Set();
