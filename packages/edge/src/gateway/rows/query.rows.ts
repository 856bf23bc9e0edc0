import { isRefused } from '@realmwright/kernel/outcome';
import type { Build } from '@realmwright/protocol/versions/build';
import { CMSG_CALENDAR_GET_NUM_PENDING } from '@realmwright/protocol/world/calendar/calendar-request.packet';
import {
  CMSG_GMTICKET_GETTICKET,
  CMSG_GMTICKET_SYSTEMSTATUS,
} from '@realmwright/protocol/world/gamemaster/ticket.packet';
import { CMSG_GAMEOBJECT_QUERY } from '@realmwright/protocol/world/gameobject/gameobject-query.packet';
import {
  CMSG_ITEM_QUERY_SINGLE_1_12,
  CMSG_ITEM_QUERY_SINGLE_2_4,
} from '@realmwright/protocol/world/item/item-query.packet';
import { CMSG_LFD_PLAYER_LOCK_INFO_REQUEST } from '@realmwright/protocol/world/lfg/lfg-queue.packet';
import { CMSG_MEETINGSTONE_INFO } from '@realmwright/protocol/world/lfg/meetingstone.packet';
import { MSG_QUERY_NEXT_MAIL_TIME_Client } from '@realmwright/protocol/world/mail/mail.packet';
import { CMSG_PET_NAME_QUERY } from '@realmwright/protocol/world/pet/pet-query.packet';
import { CMSG_CREATURE_QUERY } from '@realmwright/protocol/world/query/creature-query.packet';
import { CMSG_NAME_QUERY } from '@realmwright/protocol/world/query/name-query.packet';
import { CMSG_REQUEST_RAID_INFO } from '@realmwright/protocol/world/raid/instance-save.packet';
import { CMSG_QUERY_TIME } from '@realmwright/protocol/world/session/ping.packet';
import { CMSG_WORLD_STATE_UI_TIMER_UPDATE } from '@realmwright/protocol/world/session/world-entry.packet';
import { findCharacterName } from '@realmwright/services/character/character.contract';
import { characterOf } from '@realmwright/services/character/character.wire';
import { creatureTold, itemUnknown, nameTold, objectTold, petUnknown } from '@realmwright/services/queries/query.wire';
import {
  noDungeonFinder,
  noDungeonSaves,
  noInvitations,
  noMail,
  noMeetingStone,
  noTicket,
  ticketsClosed,
  timerClockTold,
  timeTold,
} from '@realmwright/services/queries/unasked.wire';
import type { KnownIdsByBuild } from '@realmwright/world/perception/perception.wire';
import { knownIdsOf } from '../build-content.ts';
import type { GatewayContent } from '../gateway-config.ts';
import { answer, type ConnectionState, control, converse, forms, type Row } from '../opcode-table.ts';

/** Clients ask about what they see, and about much else as soon as they are in the world. */
const inWorld: readonly ConnectionState[] = ['entering', 'world', 'transferring'];

type AskedContent = Pick<GatewayContent, 'creatureTemplates' | 'objectTemplates'>;

/** Questions of clients: names, kinds of creature, and features of which this realm has nothing yet. */
export function queryRows(knownIds: KnownIdsByBuild, content: AskedContent): readonly Row[] {
  const known = (build: Build) => knownIdsOf(knownIds, build);
  const templateByEntry = new Map(content.creatureTemplates.map((template) => [template.entry, template]));
  const objectByEntry = new Map(content.objectTemplates.map((template) => [template.entry, template]));
  return [
    converse({
      layouts: [CMSG_NAME_QUERY],
      states: inWorld,
      cost: 4,
      async talk({ guid }, session) {
        const { build } = session;
        const characterId = characterOf(guid);
        const found = characterId === undefined ? undefined : await session.call(findCharacterName, { characterId });
        const card = found === undefined || isRefused(found) ? undefined : found.value;
        session.send(nameTold(build, known(build), guid, card));
      },
    }),
    answer({
      layouts: [CMSG_CREATURE_QUERY],
      states: inWorld,
      reply: ({ creature }, { build }) => [creatureTold(build, known(build), creature, templateByEntry.get(creature))],
    }),
    answer({
      layouts: [CMSG_GAMEOBJECT_QUERY],
      states: inWorld,
      reply: ({ entryId }, { build }) => [objectTold(build, entryId, objectByEntry.get(entryId))],
    }),
    forms(
      answer({
        layouts: [CMSG_ITEM_QUERY_SINGLE_1_12],
        states: inWorld,
        reply: ({ item }, { build }) => [itemUnknown(build, item)],
      }),
      answer({
        layouts: [CMSG_ITEM_QUERY_SINGLE_2_4],
        states: inWorld,
        reply: ({ item }, { build }) => [itemUnknown(build, item)],
      }),
    ),
    answer({
      layouts: [CMSG_PET_NAME_QUERY],
      states: inWorld,
      reply: ({ petNumber }, { build }) => [petUnknown(build, petNumber)],
    }),
    control({
      layouts: [CMSG_QUERY_TIME],
      states: inWorld,
      act: (_packet, session) => session.send([timeTold(session.build, session.unixSeconds)]),
    }),
    control({
      layouts: [CMSG_WORLD_STATE_UI_TIMER_UPDATE],
      states: inWorld,
      act: (_packet, session) => session.send([timerClockTold(session.unixSeconds)]),
    }),
    answer({
      layouts: [MSG_QUERY_NEXT_MAIL_TIME_Client],
      states: inWorld,
      reply: (_packet, { build }) => [noMail(build)],
    }),
    control({
      layouts: [CMSG_GMTICKET_GETTICKET],
      states: inWorld,
      act: (_packet, session) => session.send([timeTold(session.build, session.unixSeconds), noTicket(session.build)]),
    }),
    answer({ layouts: [CMSG_GMTICKET_SYSTEMSTATUS], states: inWorld, reply: () => [ticketsClosed()] }),
    answer({
      layouts: [CMSG_REQUEST_RAID_INFO],
      states: inWorld,
      reply: (_packet, { build }) => [noDungeonSaves(build)],
    }),
    answer({ layouts: [CMSG_MEETINGSTONE_INFO], states: inWorld, reply: () => [noMeetingStone()] }),
    answer({ layouts: [CMSG_LFD_PLAYER_LOCK_INFO_REQUEST], states: inWorld, reply: () => [noDungeonFinder()] }),
    answer({ layouts: [CMSG_CALENDAR_GET_NUM_PENDING], states: inWorld, reply: () => [noInvitations()] }),
  ];
}
