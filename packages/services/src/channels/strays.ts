import { call } from '@realmwright/kernel/contract';
import { realmId } from '@realmwright/kernel/ids';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Receiver } from '@realmwright/kernel/receivers';
import { locatePresences, mostLocated } from '../social/social.contract.ts';
import type { Actor } from './channel.ts';
import { type ChannelPorts, changeChannel, isSame } from './channel-changes.ts';
import { listChannelKeys, listSettledMembers } from './channels.store.ts';
import { leave } from './membership.rules.ts';

/** A stay in the world is over, and with it all of its memberships. */
export async function leaveAll(ports: ChannelPorts, who: Receiver): Promise<void> {
  const actor: Actor = { ...who, name: '', hasAuthority: false };
  for (const { realm, key } of await listChannelKeys(ports.database, who)) {
    await changeChannel(ports, realmId(realm), key, actor, (channel) => leave(channel, actor));
  }
}

/** News of a going can get lost; members whose stay the registry does not know any more leave now. */
export async function letStraysGo(ports: ChannelPorts): Promise<void> {
  for (let after = 0; ; ) {
    const members = await listSettledMembers(ports.database, after, mostLocated);
    const last = members.at(-1);
    if (last === undefined) return;
    const asked = { characterIds: [...new Set(members.map(({ characterId }) => characterId))] };
    const located = await call(ports.bus, locatePresences, asked);
    if (isRefused(located)) return;
    for (const member of members) {
      if (!located.value.presences.some((one) => isSame(one, member))) await leaveAll(ports, member);
    }
    after = last.characterId;
  }
}
