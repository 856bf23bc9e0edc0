import { announce } from '@realmwright/kernel/contract';
import type { RealmId } from '@realmwright/kernel/ids';
import { accept, isRefused, type Outcome, refuse } from '@realmwright/kernel/outcome';
import { groupReceivers, type Receiver } from '@realmwright/kernel/receivers';
import { keepNews } from '../news-keeping.ts';
import type { FeaturePorts } from '../serving.ts';
import { type Channel, type Decision, type Notice, nameKey } from './channel.ts';
import { channelNoticed } from './channels.contract.ts';
import { lockChannel, saveChannel } from './channels.store.ts';

/** What it takes to change channels and to tell their members. */
export type ChannelPorts = Pick<FeaturePorts, 'bus' | 'database' | 'log'>;

/** Locks a channel, decides and saves; then everybody is told. */
export async function changeChannel<Refusal extends string>(
  ports: ChannelPorts,
  realm: RealmId,
  name: string,
  actor: Receiver,
  decide: (channel: Channel) => Outcome<Decision, Refusal>,
): Promise<Outcome<Told, Refusal | 'channels.not-member'>> {
  type Decided = Outcome<Decision, Refusal | 'channels.not-member'>;
  const decided = await ports.database.transaction<Decided>(async (db) => {
    const stored = await lockChannel(db, realm, nameKey(name));
    if (stored === undefined) return refuse('channels.not-member');
    const decision = decide(stored.channel);
    if (!isRefused(decision)) await saveChannel(db, stored, decision.value.channel);
    return decision;
  });
  return isRefused(decided) ? decided : accept(await tellMembers(ports, decided.value, actor));
}

/** What the one who did it is told, in this order. */
interface Told {
  readonly channel: string;
  readonly notices: readonly { readonly notice: Notice; readonly number: number }[];
}

/**
 * Tells everybody but the one who did it, one message per edge and notice, and gives what that one is to be told. All of it
 * is kept for those whose edge may be gone.
 */
export async function tellMembers(
  ports: ChannelPorts,
  { channel: { name: channel }, told }: Decision,
  actor: Receiver,
): Promise<Told> {
  const notices: Told['notices'][number][] = [];
  for (const { notice, receivers } of told) {
    const listeners = receivers.map(({ characterId }) => characterId);
    const number = await keepNews(ports, listeners, { kind: 'noticedInChannel', channel, notice });
    for (const group of groupReceivers(receivers.filter((one) => !isSame(one, actor)))) {
      announce(
        ports.bus,
        channelNoticed,
        { receivers: group.receivers, channel, notice, number },
        { scope: group.edge },
      );
    }
    if (receivers.some((one) => isSame(one, actor))) notices.push({ notice, number });
  }
  return { channel, notices };
}

/** Whether both are reached in the same way: the same character by the same session. */
export function isSame(one: Receiver, other: Receiver): boolean {
  return one.characterId === other.characterId && one.session === other.session && one.edge === other.edge;
}
