/**
 * Looks into a decoded packet by the public names of its fields, whatever build it came from. A story about three builds
 * asks for `guid` and gets it from whichever layout was read; asking for a field that is absent fails with its path.
 */
export class Fields {
  readonly #value: unknown;
  readonly #path: string;

  constructor(value: unknown, path: string) {
    this.#value = value;
    this.#path = path;
  }

  number(name: string): number {
    const found = this.#get(name);
    if (typeof found !== 'number') throw this.#mismatch(name, 'a number', found);
    return found;
  }

  text(name: string): string {
    const found = this.#get(name);
    if (typeof found !== 'string') throw this.#mismatch(name, 'a text', found);
    return found;
  }

  /** A guid or another 64-bit number. */
  big(name: string): bigint {
    const found = this.#get(name);
    if (typeof found !== 'bigint') throw this.#mismatch(name, 'a 64-bit number', found);
    return found;
  }

  bytes(name: string): Uint8Array {
    const found = this.#get(name);
    if (!(found instanceof Uint8Array)) throw this.#mismatch(name, 'bytes', found);
    return found;
  }

  /** The field as it was decoded, undefined when the layout or the message has none of that name. */
  raw(name: string): unknown {
    return this.#get(name);
  }

  /** Everything in it as one line of text: names and values, guids and other 64-bit numbers as `written`. */
  line(written: (value: bigint) => string): string {
    return JSON.stringify(this.#value, (_, value: unknown) => (typeof value === 'bigint' ? written(value) : value))
      .replaceAll('"', '')
      .replaceAll(',', ', ')
      .replaceAll(':', ': ');
  }

  has(name: string): boolean {
    return this.#get(name) !== undefined;
  }

  /** The first of several names that is present: layouts of several builds name one thing differently. */
  firstOf(...names: readonly string[]): string {
    const found = names.find((name) => this.has(name));
    if (found === undefined) throw new TypeError(`${this.#path} has none of ${names.join(', ')}`);
    return found;
  }

  at(name: string): Fields {
    const found = this.#get(name);
    if (typeof found !== 'object' || found === null) throw this.#mismatch(name, 'a structure', found);
    return new Fields(found, `${this.#path}.${name}`);
  }

  /** The items of an array of structures. */
  list(name: string): readonly Fields[] {
    const found = this.#get(name);
    if (!Array.isArray(found)) throw this.#mismatch(name, 'a list', found);
    return found.map((item: unknown, index) => new Fields(item, `${this.#path}.${name}[${index}]`));
  }

  #get(name: string): unknown {
    if (typeof this.#value !== 'object' || this.#value === null) return undefined;
    const found: unknown = Reflect.get(this.#value, name);
    return found;
  }

  #mismatch(name: string, wanted: string, found: unknown): TypeError {
    return new TypeError(`${this.#path}.${name} is ${typeof found}, not ${wanted}`);
  }
}
