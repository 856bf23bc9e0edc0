import { type Outgoing, outgoing } from '@realmwright/protocol/schema/outgoing';
import type { Build } from '@realmwright/protocol/versions/build';
import { SMSG_CALENDAR_SEND_NUM_PENDING } from '@realmwright/protocol/world/calendar/calendar-event-detail.packet';
import {
  SMSG_GMTICKET_GETTICKET_1_12,
  SMSG_GMTICKET_GETTICKET_2_4,
  SMSG_GMTICKET_GETTICKET_3_3,
  SMSG_GMTICKET_SYSTEMSTATUS,
} from '@realmwright/protocol/world/gamemaster/ticket.packet';
import { SMSG_LFG_PLAYER_INFO } from '@realmwright/protocol/world/lfg/lfg-queue.packet';
import { SMSG_MEETINGSTONE_SETQUEUE } from '@realmwright/protocol/world/lfg/meetingstone.packet';
import {
  MSG_QUERY_NEXT_MAIL_TIME_Server_1_12,
  MSG_QUERY_NEXT_MAIL_TIME_Server_2_4,
} from '@realmwright/protocol/world/mail/mail.packet';
import {
  SMSG_RAID_INSTANCE_INFO_1_12,
  SMSG_RAID_INSTANCE_INFO_2_4,
  SMSG_RAID_INSTANCE_INFO_3_3,
} from '@realmwright/protocol/world/raid/instance-save.packet';
import { SMSG_REALM_SPLIT } from '@realmwright/protocol/world/session/auth.packet';
import {
  SMSG_QUERY_TIME_RESPONSE_1_12,
  SMSG_QUERY_TIME_RESPONSE_2_4,
} from '@realmwright/protocol/world/session/ping.packet';
import { SMSG_WORLD_STATE_UI_TIMER_UPDATE } from '@realmwright/protocol/world/session/world-entry.packet';

/**
 * Answers to what clients ask on their own in their first minutes, about features that this realm does not have yet:
 * each says "nothing", in the form that a genuine client expects.
 */

/** The realm is whole and will stay so. The date is one that clients accept and nobody sees. */
export function noRealmSplit(realmId: number): Outgoing {
  return outgoing(SMSG_REALM_SPLIT, { realmId, state: 0, splitDate: '01/01/01' });
}

/** The server's clock. Daily quests do not exist, so their reset is a day away. */
export function timeTold(build: Build, unixSeconds: number): Outgoing {
  return build === 5875
    ? outgoing(SMSG_QUERY_TIME_RESPONSE_1_12, { time: unixSeconds })
    : outgoing(SMSG_QUERY_TIME_RESPONSE_2_4, { time: unixSeconds, timeUntilDailyQuestReset: DAY_SECONDS });
}

/** The clock of timers on the screen of 3.3.5a. */
export function timerClockTold(unixSeconds: number): Outgoing {
  return outgoing(SMSG_WORLD_STATE_UI_TIMER_UPDATE, { time: unixSeconds });
}

/** No mail waits: the next one is a day in the past. Source: public servers. */
export function noMail(build: Build): Outgoing {
  return build === 5875
    ? outgoing(MSG_QUERY_NEXT_MAIL_TIME_Server_1_12, { unreadMails: -DAY_SECONDS })
    : outgoing(MSG_QUERY_NEXT_MAIL_TIME_Server_2_4, { float: MINUS_ONE_DAY_AS_FLOAT_BITS, mails: [] });
}

/** The player has written no ticket. */
export function noTicket(build: Build): Outgoing {
  switch (build) {
    case 5875:
      return outgoing(SMSG_GMTICKET_GETTICKET_1_12, { status: NO_TICKET });
    case 8606:
      return outgoing(SMSG_GMTICKET_GETTICKET_2_4, { status: NO_TICKET });
    case 12340:
      return outgoing(SMSG_GMTICKET_GETTICKET_3_3, { status: NO_TICKET });
  }
}

/** Tickets are not taken. */
export function ticketsClosed(): Outgoing {
  return outgoing(SMSG_GMTICKET_SYSTEMSTATUS, { willAcceptTickets: 0 });
}

/** The character is bound to no dungeon. */
export function noDungeonSaves(build: Build): Outgoing {
  switch (build) {
    case 5875:
      return outgoing(SMSG_RAID_INSTANCE_INFO_1_12, { raidInfos: [] });
    case 8606:
      return outgoing(SMSG_RAID_INSTANCE_INFO_2_4, { raidInfos: [] });
    case 12340:
      return outgoing(SMSG_RAID_INSTANCE_INFO_3_3, { raidInfos: [] });
  }
}

/** The character waits for no group. Only 1.12.1 and 2.4.3 ask. */
export function noMeetingStone(): Outgoing {
  return outgoing(SMSG_MEETINGSTONE_SETQUEUE, { area: 0, status: NOT_QUEUED });
}

/** There are no dungeons to find groups for. */
export function noDungeonFinder(): Outgoing {
  return outgoing(SMSG_LFG_PLAYER_INFO, { availableDungeons: [], lockedDungeons: [] });
}

/** Nobody has invited the character to anything. */
export function noInvitations(): Outgoing {
  return outgoing(SMSG_CALENDAR_SEND_NUM_PENDING, { pendingEvents: 0 });
}

const DAY_SECONDS = 86_400;
/** The bits of the float -86400; the public notes call the field a u32. */
const MINUS_ONE_DAY_AS_FLOAT_BITS = 0xc7a8_c000;
const NO_TICKET = 10;
/** "In no queue", of the meeting stone. */
const NOT_QUEUED = 5;
