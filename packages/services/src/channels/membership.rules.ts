import type { CharacterId } from '@realmwright/kernel/ids';
import { accept, type Outcome, refuse } from '@realmwright/kernel/outcome';
import type { Receiver } from '@realmwright/kernel/receivers';
import { type Actor, type Channel, type Decision, membershipOf, type Notice, rightsOf } from './channel.ts';

/** Most channels of one character. Source: the slots of the supported clients. */
export const mostChannels = 10;

type JoinRefusal = 'channels.already-member' | 'channels.banned' | 'channels.wrong-password' | 'channels.too-many';

/** Somebody comes in, into a channel of others or one that opens with this. `joinedCount`: channels it is in already. */
export function join(
  channel: Channel,
  actor: Actor,
  { password, joinedCount }: { readonly password: string; readonly joinedCount: number },
): Outcome<Decision, JoinRefusal> {
  if (membershipOf(channel, actor) !== undefined) return refuse('channels.already-member');
  if (channel.bans.some(({ characterId }) => characterId === actor.characterId)) return refuse('channels.banned');
  if (channel.password !== '' && channel.password !== password && !actor.hasAuthority) {
    return refuse('channels.wrong-password');
  }
  if (joinedCount >= mostChannels) return refuse('channels.too-many');
  const { characterId, name, edge, session } = actor;
  // A membership by an earlier session of the same character has outlived that session: it is no more.
  const others = channel.members.filter((member) => member.characterId !== characterId);
  const member = { characterId, name, edge, session, isModerator: false, isMuted: false };
  const joined = { ...channel, members: [...others, member] };
  const told = [
    ...(channel.announces ? [tell({ kind: 'joined', player: characterId }, others)] : []),
    tell({ kind: 'youJoined' }, [actor]),
  ];
  const isOwned = others.some((other) => other.characterId === channel.owner);
  if (isOwned) return accept({ channel: joined, told });
  const owned = changeOwner(joined, characterId, others.length > 0);
  return accept({ channel: owned.channel, told: [...told, ...owned.told] });
}

/** Somebody goes, by its own will or with its session. */
export function leave(channel: Channel, actor: Actor): Outcome<Decision, 'channels.not-member'> {
  if (membershipOf(channel, actor) === undefined) return refuse('channels.not-member');
  const left = withoutMember(channel, actor.characterId);
  const told = [
    tell({ kind: 'youLeft' }, [actor]),
    ...(channel.announces ? [tell({ kind: 'left', player: actor.characterId }, left.channel.members)] : []),
  ];
  return accept({ channel: left.channel, told: [...told, ...left.told] });
}

/** Takes a member out; if it owned the channel, the first moderator does from now on, or else the first member. */
export function withoutMember(channel: Channel, gone: CharacterId): Decision {
  const members = channel.members.filter(({ characterId }) => characterId !== gone);
  if (channel.owner !== gone) return { channel: { ...channel, members }, told: [] };
  const heir = members.find(({ isModerator }) => isModerator) ?? members[0];
  const ownerless = { ...channel, members, owner: undefined };
  return heir === undefined
    ? { channel: ownerless, told: [] }
    : changeOwner(ownerless, heir.characterId, members.length > 1);
}

/** Makes a member the owner, who is a moderator too; the former one stays a moderator. */
export function changeOwner(channel: Channel, owner: CharacterId, isAnnounced: boolean): Decision {
  const told: Decision['told'][number][] = [];
  const next = { ...channel, owner, members: withModerator(channel.members, owner) };
  for (const member of next.members) {
    const before = rightsOf({ ...next, owner: channel.owner }, member);
    const after = rightsOf(next, member);
    const isChanged = before.isOwner !== after.isOwner;
    if (isChanged) {
      told.push(tell({ kind: 'rightsChanged', player: member.characterId, before, after }, next.members));
    }
  }
  if (isAnnounced) told.push(tell({ kind: 'ownerChanged', player: owner }, next.members));
  return { channel: next, told };
}

/** A notice and whom it is for. */
export function tell(notice: Notice, receivers: readonly Receiver[]): Decision['told'][number] {
  return { notice, receivers };
}

function withModerator(members: Channel['members'], moderator: CharacterId): Channel['members'] {
  return members.map((member) => (member.characterId === moderator ? { ...member, isModerator: true } : member));
}
