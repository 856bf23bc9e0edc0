import { accept, type Outcome, refuse } from '@realmwright/kernel/outcome';
import type { ValueOf } from '@realmwright/kernel/schema/types';
import {
  type Actor,
  type Channel,
  type Decision,
  type Member,
  membershipOf,
  type Notice,
  nameKey,
  rightsOf,
} from './channel.ts';
import type { deedType } from './channels.contract.ts';
import { changeOwner, tell, withoutMember } from './membership.rules.ts';

type Deed = ValueOf<typeof deedType>;
type DeedOf<Kind extends Deed['kind']> = Extract<Deed, { kind: Kind }>;
type ModerationRefusal =
  | 'channels.not-member'
  | 'channels.not-moderator'
  | 'channels.not-owner'
  | 'channels.player-not-found'
  | 'channels.not-banned'
  | 'channels.already-member'
  | 'channels.invite-banned';
type Moderated = Outcome<Decision, ModerationRefusal>;

/** Bans that a channel remembers; beyond them the oldest is forgotten. */
const mostBans = 256;

/** Whether a member may speak now. */
export function mayNotSpeak(
  channel: Channel,
  actor: Actor,
): 'channels.not-member' | 'channels.muted' | 'channels.not-moderator' | undefined {
  const member = membershipOf(channel, actor);
  if (member === undefined) return 'channels.not-member';
  if (member.isMuted) return 'channels.muted';
  return channel.isModerated && !member.isModerator && !actor.hasAuthority ? 'channels.not-moderator' : undefined;
}

/** What becomes of a channel by a deed of one of its members. */
export function moderate(channel: Channel, actor: Actor, deed: Deed): Moderated {
  const member = membershipOf(channel, actor);
  if (member === undefined) return refuse('channels.not-member');
  if (deed.kind === 'invite') return invite(channel, actor, deed);
  if (deed.kind === 'setOwner') return setOwner(channel, actor, deed);
  if (!member.isModerator && !actor.hasAuthority) return refuse('channels.not-moderator');
  switch (deed.kind) {
    case 'setPassword': {
      const next = { ...channel, password: deed.password };
      return accept(all(next, { kind: 'passwordChanged', player: actor.characterId }));
    }
    case 'setRight':
      return setRight(channel, actor, deed);
    case 'expel':
      return expel(channel, actor, deed);
    case 'unban':
      return unban(channel, actor, deed);
    case 'toggle':
      return toggle(channel, actor, deed);
  }
}

function setOwner(channel: Channel, actor: Actor, { target }: DeedOf<'setOwner'>): Moderated {
  if (channel.owner !== actor.characterId && !actor.hasAuthority) return refuse('channels.not-owner');
  const heir = memberNamed(channel, target);
  if (heir === undefined) return refuse('channels.player-not-found');
  if (heir.characterId === channel.owner) return accept({ channel, told: [] });
  return accept(changeOwner(channel, heir.characterId, channel.members.length > 1));
}

function setRight(channel: Channel, actor: Actor, { target, right, isGiven }: DeedOf<'setRight'>): Moderated {
  const member = memberNamed(channel, target);
  if (member === undefined) return refuse('channels.player-not-found');
  if (isOwner(channel, member)) {
    if (member.characterId !== actor.characterId) return refuse('channels.not-owner');
    // An owner is a moderator and stays one.
    if (right === 'moderator') return accept({ channel, told: [] });
  }
  const changed = right === 'moderator' ? { ...member, isModerator: isGiven } : { ...member, isMuted: isGiven };
  const before = rightsOf(channel, member);
  const after = rightsOf(channel, changed);
  if (before.isModerator === after.isModerator && before.isMuted === after.isMuted) {
    return accept({ channel, told: [] });
  }
  const members = channel.members.map((one) => (one === member ? changed : one));
  return accept(all({ ...channel, members }, { kind: 'rightsChanged', player: member.characterId, before, after }));
}

function expel(channel: Channel, actor: Actor, { target, isBan }: DeedOf<'expel'>): Moderated {
  const member = memberNamed(channel, target);
  if (member === undefined) return refuse('channels.player-not-found');
  const isProtected = isOwner(channel, member) && member.characterId !== actor.characterId;
  if (isProtected && !actor.hasAuthority) return refuse('channels.not-owner');
  const { characterId: player, name } = member;
  const notice = { kind: isBan ? 'banned' : 'kicked', player, by: actor.characterId } as const;
  const left = withoutMember(channel, player);
  const bans = isBan ? [...channel.bans, { characterId: player, name }].slice(-mostBans) : channel.bans;
  return accept({ channel: { ...left.channel, bans }, told: [tell(notice, channel.members), ...left.told] });
}

function unban(channel: Channel, actor: Actor, { target }: DeedOf<'unban'>): Moderated {
  const ban = channel.bans.find(({ name }) => nameKey(name) === nameKey(target));
  if (ban === undefined) return refuse('channels.not-banned');
  const bans = channel.bans.filter((one) => one !== ban);
  return accept(all({ ...channel, bans }, { kind: 'unbanned', player: ban.characterId, by: actor.characterId }));
}

function toggle(channel: Channel, { characterId: player }: Actor, { what }: DeedOf<'toggle'>): Moderated {
  if (what === 'announcements') {
    const isOn = !channel.announces;
    return accept(all({ ...channel, announces: isOn }, { kind: 'announcementsSwitched', player, isOn }));
  }
  const isOn = !channel.isModerated;
  return accept(all({ ...channel, isModerated: isOn }, { kind: 'moderationSwitched', player, isOn }));
}

function invite(channel: Channel, actor: Actor, { name, target }: DeedOf<'invite'>): Moderated {
  if (target === undefined) return refuse('channels.player-not-found');
  const { characterId } = target;
  const isHere = channel.members.some(
    (member) => member.characterId === characterId && member.edge === target.edge && member.session === target.session,
  );
  if (isHere) return refuse('channels.already-member');
  if (channel.bans.some((ban) => ban.characterId === characterId)) return refuse('channels.invite-banned');
  const told = [
    tell({ kind: 'invited', by: actor.characterId }, [target]),
    tell({ kind: 'playerInvited', name }, [actor]),
  ];
  return accept({ channel, told });
}

function all(channel: Channel, notice: Notice): Decision {
  return { channel, told: [tell(notice, channel.members)] };
}

function memberNamed({ members }: Channel, typed: string): Member | undefined {
  const key = nameKey(typed);
  return members.find(({ name }) => nameKey(name) === key);
}

function isOwner({ owner }: Channel, { characterId }: Member): boolean {
  return owner === characterId;
}
