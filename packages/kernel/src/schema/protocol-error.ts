/** What was being done when the bytes or the value turned out wrong. */
export type ProtocolErrorSituation = 'decode' | 'encode';

/**
 * Bytes that are not a message of the description, or a value that the description does not allow. The peer's fault
 * when decoding, ours when encoding. Decoding throws nothing else.
 */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
  readonly situation: ProtocolErrorSituation;
  /** Name of the message, as the description was named. */
  readonly packet: string;
  /** Field path such as `realms[2].name`; empty for the message as a whole. */
  readonly path: string;
  /** Offset in bytes from the start of the message. */
  readonly offset: number;
  /** Length of the message in bytes; when encoding, the bytes written so far. */
  readonly length: number;
  readonly reason: string;

  constructor(facts: {
    readonly situation: ProtocolErrorSituation;
    readonly packet: string;
    readonly path: string;
    readonly offset: number;
    readonly length: number;
    readonly reason: string;
  }) {
    const where = facts.path === '' ? '' : ` at ${facts.path}`;
    super(
      `cannot ${facts.situation} ${facts.packet}${where}, byte ${facts.offset} of ${facts.length}: ${facts.reason}`,
    );
    this.situation = facts.situation;
    this.packet = facts.packet;
    this.path = facts.path;
    this.offset = facts.offset;
    this.length = facts.length;
    this.reason = facts.reason;
  }
}

/**
 * What readers, writers and custom codecs throw inside a codec; the codec turns it into a `ProtocolError`. Only the
 * interpreter collects the path: when compiled code faults, the codec runs the interpreter over the same input once.
 */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly offset: number;
  #path = '';

  constructor(reason: string, offset: number) {
    super(reason);
    this.offset = offset;
  }

  get path(): string {
    return this.#path;
  }

  /** Adds the enclosing field (`name`) or item (`[3]`) in front of the path. */
  inside(step: string): this {
    const separator = this.#path === '' || this.#path.startsWith('[') ? '' : '.';
    this.#path = `${step}${separator}${this.#path}`;
    return this;
  }
}

/** The fault that an error stands for: itself, or that of a codec used inside a custom one. Undefined for other errors. */
export function faultOf(error: unknown): Fault | undefined {
  if (error instanceof Fault) return error;
  if (!(error instanceof ProtocolError)) return undefined;
  const fault = new Fault(error.reason, error.offset);
  return error.path === '' ? fault : fault.inside(error.path);
}
