import { announce } from '@realmwright/kernel/contract';
import type { CharacterId } from '@realmwright/kernel/ids';
import { groupReceivers } from '@realmwright/kernel/receivers';
import type { FeaturePorts } from '../serving.ts';
import { friendChanged } from './friends.contract.ts';
import { type FriendPresence, listWatchers } from './friends.store.ts';
import { isListed } from './listed.store.ts';
import type { PresenceChange, PresenceRow } from './presence.store.ts';
import { tellOfPresence } from './room-news.ts';
import { characterLeft } from './social.contract.ts';

/**
 * Tells those in the world who have somebody as a friend where it is now, or that it is gone: one message per edge. At
 * most once; whoever opens its list reads it anew.
 */
async function tellFriends(
  { bus, database }: Pick<FeaturePorts, 'bus' | 'database'>,
  friend: CharacterId,
  presence: FriendPresence | undefined,
): Promise<void> {
  for (const { edge, receivers } of groupReceivers(await listWatchers(database.reads, friend))) {
    announce(bus, friendChanged, { receivers, friend, presence }, { scope: edge });
  }
}

/** Tells them of a change, as far as they are shown it: of coming, going and marks. */
export async function tellFriendsOfChange(
  ports: Pick<FeaturePorts, 'bus' | 'database'>,
  { before, after }: PresenceChange,
): Promise<void> {
  const was = before !== undefined && isListed(before) ? before : undefined;
  const is = isListed(after) ? after : undefined;
  if (was?.status !== is?.status) await tellFriends(ports, after.characterId, is);
}

/** A stay in the world is over: other features, the area and friends are told. */
export async function tellOfGoing(ports: Pick<FeaturePorts, 'bus' | 'database'>, gone: PresenceRow): Promise<void> {
  const { characterId, edge, session } = gone;
  announce(ports.bus, characterLeft, { characterId, edge, session });
  tellOfPresence(ports.bus, gone, undefined);
  // Of whom they were not shown nobody goes.
  if (isListed(gone)) await tellFriends(ports, characterId, undefined);
}
