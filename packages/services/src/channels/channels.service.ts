import { announce, call } from '@realmwright/kernel/contract';
import { accept, isRefused, refuse } from '@realmwright/kernel/outcome';
import { groupReceivers } from '@realmwright/kernel/receivers';
import type { Running } from '@realmwright/kernel/running';
import { type FeaturePorts, Serving } from '../serving.ts';
import { characterLeft } from '../social/social.contract.ts';
import { keepTalk, mostListeners } from '../social/talk.contract.ts';
import { membershipOf, nameKey, rightsOf } from './channel.ts';
import { changeChannel, tellMembers } from './channel-changes.ts';
import { judgeChannelName } from './channel-name.rules.ts';
import {
  channelHeard,
  joinChannel,
  leaveChannel,
  listMembers,
  moderateChannel,
  mostListedMembers,
  moveMemberships,
  sayInChannel,
} from './channels.contract.ts';
import {
  countChannels,
  deleteAllChannels,
  findChannel,
  moveMembers,
  openChannel,
  saveChannel,
} from './channels.store.ts';
import { join, leave } from './membership.rules.ts';
import { mayNotSpeak, moderate } from './moderation.rules.ts';
import { leaveAll, letStraysGo } from './strays.ts';

/** How the channel service is set up. */
export interface ChannelsConfig {
  /** This start is the start of everything: nobody is in a channel. */
  readonly isSoleStart: boolean;
}

/** How often members are looked for whose going nobody told, milliseconds. */
const strayPeriod = 60_000;

/** Starts the channels: load, decide, save, announce. Replicas share the work; what lasts is in the database. */
export async function startChannels(ports: FeaturePorts, { isSoleStart }: ChannelsConfig): Promise<Running> {
  const { database, bus, metrics } = ports;
  if (isSoleStart) await deleteAllChannels(database);
  const serving = new Serving(ports, 'channels');
  const lines = metrics.counter('channels_lines_total', 'Lines said in channels.');

  serving.answer(joinChannel, async ({ actor, channel: typed, password }) => {
    const name = judgeChannelName(typed);
    if (name === undefined) return refuse('channels.invalid-name');
    const decided = await database.transaction(async (db) => {
      const stored = await openChannel(db, actor.realm, name);
      const decision = join(stored.channel, actor, { password, joinedCount: await countChannels(db, actor) });
      // A refusal leaves the channel as it was; one that would only begin with this is gone again.
      await saveChannel(db, stored, isRefused(decision) ? stored.channel : decision.value.channel);
      return decision;
    });
    return isRefused(decided) ? decided : accept(await tellMembers(ports, decided.value, actor));
  });

  serving.answer(leaveChannel, ({ actor, channel }) =>
    changeChannel(ports, actor.realm, channel, actor, (stored) => leave(stored, actor)),
  );

  serving.answer(moderateChannel, ({ actor, channel, deed }) =>
    changeChannel(ports, actor.realm, channel, actor, (stored) => moderate(stored, actor, deed)),
  );

  serving.answer(sayInChannel, async ({ actor, channel: name, status, text, operation }) => {
    if (text.trim() === '') return refuse('channels.empty-text');
    const channel = await findChannel(database.reads, actor.realm, nameKey(name));
    if (channel === undefined) return refuse('channels.not-member');
    const refused = mayNotSpeak(channel, actor);
    if (refused !== undefined) return refuse(refused);
    const line = { channel: channel.name, from: actor.characterId, fromStatus: status, text };
    const kept = await call(bus, keepTalk, {
      listeners: channel.members.slice(0, mostListeners).map(({ characterId }) => characterId),
      talk: { kind: 'saidInChannel', ...line, fromName: actor.name },
      operation,
    });
    const number = isRefused(kept) ? undefined : kept.value.number;
    if (number === undefined) return accept({});
    lines.add();
    for (const { edge, receivers } of groupReceivers(channel.members)) {
      announce(bus, channelHeard, { receivers, ...line, number }, { scope: edge });
    }
    return accept({});
  });

  serving.answer(moveMemberships, async ({ characterId, former, edge, session }) => {
    await moveMembers(database, { characterId, ...former }, { edge, session });
    return accept({});
  });

  serving.answer(listMembers, async ({ actor, channel: name }) => {
    const channel = await findChannel(database.reads, actor.realm, nameKey(name));
    if (channel === undefined || membershipOf(channel, actor) === undefined) return refuse('channels.not-member');
    return accept({
      channel: channel.name,
      memberCount: channel.members.length,
      members: channel.members
        .slice(0, mostListedMembers)
        .map((member) => ({ characterId: member.characterId, rights: rightsOf(channel, member) })),
      ownerName: channel.members.find(({ characterId }) => characterId === channel.owner)?.name ?? '',
    });
  });

  serving.listen(characterLeft, 'one-replica', (who) => leaveAll(ports, who));
  serving.every(strayPeriod, 'let-strays-go', () => letStraysGo(ports));
  return serving;
}
