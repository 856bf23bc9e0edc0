import { type SessionId, sessionId } from '@realmwright/kernel/ids';

/** All open sessions whose numbers are from `first` to `last`. */
export interface RollCallPart {
  readonly first: SessionId;
  readonly last: SessionId;
  readonly sessions: readonly SessionId[];
}

/**
 * The open sessions of a gateway in parts of at most `most`. The parts follow each other without a gap and cover every
 * number, so that a session which is in none of them is known to be gone, whichever part is read first.
 */
export function rollCall(open: readonly SessionId[], most: number): readonly RollCallPart[] {
  const ascending = open.toSorted((one, other) => one - other);
  const parts: RollCallPart[] = [];
  let first = FIRST;
  for (let from = 0; from < ascending.length || parts.length === 0; from += most) {
    const sessions = ascending.slice(from, from + most);
    const next = ascending[from + most];
    const last = next === undefined ? LAST : sessionId(next - 1);
    parts.push({ first, last, sessions });
    first = next ?? LAST;
  }
  return parts;
}

const FIRST = sessionId(1);
const LAST = sessionId(0xffff_ffff);
