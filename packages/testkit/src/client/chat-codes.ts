import type { Build } from '@realmwright/protocol/versions/build';

/** Kinds of chat that stories use. Only 3.3.5a has a kind of its own for a party's leader. */
export type ChatKind =
  | 'say'
  | 'yell'
  | 'emote'
  | 'whisper'
  | 'whisperInform'
  | 'system'
  | 'channel'
  | 'away'
  | 'busy'
  | 'ignored'
  | 'party'
  | 'partyLeader'
  | 'raid'
  | 'raidLeader'
  | 'raidWarning';

/** The numbers of these kinds by build. Source: public protocol notes. */
export const chatCodes: Readonly<Record<Build, Readonly<Record<ChatKind, number>>>> = {
  5875: {
    ...{ say: 0, yell: 5, whisper: 6, whisperInform: 7, emote: 8, system: 10 },
    ...{ channel: 14, away: 20, busy: 21, ignored: 22 },
    ...{ party: 1, partyLeader: 1, raid: 2, raidLeader: 87, raidWarning: 88 },
  },
  8606: {
    ...{ system: 0, say: 1, yell: 6, whisper: 7, whisperInform: 8, emote: 10 },
    ...{ channel: 17, away: 23, busy: 24, ignored: 25 },
    ...{ party: 2, partyLeader: 2, raid: 3, raidLeader: 39, raidWarning: 40 },
  },
  12340: {
    ...{ system: 0, say: 1, yell: 6, whisper: 7, whisperInform: 9, emote: 10 },
    ...{ channel: 17, away: 23, busy: 24, ignored: 25 },
    ...{ party: 2, partyLeader: 51, raid: 3, raidLeader: 39, raidWarning: 40 },
  },
};

/** The language of one side of the players; everybody of that side understands it. */
export const COMMON = 7;
