import { announce } from '@realmwright/kernel/contract';
import { cutText } from '@realmwright/kernel/cut-text';
import type { EdgeId, SessionId } from '@realmwright/kernel/ids';
import type { Bus } from '@realmwright/kernel/ports/bus';
import type { Clock } from '@realmwright/kernel/ports/clock';
import type { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import type { Connection } from './connection.ts';
import { largestSeenBody, packetSeen, watchLeaseMillis } from './gateway.contract.ts';

/** Shows the packets of watched sessions to whoever asked, and keeps the last malformed ones of all. */
export interface Inspector {
  /** Watches a connection until the lease ends; returns what was malformed of it lately, as sentences. */
  watch(connection: Connection): string[];
  see(connection: Connection, sender: 'client' | 'server', name: string, body: Uint8Array): void;
  /** Plain frames with their class bits, as they stand in a queue. */
  seeFrames(connection: Connection, frames: Uint8Array, start: number, end: number): void;
  keepMalformed(session: SessionId, error: ProtocolError, body: Uint8Array): void;
  forget(session: SessionId): void;
}

export function inspector(bus: Bus, clock: Clock, edge: EdgeId): Inspector {
  const cancelBySession = new Map<SessionId, () => void>();
  const malformed: { readonly session: SessionId; readonly sentence: string }[] = [];

  function tell(
    connection: Connection,
    sender: 'client' | 'server',
    name: string,
    opcode: number,
    priority: number,
    body: Uint8Array,
  ): void {
    const { session } = connection;
    announce(
      bus,
      packetSeen,
      {
        session: session.id,
        build: session.build ?? 0,
        at: clock.now(),
        sender,
        name,
        opcode,
        length: body.length,
        priority,
        body: body.slice(0, largestSeenBody),
      },
      { scope: edge },
    );
  }

  return {
    watch(connection) {
      const { id } = connection.session;
      cancelBySession.get(id)?.();
      connection.isTapped = true;
      cancelBySession.set(
        id,
        clock.after(watchLeaseMillis, () => {
          connection.isTapped = false;
          cancelBySession.delete(id);
        }),
      );
      const latest = malformed.filter(({ session }) => session === id).slice(-mostToldMalformed);
      return latest.map(({ sentence }) => sentence);
    },
    see(connection, sender, name, body) {
      const opcode = connection.table?.version.packet(name, sender)?.opcode ?? 0;
      tell(connection, sender, name, opcode, 0, body);
    },
    seeFrames(connection, frames, start, end) {
      for (let at = start; at < end; ) {
        const size = ((frames[at] ?? 0) << 8) | (frames[at + 1] ?? 0);
        const tagged = (frames[at + 2] ?? 0) | ((frames[at + 3] ?? 0) << 8);
        const opcode = tagged & 0x0fff;
        const name = connection.table?.version.find(opcode, 'server')?.name ?? `0x${opcode.toString(16)}`;
        tell(connection, 'server', name, opcode, tagged >> 12, frames.subarray(at + 4, at + 2 + size));
        at += 2 + size;
      }
    },
    keepMalformed(session, error, body) {
      const start = Array.from(body.subarray(0, shownBytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
      malformed.push({ session, sentence: cutText(`${error.message.slice(0, 300)} [${start}]`, longestSentence) });
      if (malformed.length > mostMalformed) malformed.shift();
    },
    forget(session) {
      cancelBySession.get(session)?.();
      cancelBySession.delete(session);
    },
  };
}

/** Malformed packets kept over all sessions, and how many bytes of each. */
const mostMalformed = 64;
const shownBytes = 64;
/** What the answer to a watch can carry: sentences, and bytes of each. */
const mostToldMalformed = 16;
const longestSentence = 512;
