import { isRefused } from '@realmwright/kernel/outcome';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { recallTalk, type talkType } from '@realmwright/services/social/talk.contract';
import { tellNotice } from './company/channel-deeds.ts';
import { groupTalkShown, tellRoll, tellSignal } from './company/group-telling.ts';
import type { RealtimeCore } from './realtime-core.ts';
import type { Moved, RealtimeSession } from './realtime-session.ts';
import { tellReply } from './system-line.ts';
import { announcement, type Turn, tellOnce, tellTalk } from './talk-telling.ts';

/**
 * Talk and other news that its client has not heard because its former edge was told, or this one before it knew the
 * character; then what has come meanwhile.
 */
export async function recallMissed(
  core: RealtimeCore,
  session: RealtimeSession,
  { former, heard }: Moved,
): Promise<void> {
  try {
    // From here on talk comes to this edge; what came before is kept.
    await session.presenceTold.catch(() => undefined);
    const seats = [former, { edge: core.config.edge, session: session.id }];
    const recalled = await core.call(session, recallTalk, { seats, heard: [...heard] });
    if (isRefused(recalled)) return;
    for (const { number, talk } of recalled.value.lines) await tellMissed(core, session, number, talk);
  } finally {
    for (const news of session.talk.release()) tellOnce(session, news);
  }
}

async function tellMissed(
  core: RealtimeCore,
  session: RealtimeSession,
  number: number,
  talk: ValueOf<typeof talkType>,
): Promise<void> {
  // What was missed goes before what has come meanwhile and waits.
  const turn: Turn = 'atOnce';
  switch (talk.kind) {
    case 'announced':
      return tellTalk(session, announcement(talk.text, number), turn);
    case 'whispered': {
      const { from, fromName: speaker, fromStatus: status, text } = talk;
      return tellTalk(session, { how: 'whisper', from, speaker, status, where: '', text, number }, turn);
    }
    case 'saidInChannel': {
      const { channel: where, from, fromName: speaker, fromStatus: status, text } = talk;
      return tellTalk(session, { how: 'channel', from, speaker, status, where, text, number }, turn);
    }
    case 'saidToGroup': {
      const { how, from, fromName: speaker, text } = talk;
      const spoken = { how: groupTalkShown[how], from, speaker, status: 'here', where: '', text, number } as const;
      return tellTalk(session, spoken, turn);
    }
    case 'noticedInChannel':
      return tellNotice(core, session, talk.channel, { notice: talk.notice, number }, turn);
    case 'signalledToGroup':
      return tellSignal(session, talk.signal, { name: talk.byName, number }, turn);
    case 'rolledInGroup': {
      const { byName: name, least, greatest, rolled } = talk;
      return tellRoll(session, { name, least, greatest, rolled, number }, turn);
    }
    case 'replied':
      return tellReply(session, talk.lines, number, turn);
  }
}
