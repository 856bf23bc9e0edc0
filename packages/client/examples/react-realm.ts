import type { RealmConnection } from '@realmwright/client/realm-connection';
import type { ConnectionNews } from '@realmwright/client/realm-events';
import type { SeenThing } from '@realmwright/client/world-view';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import { useSyncExternalStore } from 'react';

type Told<Kind extends ServerMessage['kind']> = Extract<ServerMessage, { kind: Kind }>;

/** What components show of a realm; a new one whenever any of it has changed. */
export interface RealmShown {
  readonly standing: ConnectionNews['kind'] | 'connecting';
  readonly characters: Told<'characters'>['characters'];
  readonly entered: Told<'entered'> | undefined;
  readonly said: readonly Told<'said'>[];
  readonly people: readonly SeenThing[];
}

const nothing: RealmShown = { standing: 'connecting', characters: [], entered: undefined, said: [], people: [] };
/** Most lines of talk that are kept. */
const mostSaid = 100;

/** Keeps what a connection tells, from where it is opened on: once for each connection, outside of components. */
export function realmStoreOf(realm: RealmConnection) {
  let shown = nothing;
  const hearers = new Set<() => void>();
  const show = (change: Partial<RealmShown>): void => {
    shown = { ...shown, ...change };
    for (const hear of hearers) hear();
  };
  realm.on('message', (message) => {
    if (message.kind === 'characters') show({ characters: message.characters });
    if (message.kind === 'entered') show({ entered: message });
    if (message.kind === 'left') show({ entered: undefined });
    if (message.kind === 'said') show({ said: [...shown.said.slice(1 - mostSaid), message] });
  });
  realm.on('state', ({ things }) => show({ people: [...things.values()].filter(({ form }) => form === 'player') }));
  realm.on('connection', ({ kind }) => show({ standing: kind }));
  const subscribe = (hear: () => void): (() => void) => {
    hearers.add(hear);
    return () => hearers.delete(hear);
  };
  return { subscribe, getShown: () => shown };
}

/** A realm for React in fifty lines: a component that asks renders anew with whatever the connection tells. */
export function useRealm({ subscribe, getShown }: ReturnType<typeof realmStoreOf>): RealmShown {
  return useSyncExternalStore(subscribe, getShown, getShown);
}
