import { characterIdType } from '@realmwright/kernel/schema/domain';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { bool, list, literals, optional, struct, u8, u32, utf8, uvar } from '@realmwright/kernel/schema/types';
import type { MessageDeclarations } from './delivery.ts';
import { TALK_BYTES } from './talk-bytes.ts';

const nameType = utf8({ maxBytes: 100 });
const channelType = utf8({ maxBytes: 96 });
/** As of talk that is not near: a client that resumes at another edge names it. 0 for what is not told again. */
const numberType = u32;

/** Whether somebody in the world can be spoken to: it says so itself, but for the fight that it is in. */
export const presenceStateType = literals('online', 'away', 'busy', 'fighting');
export type PresenceState = ValueOf<typeof presenceStateType>;

/** Somebody in the world, as lists show it. */
export const personType = struct({
  character: characterIdType,
  name: nameType,
  level: u8,
  race: u8,
  class: u8,
  gender: u8,
  zone: uvar,
  state: presenceStateType,
});
export type Person = ValueOf<typeof personType>;

/** What lists show of a friend in the world. */
const whereaboutsType = struct({ state: presenceStateType, zone: uvar, level: u8, class: u8 });

/** Most members of a party or raid. */
const MOST_MEMBERS = 40;

/** A party or raid at one moment, members in the order in which they came. */
export const partyType = struct({
  party: uvar,
  form: literals('party', 'raid'),
  leader: characterIdType,
  members: list(
    struct({ character: characterIdType, name: nameType, subgroup: u8, isAssistant: bool, isOnline: bool }),
    { max: MOST_MEMBERS },
  ),
});
export type PartyTold = ValueOf<typeof partyType>;

/** Most people of one page of a roster, and of one telling of who came, went and has changed. */
export const MOST_PEOPLE = 50;
/** Most rows of one answer to `who`. */
export const MOST_FOUND = 49;
/** Most members that one answer about a channel holds; `memberCount` says how many there are. */
export const MOST_CHANNEL_MEMBERS = 200;
/** Most rows of a list of friends and ignored people. */
export const MOST_CONTACTS = 128;

/** What a server tells of company. */
export const socialMessages = {
  party: {
    delivery: 'reliable',
    priority: 'company',
    about: 'How the own party or raid is now; without one there is none. Also after every change of a member.',
    fields: struct({ party: optional(partyType) }),
  },
  partyNews: {
    delivery: 'reliable',
    priority: 'company',
    about:
      'What happens about a party: `invited` wants `answerInvitation`; `left`, `removed` and `disbanded` end the own one. `name` is who it is about.',
    fields: struct({
      news: literals(
        'invited',
        'invitedInVain',
        'declined',
        'left',
        'removed',
        'disbanded',
        'leads',
        'readyAsked',
        'ready',
        'notReady',
        'readyOver',
      ),
      name: nameType,
      number: numberType,
    }),
  },
  rolled: {
    delivery: 'reliable',
    priority: 'company',
    about: 'A member of the party has rolled dice.',
    fields: struct({ name: nameType, least: uvar, greatest: uvar, rolled: uvar, number: numberType }),
  },
  member: {
    delivery: 'droppable',
    priority: 'company',
    about: 'How a member of the party is who is out of sight; without `state` nothing is known of it.',
    fields: struct({
      character: characterIdType,
      state: optional(
        struct({
          isDead: bool,
          isAway: bool,
          isBusy: bool,
          health: uvar,
          maxHealth: uvar,
          powerKind: u8,
          power: uvar,
          maxPower: uvar,
          level: u8,
          zone: uvar,
        }),
      ),
    }),
  },
  channelNews: {
    delivery: 'reliable',
    priority: 'company',
    about: 'What happens in a channel. `name` is who it is about, `by` who did it; both may be empty.',
    fields: struct({
      channel: channelType,
      news: literals(
        'youJoined',
        'youLeft',
        'joined',
        'left',
        'passwordChanged',
        'ownerChanged',
        'rightsChanged',
        'announcementsSwitched',
        'moderationSwitched',
        'kicked',
        'banned',
        'unbanned',
        'invited',
        'playerInvited',
      ),
      name: nameType,
      by: nameType,
      /** Of something that is switched. */
      isOn: bool,
      number: numberType,
    }),
  },
  channelMembers: {
    delivery: 'reliable',
    priority: 'company',
    about: 'Who is in a channel, in the order of joining.',
    fields: struct({
      channel: channelType,
      memberCount: uvar,
      owner: nameType,
      members: list(
        struct({ character: characterIdType, name: nameType, isOwner: bool, isModerator: bool, isMuted: bool }),
        { max: MOST_CHANNEL_MEMBERS },
      ),
    }),
  },
  contacts: {
    delivery: 'reliable',
    priority: 'company',
    about: 'Friends and ignored people, first added first: after `entered`, and after each change of the list.',
    fields: struct({
      contacts: list(
        struct({
          character: characterIdType,
          name: nameType,
          isFriend: bool,
          isIgnored: bool,
          note: utf8({ maxBytes: TALK_BYTES }),
          presence: optional(whereaboutsType),
        }),
        { max: MOST_CONTACTS },
      ),
    }),
  },
  friend: {
    delivery: 'reliable',
    priority: 'company',
    about: 'A friend came into the world, has changed, or left it: then there is no `presence`.',
    fields: struct({ character: characterIdType, name: nameType, presence: optional(whereaboutsType) }),
  },
  found: {
    delivery: 'reliable',
    priority: 'company',
    about: 'Answers `who`; `total` counts those as well who are not shown.',
    fields: struct({ total: uvar, people: list(personType, { max: MOST_FOUND }) }),
  },
} as const satisfies MessageDeclarations;
