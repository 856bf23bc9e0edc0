import type { ByteReader, ByteWriter } from './bytes.ts';
import { Fault, faultOf } from './protocol-error.ts';
import type { Node, Scope } from './type.ts';

/**
 * Walks a description instead of compiling it: ten times slower, needs no dynamic code, and knows the field path when
 * something is wrong. It is the oracle of the compiled form and runs where that is forbidden.
 */
export function interpretRead(node: Node, reader: ByteReader): unknown {
  return node.read(reader, noScope);
}

export function interpretWrite(node: Node, writer: ByteWriter, value: unknown): void {
  node.write(writer, value, noScope);
}

/** Reads one field or item; a fault learns where it was. */
export function readStep(step: string, node: Node, reader: ByteReader, scope: Scope): unknown {
  try {
    return node.read(reader, scope);
  } catch (error) {
    throw faultOf(error)?.inside(step) ?? error;
  }
}

/** Writes one field or item; a fault learns where it was, and a value of the wrong kind becomes a fault. */
export function writeStep(step: string, node: Node, writer: ByteWriter, value: unknown, scope: Scope): void {
  try {
    node.write(writer, value, scope);
  } catch (error) {
    const fault = faultOf(error);
    if (fault !== undefined) throw fault.inside(step);
    if (error instanceof TypeError)
      throw new Fault(`the value is of the wrong kind (${error.message})`, writer.length).inside(step);
    throw error;
  }
}

const noScope: Scope = {};
