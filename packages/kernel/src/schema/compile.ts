import type { ByteReader, ByteWriter } from './bytes.ts';
import type { Node } from './type.ts';

export type CompiledRead = (reader: ByteReader) => unknown;
export type CompiledWrite = (writer: ByteWriter, value: unknown) => void;

/** Collects the statements of one function. Neighbouring fixed-size fields share one bounds check. */
abstract class Emitter {
  readonly lines: string[] = [];
  readonly constants: unknown[] = [];
  #serial = 0;
  #run: { readonly line: number; readonly name: string; size: number } | undefined;

  /** A statement. */
  line(text: string): void {
    this.lines.push(text);
  }

  /** A variable name that nothing else has. */
  fresh(prefix: string): string {
    this.#serial += 1;
    return `${prefix}${this.#serial}`;
  }

  /** Makes a value of this process reachable from the emitted code; returns its name there. */
  constant(value: unknown): string {
    const known = this.constants.indexOf(value);
    return `c${known >= 0 ? known : this.constants.push(value) - 1}`;
  }

  /** Room of `size` bytes at a fixed distance from its neighbours; returns the expression of its place in `view`. */
  fixed(size: number): string {
    if (this.#run === undefined) {
      this.#run = { line: this.lines.push('') - 1, name: this.fresh('p'), size: 0 };
    }
    const place = this.#run.size === 0 ? this.#run.name : `${this.#run.name} + ${this.#run.size}`;
    this.#run.size += size;
    return place;
  }

  /** Ends the run of fixed-size fields: due before a branch, a loop or anything of variable size, and after it. */
  flush(): void {
    if (this.#run === undefined) return;
    this.lines[this.#run.line] = this.claim(this.#run.name, this.#run.size);
    this.#run = undefined;
  }

  /** A block such as `if (...) {`; runs never cross its borders. */
  block(head: string, body: () => void): void {
    this.flush();
    this.line(`${head} {`);
    body();
    this.flush();
    this.line('}');
  }

  protected abstract claim(name: string, size: number): string;
}

/** Emits into a function with the parameters `r` (ByteReader) and `view` (its DataView). */
export class ReadEmitter extends Emitter {
  #fields: Map<string, string> = new Map();

  /** The variable that holds a field of the struct being read. */
  field(name: string): string {
    return this.#fields.get(name) ?? 'undefined';
  }

  /** Declares a variable for each field of a struct and runs `body` with them in scope. */
  struct(names: readonly string[], body: () => string): string {
    const outer = this.#fields;
    this.#fields = new Map(names.map((name) => [name, this.fresh('f')]));
    if (names.length > 0) this.line(`let ${[...this.#fields.values()].join(', ')};`);
    const result = body();
    this.#fields = outer;
    return result;
  }

  protected override claim(name: string, size: number): string {
    return `const ${name} = r.take(${size});`;
  }
}

/** Emits into a function with the parameter `w` (ByteWriter) and a variable `view` (its DataView). */
export class WriteEmitter extends Emitter {
  #source = 'undefined';

  /** The variable that holds the struct being written. */
  get source(): string {
    return this.#source;
  }

  /** The expression of a field of the struct being written. */
  field(name: string): string {
    return `${this.#source}[${JSON.stringify(name)}]`;
  }

  /** Runs `body` with `source`, a variable that holds the struct. */
  struct(source: string, body: () => void): void {
    const outer = this.#source;
    this.#source = source;
    body();
    this.#source = outer;
  }

  protected override claim(name: string, size: number): string {
    return `const ${name} = w.reserve(${size}); view = w.view;`;
  }
}

/** Compiles the reader of a description. Throws where the host forbids dynamic code. */
export function compileRead(node: Node): CompiledRead {
  const emitter = new ReadEmitter();
  const result = emitter.fresh('v');
  emitter.line(`let ${result};`);
  const expression = node.emitRead(emitter);
  emitter.line(`${result} = ${expression};`);
  emitter.flush();
  const source = ['return function read(r) {', 'const view = r.view;', ...emitter.lines, `return ${result};`, '};'];
  return instantiate(source, emitter.constants) as CompiledRead;
}

/** Compiles the writer of a description. Throws where the host forbids dynamic code. */
export function compileWrite(node: Node): CompiledWrite {
  const emitter = new WriteEmitter();
  node.emitWrite(emitter, 'value');
  emitter.flush();
  const source = ['return function write(w, value) {', 'let view = w.view;', ...emitter.lines, '};'];
  return instantiate(source, emitter.constants) as CompiledWrite;
}

/** Descriptions are values of our own code; names in them are quoted, and no byte of a message ever gets here. */
function instantiate(source: readonly string[], constants: readonly unknown[]): unknown {
  const names = constants.map((_, index) => `c${index}`);
  return new Function(...names, source.join('\n'))(...constants);
}
