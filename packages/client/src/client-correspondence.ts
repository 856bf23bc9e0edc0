import type { ClientMessage } from '@realmwright/protocol/realtime/client-messages';
import { clientFrames, type Frame } from '@realmwright/protocol/realtime/frame';
import { type Grasp, MOST_HEARD_TALK } from '@realmwright/protocol/realtime/resumption';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';

/** Most reliable frames that are kept until the realm is known to have them. */
const MOST_KEPT = 256;

/**
 * The client's side of what goes to and fro in a session, whatever line carries it: what was sent and may have to be sent
 * again, and what has come and must not count twice.
 */
export class ClientCorrespondence {
  /** What resumes the session; empty as long as there is none. */
  token = '';
  #sent = { reliable: 0, latest: 0, droppable: 0 };
  #kept: { readonly sequence: number; readonly bytes: Uint8Array }[] = [];
  /** The last question for a sign of life, and the last reliable frame that was sent before it. */
  #asked = { sent: -1, after: 0 };
  /** The realm lacks frames of before that question, though it has the question. */
  #hasDropped = false;
  #received = 0;
  #confirmed = 0;
  #said = 0;
  #talk: readonly number[] = [];

  /**
   * The bytes of a message with its next number; a reliable one is kept.
   * @throws ProtocolError when something in it is larger than it may be; then nothing has happened
   */
  write(message: ClientMessage): Uint8Array {
    const { delivery } = clientFrames.frame(message, 0);
    const sequence = this.#sent[delivery] + 1;
    // A message that cannot be written takes no number: the realm would miss it.
    const bytes = clientFrames.encode([clientFrames.frame(message, sequence)]);
    this.#sent[delivery] = sequence;
    if (message.kind === 'ping') this.#asked = { sent: message.sent, after: this.#sent.reliable };
    if (delivery === 'reliable') {
      this.#kept.push({ sequence, bytes });
      if (this.#kept.length > MOST_KEPT) this.#kept.shift();
    }
    return bytes;
  }

  /** Whether a frame of the realm is new; it counts as received from now on. */
  take({ delivery, sequence, message }: Frame<ServerMessage>): boolean {
    if (message.kind === 'resumed') this.#resume(message, sequence);
    if (delivery === 'reliable') {
      if (sequence <= this.#received) return false;
      this.#received = sequence;
    }
    if (message.kind === 'welcome') this.token = message.resume;
    if (message.kind === 'pong') this.#answered(message);
    if ('number' in message) this.#note(message);
    return true;
  }

  /** What the client has of its session. */
  get grasp(): Grasp {
    return { heard: this.#received, said: this.#said, talk: this.#talk };
  }

  /** Reliable frames that have come and that the realm has not been told to have come. */
  get unconfirmed(): number {
    return this.#received - this.#confirmed;
  }

  /** The word that they have come. */
  confirmation(): Extract<ClientMessage, { kind: 'heard' }> {
    this.#confirmed = this.#received;
    return { kind: 'heard', sequence: this.#received };
  }

  /** Frames that the realm does not have. */
  get unheard(): readonly Uint8Array[] {
    return this.#kept.map(({ bytes }) => bytes);
  }

  /**
   * What the realm has left unread because too much came at once: an answer to a question says that it has everything of
   * before, or never will. Gives them once for each answer, to be sent again.
   */
  takeDropped(): readonly Uint8Array[] {
    const hasDropped = this.#hasDropped;
    this.#hasDropped = false;
    return hasDropped ? this.unheard : [];
  }

  #answered({ sent, heard }: Extract<ServerMessage, { kind: 'pong' }>): void {
    this.#forget(heard);
    const { after } = this.#asked;
    if (sent === this.#asked.sent) this.#hasDropped = this.#kept.some(({ sequence }) => sequence <= after);
  }

  #resume({ how, heard, resume }: Extract<ServerMessage, { kind: 'resumed' }>, sequence: number): void {
    this.token = resume;
    if (how === 'kept') return this.#forget(heard);
    // Another edge counts anew, and knows nothing of what was sent to the former one.
    this.#sent = { reliable: 0, latest: 0, droppable: 0 };
    this.#kept = [];
    this.#asked = { sent: -1, after: 0 };
    this.#received = sequence - 1;
    this.#confirmed = 0;
  }

  #forget(heard: number): void {
    this.#kept = this.#kept.filter(({ sequence }) => sequence > heard);
  }

  #note(message: Numbered): void {
    const { number } = message;
    if (number === 0) return;
    if (message.kind === 'said' && ofWorld.has(message.how)) this.#said = number;
    else this.#talk = [...this.#talk, number].toSorted((one, other) => one - other).slice(-MOST_HEARD_TALK);
  }
}

type Numbered = Extract<ServerMessage, { readonly number: number }>;

/** What is numbered by the clock of the world. */
const ofWorld: ReadonlySet<string> = new Set(['say', 'yell', 'emote', 'reply']);
