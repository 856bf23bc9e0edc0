import { characterNameType } from '@realmwright/kernel/character-sheet';
import { event } from '@realmwright/kernel/contract';
import { receiversType } from '@realmwright/kernel/receivers';
import { characterIdType } from '@realmwright/kernel/schema/domain';
import { bool, f32, literals, optional, struct, u8, u32, union, utf8 } from '@realmwright/kernel/schema/types';
import { presentType } from '../social/roster.contract.ts';
import { groupType } from './group.contract.ts';
import { groupTalkType, markTargetType } from './group-signals.contract.ts';

/** What members of a group are told, each kind for all of them at once. */
export const groupNewsType = union({
  /** The group is like this now, for members. */
  changed: struct({ group: groupType }),
  /** The receiver is in no group any more. */
  left: struct({ revision: u32, why: literals('left', 'removed', 'disbanded') }),
  leaderChanged: struct({ name: characterNameType }),
  invited: struct({ by: characterNameType }),
  /** Somebody in a group was invited in vain and hears of it. */
  invitedInVain: struct({ by: characterNameType }),
  declined: struct({ by: characterNameType }),
  said: struct({
    from: characterIdType,
    how: groupTalkType,
    language: u32,
    text: utf8({ maxBytes: 255 }),
  }),
  pointed: struct({ by: characterIdType, x: f32, y: f32 }),
  rolled: struct({ by: characterIdType, least: u32, greatest: u32, rolled: u32 }),
  marked: struct({ by: characterIdType, icon: u8, target: optional(markTargetType) }),
  readyCheckStarted: struct({ by: characterIdType }),
  readinessTold: struct({ by: characterIdType, isReady: bool }),
  readyCheckFinished: struct({}),
  /** A member is away, busy, fighting or none of it any more, at another level or in another zone. */
  memberChanged: struct({ member: presentType }),
});

/**
 * News for the sessions of one edge: one message per edge and event, whatever the number of members. Scoped by EdgeId; at
 * most once, as everything on the bus.
 */
export const groupTold = event(
  'group.told',
  struct({
    receivers: receiversType,
    news: groupNewsType,
    /** As `social.keep-talk` gives it; 0 for what is not kept. */
    number: u32,
  }),
);

/**
 * A group is like this now, for the worlds; without members it is no more. Unscoped. Whoever was in it before and is not
 * named, is in none (or in another one, of a greater revision).
 */
export const groupChanged = event('group.changed', struct({ group: groupType }));
