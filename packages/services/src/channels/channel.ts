import type { CharacterId, EdgeId, SessionId } from '@realmwright/kernel/ids';
import type { Receiver } from '@realmwright/kernel/receivers';
import type { ValueOf } from '@realmwright/kernel/schema/types';
import type { noticeType, rightsType } from './channels.contract.ts';

/** One channel as the rules see it. A channel without members does not exist. */
export interface Channel {
  /** In the spelling of whoever opened it. */
  readonly name: string;
  /** Empty: everybody may come in. */
  readonly password: string;
  readonly owner: CharacterId | undefined;
  /** Members are told who comes and goes. */
  readonly announces: boolean;
  /** Only moderators speak. */
  readonly isModerated: boolean;
  /** In the order of joining. */
  readonly members: readonly Member[];
  /** Oldest first. */
  readonly bans: readonly Ban[];
}

export interface Member extends Receiver {
  readonly name: string;
  readonly isModerator: boolean;
  readonly isMuted: boolean;
}

export interface Ban {
  readonly characterId: CharacterId;
  readonly name: string;
}

/** Who asks. */
export interface Actor {
  readonly characterId: CharacterId;
  readonly name: string;
  readonly edge: EdgeId;
  readonly session: SessionId;
  readonly hasAuthority: boolean;
}

export type Notice = ValueOf<typeof noticeType>;
export type Rights = ValueOf<typeof rightsType>;

/** What comes of a deed: the channel as it is from now on, and who is told what, in this order. */
export interface Decision {
  readonly channel: Channel;
  readonly told: readonly { readonly notice: Notice; readonly receivers: readonly Receiver[] }[];
}

/** The form in which names of channels and people are compared, independent of the machine's locale. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC');
}

/** The actor's own membership; one that began by another session of the same character does not count. */
export function membershipOf({ members }: Channel, actor: Actor): Member | undefined {
  const { characterId, edge, session } = actor;
  return members.find((one) => one.characterId === characterId && one.edge === edge && one.session === session);
}

export function rightsOf({ owner }: Channel, { characterId, isModerator, isMuted }: Member): Rights {
  return { isOwner: owner === characterId, isModerator, isMuted };
}
