/**
 * Identities of the domain. Each is branded so that the compiler refuses one where another is due; each is made in
 * exactly one place (its constructor here) and never cast elsewhere.
 */

declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

/** An account of the login server; a positive 31-bit integer, unique in the cluster. */
export type AccountId = Branded<number, 'AccountId'>;
/** A character; a positive 31-bit integer, unique in the cluster and never reused. */
export type CharacterId = Branded<number, 'CharacterId'>;
/** A realm of the cluster, 1 to 255 (the wire's realm list has one byte for it). */
export type RealmId = Branded<number, 'RealmId'>;
/** A map of the ruleset's content, u32. */
export type MapId = Branded<number, 'MapId'>;
/** One running copy of a map: `<realm>-<map>-<number>`, at most 48 ASCII characters. */
export type InstanceId = Branded<string, 'InstanceId'>;
/** An entity inside one map instance; small, local, reused only after the instance ends. Never leaves the cluster. */
export type EntityId = Branded<number, 'EntityId'>;
/** A process or thread that accepts connections, from its start to its end; at most 32 ASCII characters, unique in the cluster. */
export type EdgeId = Branded<string, 'EdgeId'>;
/** A session of one edge; u32, unique for the life of that edge. `(EdgeId, SessionId)` is unique in the cluster. */
export type SessionId = Branded<number, 'SessionId'>;
/** A sign-in to the web plane that lasts over many requests: a device. 16 random bytes as 22 characters of base64url. */
export type WebSessionId = Branded<string, 'WebSessionId'>;

/** Largest id that every protocol can carry in a signed 32-bit field. */
const LARGEST_ID = 0x7fff_ffff;

export const accountId = (value: number): AccountId => integer(value, 1, LARGEST_ID, 'account id') as AccountId;
export const characterId = (value: number): CharacterId => integer(value, 1, LARGEST_ID, 'character id') as CharacterId;
export const realmId = (value: number): RealmId => integer(value, 1, 255, 'realm id') as RealmId;
export const mapId = (value: number): MapId => integer(value, 0, 0xffff_ffff, 'map id') as MapId;
export const entityId = (value: number): EntityId => integer(value, 1, LARGEST_ID, 'entity id') as EntityId;
export const sessionId = (value: number): SessionId => integer(value, 1, 0xffff_ffff, 'session id') as SessionId;
export const instanceId = (value: string): InstanceId => token(value, 48, 'instance id') as InstanceId;
export const edgeId = (value: string): EdgeId => token(value, 32, 'edge id') as EdgeId;
export const webSessionId = (value: string): WebSessionId => token(value, 22, 'web session id') as WebSessionId;

function integer(value: number, least: number, greatest: number, what: string): number {
  if (!Number.isInteger(value) || value < least || value > greatest) {
    throw new RangeError(`${what} must be an integer from ${least} to ${greatest}, not ${value}`);
  }
  return value;
}

/** Tokens appear in bus subjects, so dots, spaces and wildcards are refused. */
function token(value: string, maxLength: number, what: string): string {
  if (value.length === 0 || value.length > maxLength || !/^[A-Za-z0-9_-]+$/.test(value)) {
    throw new RangeError(`${what} must be 1 to ${maxLength} letters, digits, "-" or "_", not ${JSON.stringify(value)}`);
  }
  return value;
}
