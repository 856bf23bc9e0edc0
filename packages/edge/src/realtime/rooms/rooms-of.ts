import type { RealmId } from '@realmwright/kernel/ids';
import type { Room } from '@realmwright/kernel/room';
import type { RealtimeSession } from '../realtime-session.ts';

/** What decides in which rooms somebody is. */
type Whereabouts = Pick<RealtimeSession, 'state'> & {
  readonly character: Pick<NonNullable<RealtimeSession['character']>, 'id' | 'map' | 'zone' | 'instance'> | undefined;
  readonly company:
    | { readonly group: { readonly groupId: number; readonly kind: 'party' | 'raid' } | undefined }
    | undefined;
};

/** The rooms of somebody, widest first. Teams come with guilds. */
export function roomsOf(realm: RealmId, { state, character, company }: Whereabouts): readonly Room[] {
  if (state === 'over') return [];
  const rooms: Room[] = [{ kind: 'global' }, { kind: 'realm', realm }];
  if (character === undefined || state === 'characters') return rooms;
  const { id, map, zone, instance } = character;
  rooms.push({ kind: 'area', realm, map, zone }, { kind: 'instance', instance });
  const group = company?.group;
  if (group !== undefined) rooms.push({ kind: group.kind, group: group.groupId });
  rooms.push({ kind: 'private', character: id });
  return rooms;
}
