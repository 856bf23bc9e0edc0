import { isRefused } from '@realmwright/kernel/outcome';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { recallTalk, type talkType } from '@realmwright/services/social/talk.contract';
import { groupTalkShown } from './company/group-telling.ts';
import type { Spoken } from './heard-talk.ts';
import type { RealtimeCore } from './realtime-core.ts';
import type { Moved, RealtimeSession } from './realtime-session.ts';
import { announcement, tellTalk } from './talk-telling.ts';

/**
 * Talk that its client has not heard because its former edge was told, or this one before it knew the character; then what
 * has come meanwhile.
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
    for (const { number, talk } of recalled.value.lines) tellTalk(session, spokenAs(number, talk), 'recalled');
  } finally {
    for (const spoken of session.talk.release()) tellTalk(session, spoken);
  }
}

function spokenAs(number: number, talk: ValueOf<typeof talkType>): Spoken {
  switch (talk.kind) {
    case 'announced':
      return announcement(talk.text, number);
    case 'whispered': {
      const { from, fromName: speaker, fromStatus: status, text } = talk;
      return { how: 'whisper', from, speaker, status, where: '', text, number };
    }
    case 'saidInChannel': {
      const { channel: where, from, fromName: speaker, fromStatus: status, text } = talk;
      return { how: 'channel', from, speaker, status, where, text, number };
    }
    case 'saidToGroup': {
      const { how, from, fromName: speaker, text } = talk;
      return { how: groupTalkShown[how], from, speaker, status: 'here', where: '', text, number };
    }
  }
}
