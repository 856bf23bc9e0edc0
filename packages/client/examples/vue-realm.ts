import type { RealmConnection } from '@realmwright/client/realm-connection';
import type { ConnectionNews } from '@realmwright/client/realm-events';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import { computed, onScopeDispose, ref, shallowRef, triggerRef } from 'vue';

type Told<Kind extends ServerMessage['kind']> = Extract<ServerMessage, { kind: Kind }>;

/** Most lines of talk that are kept. */
const mostSaid = 100;

/** A realm for Vue in fifty lines: what a connection tells, as refs. Call it in the component that opens the connection. */
export function useRealm(realm: RealmConnection) {
  const standing = ref<ConnectionNews['kind'] | 'connecting'>('connecting');
  const characters = shallowRef<Told<'characters'>['characters']>([]);
  const entered = shallowRef<Told<'entered'>>();
  const said = shallowRef<readonly Told<'said'>[]>([]);
  const world = shallowRef(realm.world);

  function take(message: ServerMessage): void {
    switch (message.kind) {
      case 'characters':
        characters.value = message.characters;
        return;
      case 'entered':
        entered.value = message;
        return;
      case 'left':
        entered.value = undefined;
        return;
      case 'said':
        said.value = [...said.value.slice(1 - mostSaid), message];
    }
  }

  const ends = [
    realm.on('message', take),
    // The view is one object that changes; whoever computes from it is told so.
    realm.on('state', () => triggerRef(world)),
    realm.on('connection', ({ kind }) => {
      standing.value = kind;
    }),
  ];
  onScopeDispose(() => {
    for (const end of ends) end();
  });

  const people = computed(() => [...world.value.things.values()].filter(({ form }) => form === 'player'));
  const self = computed(() => world.value.things.get(entered.value?.self ?? 0));
  return { standing, characters, entered, said, people, self };
}
