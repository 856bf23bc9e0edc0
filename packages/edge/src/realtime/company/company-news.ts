import { listen } from '@realmwright/kernel/contract';
import type { CharacterId, SessionId } from '@realmwright/kernel/ids';
import type { Subscription } from '@realmwright/kernel/ports/bus';
import { channelHeard, channelNoticed } from '@realmwright/services/channels/channels.contract';
import { characterRenamed } from '@realmwright/services/character/character.contract';
import { groupTold } from '@realmwright/services/group/group-news.contract';
import { friendChanged, ignoreReported } from '@realmwright/services/social/friends.contract';
import type { RealtimeCore } from '../realtime-core.ts';
import type { RealtimeSession } from '../realtime-session.ts';
import { tellLine } from '../system-line.ts';
import { tellTalk } from '../talk-telling.ts';
import { tellNotice } from './channel-deeds.ts';
import { whereaboutsTold } from './company-life.ts';
import { tellGroupNews } from './group-telling.ts';

/** Hears what groups, channels and friends have for the sessions of this edge. */
export function hearCompanyNews(core: RealtimeCore): readonly Subscription[] {
  const { bus, config } = core;
  const scope = { scope: config.edge };
  return [
    listen(bus, groupTold, scope, ({ receivers, news, number }) => {
      for (const session of steering(core, receivers)) tellGroupNews(core, session, news, number);
    }),
    // Handlers run one after the other: a name that has to be asked for keeps the order of what is said.
    listen(bus, channelHeard, scope, async ({ receivers, channel: where, from, fromStatus: status, text, number }) => {
      const speaker = await core.names.find(from);
      for (const session of steering(core, receivers)) {
        tellTalk(session, { how: 'channel', from, speaker, status, where, text, number });
      }
    }),
    listen(bus, channelNoticed, scope, async ({ receivers, channel, notice, number }) => {
      for (const session of steering(core, receivers)) await tellNotice(core, session, channel, { notice, number });
    }),
    listen(bus, friendChanged, scope, async ({ receivers, friend: character, presence }) => {
      const name = await core.names.find(character);
      for (const { line, company, notifier } of steering(core, receivers)) {
        const wasThere = company?.friendsHere.has(character) ?? false;
        if (presence === undefined) company?.friendsHere.delete(character);
        else company?.friendsHere.add(character);
        line.tell({ kind: 'friend', character, name, presence: presence && whereaboutsTold(presence) });
        // That a friend is away for a moment is no news.
        if (wasThere === (presence !== undefined)) continue;
        notifier.note({ about: 'friend', source: name, text: presence === undefined ? 'offline' : 'online' });
      }
    }),
    listen(bus, characterRenamed, {}, ({ characterId, name }) => core.names.note(characterId, name)),
    listen(bus, ignoreReported, scope, ({ session: id, speaker, byName }) => {
      const session = core.sessions.get(id);
      if (session?.character?.id === speaker) tellLine(session, `${byName} is ignoring you.`);
    }),
  ];
}

/** The sessions that still steer the characters for whom the news is. */
function* steering(
  { sessions }: RealtimeCore,
  receivers: readonly { readonly session: SessionId; readonly characterId: CharacterId }[],
): Iterable<RealtimeSession> {
  for (const { session: id, characterId } of receivers) {
    const session = sessions.get(id);
    if (session?.character?.id === characterId) yield session;
  }
}
