import type { AccountRole } from '@realmwright/kernel/account-role';
import type { EventContract, RequestContract } from '@realmwright/kernel/contract';
import type { AccountId, CharacterId, EdgeId, InstanceId, RealmId, SessionId } from '@realmwright/kernel/ids';
import type { OperationId } from '@realmwright/kernel/operation-id';
import type { Outcome } from '@realmwright/kernel/outcome';
import type { ReceiversOfEdge } from '@realmwright/kernel/receivers';
import type { ByteReader } from '@realmwright/kernel/schema/bytes';
import type { Status } from '@realmwright/kernel/status';
import type { Millis } from '@realmwright/kernel/units';
import type { Outgoing, PacketLayout } from '@realmwright/protocol/schema/outgoing';
import type { Build } from '@realmwright/protocol/versions/build';
import type { Intent } from '@realmwright/world/intents/intent-batch';
import type { SessionView } from '@realmwright/world/perception/session-view';

/**
 * Where a connection stands. The table says for each packet in which of these it is accepted:
 * `challenged` (seed sent, nothing proven), `opening` (proof is being checked), `queued` (proven, the realm is full),
 * `characters` (character screen), `entering` (character chosen, the world has not answered yet), `world`,
 * `transferring` (loading screen between two maps). A logout that counts down is still `world`.
 */
export const connectionStates = [
  'challenged',
  'opening',
  'queued',
  'characters',
  'entering',
  'world',
  'transferring',
] as const;
export type ConnectionState = (typeof connectionStates)[number];

/** What pure wire functions may know of the session whose packet they translate. */
export interface WireContext {
  readonly build: Build;
  readonly realm: RealmId;
  readonly edge: EdgeId;
  readonly session: SessionId;
  readonly account: AccountId;
  /** The character in the world, and `undefined` on the character screen. */
  readonly character: CharacterId | undefined;
}

/** The session's account and, in the world, its character, for conversations that need more than ids. */
export interface SessionIdentity {
  /** The account's normalised name. */
  readonly accountName: string;
  /** Language of the client, such as `enUS`. */
  readonly locale: string;
  readonly roles: readonly AccountRole[];
  /** Seconds for which the account still may not speak. */
  readonly mutedSeconds: number;
  readonly presence: SessionPresence | undefined;
}

/** Where the session's character is. */
export interface SessionPresence {
  readonly name: string;
  readonly race: number;
  readonly class: number;
  readonly gender: number;
  readonly level: number;
  readonly map: number;
  readonly zone: number;
  readonly instance: InstanceId;
  /** The selected player, if it is one. */
  readonly selected: CharacterId | undefined;
  /** Whose talk its player does not want to hear. */
  readonly ignored: Set<CharacterId>;
  /** How its player has marked it. */
  readonly status: Status;
  /** The character's epoch: the right to write its progress. */
  readonly epoch: number;
  readonly view: SessionView;
}

/** What a conversation (a row that needs several questions) may do. Everything runs in the session's request lane. */
export interface SessionPort extends WireContext, SessionIdentity {
  /** Seconds since the Unix epoch. */
  readonly unixSeconds: number;
  /** Asks a service; a refusal is a value, anything else that goes wrong ends the conversation without answer. */
  call<Input, Output, Refusal extends string>(
    contract: RequestContract<Input, Output, Refusal>,
    input: Input,
  ): Promise<Outcome<Output, Refusal>>;
  /** A fresh name for one change of lasting value. */
  newOperation(): OperationId;
  /** Queues packets in this order. */
  send(packets: readonly Outgoing[]): void;
  /** Hands an intent to the instance of the session's character; without a character in the world it is dropped. */
  intend(intent: Intent): void;
  /**
   * Notes that the client is about to be told of a change of its character's group; false, and nothing noted, when it was
   * told of that change or a newer one before.
   */
  noteGroupRevision(revision: number): boolean;
}

/** What the gateway's own rows may do beyond that: move the session from one state to another. */
export interface GatewayPort extends SessionPort {
  /** The client pinged; too fast a ping twice in a row closes the session. `latency` as the client measured it. */
  noticePing(latency: Millis): void;
  /** Takes a character of the account into the world. Refusals are answered and lead back to the character screen. */
  enterWorld(character: CharacterId): Promise<void>;
  /** The client has loaded the map that it was sent to. */
  arrive(): Promise<void>;
  /** The player is away, busy or back: whoever whispers gets `text`, and everybody near sees it. */
  mark(status: Status, text: string): void;
  /** The packet is one that no genuine client sends now: closes the session. */
  closeForWrongState(): void;
}

/**
 * The table opcode x connection state is a list of rows. They stand in `rows/<area>.rows.ts`, one exported array per
 * area; what they call are the pure functions of the features' `*.wire.ts`. A packet without a row is counted by name,
 * logged once per session and dropped. A layout without action, two rows of one name: refused when the gateway starts.
 */

/** What every row states, whatever it does with the packet. */
interface RowTerms<Packet> {
  /** Every layout that the packet has over the builds; the build's version file says which one it uses. */
  readonly layouts: readonly PacketLayout<Packet>[];
  /** Where the packet is handled. Elsewhere it is dropped, counted and never queued. */
  readonly states: readonly ConnectionState[];
  /** Units of the session's cost bucket; 1 by default, 10 where a service or the database is asked. */
  readonly cost?: number;
}

/**
 * One row of the table opcode x connection state: made by `ignore`, `answer`, `ask`, `converse` or `intend`, which fix
 * what is done with the packet.
 */
export interface Row {
  readonly name: string;
  readonly states: readonly ConnectionState[];
  readonly cost: number;
  /** The action for the layout with that codec; `undefined` if the row does not know it. */
  readonly actionFor: (codec: unknown) => RowAction | undefined;
}

/**
 * What is done with a packet of a row. Actions read the body themselves, in place and to its last described byte (what
 * trails is left to the caller), and may throw `ProtocolError`. The reader is the gateway's and valid during the call.
 */
export type RowAction =
  | { readonly kind: 'ignore'; readonly why: string }
  | { readonly kind: 'answer'; readonly answer: (body: ByteReader, context: WireContext) => readonly Outgoing[] }
  | { readonly kind: 'control'; readonly control: (body: ByteReader, session: GatewayPort) => void }
  | { readonly kind: 'converse'; readonly read: (body: ByteReader) => Conversation }
  | {
      readonly kind: 'intend';
      readonly intend: (body: ByteReader, context: WireContext, view: SessionView) => Intended;
    };

/**
 * What a packet of the world says: intents, nothing, or `foreign`: it speaks for a unit that this session does not steer,
 * which no genuine client does.
 */
export type Intended = Intent | readonly Intent[] | 'foreign' | undefined;

/** A decoded request that waits for its turn in the session's lane. */
export type Conversation = (session: GatewayPort) => Promise<void>;

/** The packet is known, checked for its shape by nobody and answered by nothing. `why` appears in the coverage table. */
export function ignore(
  names: readonly string[],
  terms: { readonly states: readonly ConnectionState[]; readonly why: string },
): Row[] {
  const action = { kind: 'ignore', why: terms.why } as const;
  return names.map((name) => ({ name, states: terms.states, cost: 1, actionFor: () => action }));
}

/** The packet is answered at once and from what the edge knows. The function is pure. */
export function answer<Packet>(
  terms: RowTerms<Packet> & { readonly reply: (packet: Packet, context: WireContext) => readonly Outgoing[] },
): Row {
  return row(terms, 1, (layout) => ({
    kind: 'answer',
    answer: (body, context) => terms.reply(layout.codec.read(body), context),
  }));
}

/**
 * The packet is one question to a service. `input` turns it into the contract's input (`undefined`: ask nothing);
 * `reply` turns outcome and packet into packets. Both are pure. Answers of one session keep the order of its packets.
 */
export function ask<Packet, Input, Output, Refusal extends string>(
  terms: RowTerms<Packet> & {
    readonly contract: RequestContract<Input, Output, Refusal>;
    readonly input: (packet: Packet, context: WireContext) => Input | undefined;
    readonly reply: (outcome: Outcome<Output, Refusal>, packet: Packet, context: WireContext) => readonly Outgoing[];
  },
): Row {
  return converse({
    ...terms,
    talk: async (packet, session) => {
      const input = terms.input(packet, session);
      if (input === undefined) return;
      session.send(terms.reply(await session.call(terms.contract, input), packet, session));
    },
  });
}

/** The packet starts a small sequence of questions. Keep it to translation: rules live in the services. */
export function converse<Packet>(
  terms: RowTerms<Packet> & { readonly talk: (packet: Packet, session: GatewayPort) => Promise<void> },
): Row {
  return row(terms, 10, (layout) => ({
    kind: 'converse',
    read: (body) => {
      const packet = layout.codec.read(body);
      return (session) => terms.talk(packet, session);
    },
  }));
}

/** The packet is about the connection itself and is handled at once. For the gateway's own rows. */
export function control<Packet>(
  terms: RowTerms<Packet> & { readonly act: (packet: Packet, session: GatewayPort) => void },
): Row {
  return row(terms, 1, (layout) => ({
    kind: 'control',
    control: (body, session) => terms.act(layout.codec.read(body), session),
  }));
}

/**
 * The packet is something that the player's character does: it becomes an intent of the instance, in the same turn and
 * without a promise. The function is pure apart from the session view, which belongs to it.
 */
export function intend<Packet>(
  terms: RowTerms<Packet> & {
    readonly intent: (packet: Packet, context: WireContext, view: SessionView) => Intended;
  },
): Row {
  return row(terms, 1, (layout) => ({
    kind: 'intend',
    intend: (body, context, view) => terms.intent(layout.codec.read(body), context, view),
  }));
}

/** One row for the forms that a packet has in several builds and that decode to different types. */
export function forms(first: Row, ...others: readonly Row[]): Row {
  return {
    ...first,
    actionFor(codec) {
      for (const row of [first, ...others]) {
        const action = row.actionFor(codec);
        if (action !== undefined) return action;
      }
      return undefined;
    },
  };
}

/** News of a service that becomes packets: for some sessions of the edge, or for all of its realm. */
export interface NewsRow {
  readonly subject: string;
  /** The event is published with the edge's id as scope. */
  readonly isScoped: boolean;
  /** Decodes; `packets` is called for each session concerned that is still there. Without `sessions`: for all. */
  readonly open: (payload: Uint8Array) => {
    readonly sessions: readonly SessionId[] | undefined;
    readonly packets: (context: SessionPort) => readonly Outgoing[];
  };
}

/** Declares what an event, published with the edge's id as scope, tells one session. Both functions are pure. */
export function tell<Payload>(
  contract: EventContract<Payload>,
  terms: {
    readonly session: (payload: Payload) => SessionId;
    readonly packets: (payload: Payload, context: SessionPort) => readonly Outgoing[];
  },
): NewsRow {
  return {
    subject: contract.subject,
    isScoped: true,
    open: (bytes) => {
      const payload = contract.payload.decode(bytes);
      return { sessions: [terms.session(payload)], packets: (context) => terms.packets(payload, context) };
    },
  };
}

/**
 * Declares what an event, published with the edge's id as scope, tells its receivers: those of its sessions that still
 * steer the character that was meant. `packets` is pure, apart from what the session's record notes.
 */
export function tellReceivers<Payload extends { readonly receivers: ReceiversOfEdge['receivers'] }>(
  contract: EventContract<Payload>,
  terms: { readonly packets: (payload: Payload, context: SessionPort) => readonly Outgoing[] },
): NewsRow {
  return {
    subject: contract.subject,
    isScoped: true,
    open: (bytes) => {
      const payload = contract.payload.decode(bytes);
      const meant = new Map(payload.receivers.map(({ session, characterId }) => [session, characterId]));
      return {
        sessions: [...meant.keys()],
        packets: (context) => (meant.get(context.session) === context.character ? terms.packets(payload, context) : []),
      };
    },
  };
}

/** Declares what an unscoped event tells every session; the function returns nothing for those it does not concern. */
export function tellAll<Payload>(
  contract: EventContract<Payload>,
  terms: { readonly packets: (payload: Payload, context: SessionPort) => readonly Outgoing[] },
): NewsRow {
  return {
    subject: contract.subject,
    isScoped: false,
    open: (bytes) => {
      const payload = contract.payload.decode(bytes);
      return { sessions: undefined, packets: (context) => terms.packets(payload, context) };
    },
  };
}

function row<Packet>(terms: RowTerms<Packet>, cost: number, action: (layout: PacketLayout<Packet>) => RowAction): Row {
  const actions = terms.layouts.map((layout): { codec: unknown; action: RowAction } => ({
    codec: layout.codec,
    action: action(layout),
  }));
  return {
    name: terms.layouts[0]?.name ?? '',
    states: terms.states,
    cost: terms.cost ?? cost,
    actionFor: (codec) => actions.find((known) => known.codec === codec)?.action,
  };
}
