import { highestRole } from '@realmwright/kernel/account-role';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Build } from '@realmwright/protocol/versions/build';
import { CMSG_TEXT_EMOTE } from '@realmwright/protocol/world/chat/emote.packet';
import {
  CMSG_MESSAGECHAT_1_12,
  CMSG_MESSAGECHAT_2_4,
  CMSG_MESSAGECHAT_3_3,
} from '@realmwright/protocol/world/chat/message.packet';
import { CMSG_WHO } from '@realmwright/protocol/world/social/who.packet';
import { muteChanged } from '@realmwright/services/account/moderation.contract';
import { groupTalk } from '@realmwright/services/group/group.wire';
import { sayToGroup } from '@realmwright/services/group/group-signals.contract';
import { runCommand } from '@realmwright/services/operator/operator.contract';
import { safeChatText } from '@realmwright/services/social/chat-text.wire';
import { announcementMade, whisper, whisperDelivered, who } from '@realmwright/services/social/social.contract';
import {
  announcementTold,
  muteChangeTold,
  muteTold,
  statusAsked,
  systemLines,
  talkKind,
  whisperAnswered,
  whisperTold,
  whoAsked,
  whoTold,
} from '@realmwright/services/social/social.wire';
import { isCommand, textEmoteIntent } from '@realmwright/world/chat/chat.wire';
import type { KnownIdsByBuild } from '@realmwright/world/perception/perception.wire';
import { knownIdsOf } from '../build-content.ts';
import { converse, type GatewayPort, type NewsRow, type Row, tell, tellAll } from '../opcode-table.ts';
import { speakInChannel } from './channels.rows.ts';

/** Language number of messages between addons; they are no talk. */
const ADDON = 0xffff_ffff;

/** Chat, gestures with words, operator commands typed in chat, and who is online. */
export function talkRows(knownIds: KnownIdsByBuild): readonly Row[] {
  const known = (build: Build) => knownIdsOf(knownIds, build);
  return [
    converse({
      layouts: [CMSG_MESSAGECHAT_1_12, CMSG_MESSAGECHAT_2_4, CMSG_MESSAGECHAT_3_3],
      states: ['world'],
      cost: 5,
      async talk(packet, session) {
        if (packet.language === ADDON) return;
        const kind = talkKind(session.build, packet.chatType);
        const isStatus = kind === 'away' || kind === 'busy';
        // Commands too: what they make others read, such as announcements, is no better than what is said.
        const text = safeChatText(packet.message);
        if (text === undefined) return;
        if (!isStatus && isCommand(text) && (await command(session, text))) return;
        if (session.mutedSeconds > 0) return session.send(muteTold(session.build, session.mutedSeconds));
        switch (kind) {
          case 'say':
          case 'yell':
          case 'emote': {
            const { language } = packet;
            if (text !== '') session.intend({ kind: 'say', how: kind, language, text });
            return;
          }
          case 'whisper':
            return whisperTo(session, packet.targetPlayer ?? '', packet.language, text);
          case 'away':
          case 'busy': {
            const { status, statusText } = statusAsked(session.presence?.status ?? 'here', kind, text);
            return session.mark(status, statusText);
          }
          case 'channel':
            return speakInChannel(session, packet.channel ?? '', text);
          case 'elsewhere':
            return sayToCompany(session, { ...packet, message: text });
        }
      },
    }),
    converse({
      layouts: [CMSG_TEXT_EMOTE],
      states: ['world'],
      cost: 5,
      async talk(packet, session) {
        if (session.mutedSeconds > 0) session.send(muteTold(session.build, session.mutedSeconds));
        else session.intend(textEmoteIntent(packet));
      },
    }),
    converse({
      layouts: [CMSG_WHO],
      states: ['world'],
      async talk(packet, session) {
        if (session.character === undefined) return;
        const found = await session.call(who, whoAsked(packet, session.realm, session.character));
        if (isRefused(found)) return;
        session.send([whoTold(session.build, known(session.build), found.value)]);
      },
    }),
  ];
}

/** What others say to one session through the social service. */
export function talkNews(knownIds: KnownIdsByBuild): readonly NewsRow[] {
  const known = (build: Build) => knownIdsOf(knownIds, build);
  return [
    tell(whisperDelivered, {
      session: ({ session }) => session,
      packets: (delivered, { build, character }) =>
        delivered.to === character ? [whisperTold(build, known(build), delivered)] : [],
    }),
    tell(muteChanged, {
      session: ({ session }) => session,
      packets: ({ mutedUntil, reason }, { build, character, unixSeconds }) =>
        character === undefined ? [] : muteChangeTold(build, mutedUntil / 1000 - unixSeconds, reason),
    }),
    tellAll(announcementMade, {
      packets: ({ realm, text, onScreen, forStaff }, session) => {
        if (realm !== session.realm || session.character === undefined) return [];
        if (forStaff && highestRole(session.roles) === 'player') return [];
        return announcementTold(session.build, text, onScreen);
      },
    }),
  ];
}

async function whisperTo(session: GatewayPort, toName: string, language: number, text: string): Promise<void> {
  const { character: from, build } = session;
  if (from === undefined || toName === '') return;
  const outcome = await session.call(whisper, { from, toName, language, text, operation: undefined });
  session.send(whisperAnswered(build, { toName, text }, outcome));
}

/** Hands a line to the group that it is for. Refusals are silent: clients offer such lines only where they are heard. */
async function sayToCompany(
  session: GatewayPort,
  line: { readonly chatType: number; readonly language: number; readonly message: string },
): Promise<void> {
  const { character } = session;
  const how = groupTalk(session.build, line.chatType);
  if (character === undefined || how === undefined) return;
  const { language, message: text } = line;
  await session.call(sayToGroup, { character, how, language, text, operation: undefined });
}

/** Runs a line as a command; false if nobody of the caller's roles can: then it is ordinary talk. */
async function command(session: GatewayPort, text: string): Promise<boolean> {
  const { accountName: name, roles, account: accountId, realm, character, presence, edge } = session;
  const inWorld =
    character === undefined || presence === undefined
      ? undefined
      : {
          characterId: character,
          characterName: presence.name,
          instance: presence.instance,
          edge,
          session: session.session,
          selected: presence.selected,
        };
  const caller = { name, roles, accountId, realm, inWorld };
  const outcome = await session.call(runCommand, { caller, text });
  if (isRefused(outcome)) return false;
  const { lines, secret, forward, grantedTo: leastRole } = outcome.value;
  session.send(systemLines(session.build, [...lines, ...(secret === undefined ? [] : [secret])]));
  if (forward === undefined) return true;
  const intent = { text: forward.replace(/^\./, '') };
  if (leastRole === undefined) session.intend({ kind: 'runCommand', ...intent });
  else session.intend({ kind: 'runGrantedCommand', ...intent, leastRole });
  return true;
}
