import type { MoversOnField, SentMoves } from './sent-moves.ts';
import type { Mover, OnUpdate } from './zone-crowd.ts';

/** Corner of the field in the world: an empty stretch of the first map, away from everything that lives there. */
export const origin = { map: 0, x: 2_000, y: 2_000, z: 83 };

/** Every bot's password, as the accounts are made. */
export const password = 'LOADBOT';

/** A bot that stands in the world, whatever protocol it speaks. */
export interface Resident {
  readonly guid: bigint;
  readonly name: string;
  /** Goes to a place on the field and waits until the world has it there. */
  place(mover: Mover): Promise<void>;
  /** Decodes what others do and tells when it was sent. Anything undecodable is an error. */
  probe(movers: MoversOnField, onUpdate: OnUpdate): void;
  /** Reads and throws away everything from now on. */
  onlyDrain(): void;
  move(mover: Mover, sent: SentMoves, sentAt: number, movedAt: number): void;
  /** Ends without a word. */
  end(): void;
}

/** Where a realm lets bots in. */
export interface Doors {
  readonly loginPort: number;
  readonly httpPort: number;
  readonly realtimePort: number;
}

/** A bot that has proven who it is. */
export interface SignedIn {
  enter(): Promise<Resident>;
}

export function usernameOf(index: number): string {
  return `LOADBOT${index + 1}`;
}

/** One of some hundred addresses that all are this machine: login servers take so many logins of one address. */
export function loopbackAddress(index: number): string {
  return `127.0.0.${2 + (index % 250)}`;
}
