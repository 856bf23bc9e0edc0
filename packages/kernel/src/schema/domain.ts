import {
  type AccountId,
  accountId,
  type CharacterId,
  characterId,
  type EdgeId,
  type EntityId,
  edgeId,
  entityId,
  type InstanceId,
  instanceId,
  type MapId,
  mapId,
  type RealmId,
  realmId,
  type SessionId,
  sessionId,
  type WebSessionId,
  webSessionId,
} from '../ids.ts';
import { Fault } from './protocol-error.ts';
import { u8, u32 } from './scalars.ts';
import { utf8 } from './text.ts';
import { type Shape, type Type, typeOf } from './type.ts';

/** Identities in messages. A value that the constructor of the identity refuses is a protocol error. */
export const accountIdType: Type<AccountId> = checked(u32, accountId, { kind: 'integer', min: 1, max: 0x7fff_ffff });
export const characterIdType: Type<CharacterId> = checked(u32, characterId, {
  kind: 'integer',
  min: 1,
  max: 0x7fff_ffff,
});
export const realmIdType: Type<RealmId> = checked(u8, realmId, { kind: 'integer', min: 1, max: 255 });
export const mapIdType: Type<MapId> = checked(u32, mapId, { kind: 'integer', min: 0, max: 0xffff_ffff });
export const entityIdType: Type<EntityId> = checked(u32, entityId, { kind: 'integer', min: 1, max: 0x7fff_ffff });
export const sessionIdType: Type<SessionId> = checked(u32, sessionId, { kind: 'integer', min: 1, max: 0xffff_ffff });
export const instanceIdType: Type<InstanceId> = checked(utf8({ maxBytes: 48 }), instanceId, {
  kind: 'token',
  maxBytes: 48,
});
export const webSessionIdType: Type<WebSessionId> = checked(utf8({ maxBytes: 22 }), webSessionId, {
  kind: 'token',
  maxBytes: 22,
});
export const edgeIdType: Type<EdgeId> = checked(utf8({ maxBytes: 32 }), edgeId, { kind: 'token', maxBytes: 32 });

/**
 * A type whose values must pass a check that also brands them. `check` returns the value itself or throws RangeError.
 * Encoding checks too, so that a wrong value never leaves.
 */
export function checked<Plain extends number | string, Branded extends Plain>(
  plain: Type<Plain>,
  check: (value: Plain) => Branded,
  shape: Shape,
): Type<Branded> {
  const { node } = plain;
  const guard = (value: Plain, offset: number): Branded => {
    try {
      return check(value);
    } catch (error) {
      throw error instanceof RangeError ? new Fault(error.message, offset) : error;
    }
  };
  return typeOf<Branded>({
    shape,
    minBytes: node.minBytes,
    read: (reader, scope) => {
      const { offset } = reader;
      return guard(node.read(reader, scope) as Plain, offset);
    },
    write: (writer, value, scope) => node.write(writer, guard(value as Plain, writer.length), scope),
    emitRead: (emitter) => `${emitter.constant(guard)}(${node.emitRead(emitter)}, r.offset)`,
    emitWrite: (emitter, value) => {
      emitter.line(`${emitter.constant(guard)}(${value}, w.length);`);
      node.emitWrite(emitter, value);
    },
  });
}
