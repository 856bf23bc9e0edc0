import type { GameBuild } from '@realmwright/gamedata/known-ids';
import type { CharacterId, EntityId, InstanceId, SessionId } from '@realmwright/kernel/ids';

/** The game builds whose packets the translators speak. */
export type Build = GameBuild;

/**
 * What an edge remembers of one session in the world so that perceptions can become packets: a plain record, which can
 * be serialised, handed to another edge, and compared with what the world believes. The translators change it in place.
 */
export interface SessionView {
  readonly session: SessionId;
  readonly build: Build;
  readonly character: CharacterId;
  /** The instance that the session is in, and `undefined` until it has joined one. */
  instance: InstanceId | undefined;
  /** The session's own entity there. */
  self: EntityId | undefined;
  /** Entities that the client was told of and has not been told to forget: entity id to the client's 64-bit guid. */
  readonly known: Map<EntityId, bigint>;
  /** Whose talk and gestures its player does not want to hear of. */
  readonly ignored: ReadonlySet<CharacterId>;
}

/** The view of a session whose character is about to enter the world. */
export function newSessionView(
  session: SessionId,
  build: Build,
  character: CharacterId,
  ignored: ReadonlySet<CharacterId> = new Set(),
): SessionView {
  return { session, build, character, instance: undefined, self: undefined, known: new Map(), ignored };
}
