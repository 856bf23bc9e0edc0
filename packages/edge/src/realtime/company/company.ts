import type { CharacterId } from '@realmwright/kernel/ids';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import type { PartyTold } from '@realmwright/protocol/realtime/social-messages';
import type { groupType } from '@realmwright/services/group/group.contract';

export type Group = ValueOf<typeof groupType>;

/** Whom a session's character keeps company with: its group, and those whom its player does not want to hear. */
export class Company {
  readonly character: CharacterId;
  readonly ignored = new Set<CharacterId>();
  /** Friends in the world, as they were told. */
  readonly friendsHere = new Set<CharacterId>();
  group: Group | undefined;
  #groupRevision = 0;

  constructor(character: CharacterId) {
    this.character = character;
  }

  /** Takes over how the group is; false, and nothing changed, when that or something newer was told before. */
  noteGroup(revision: number, group: Group | undefined): boolean {
    if (revision <= this.#groupRevision) return false;
    this.#groupRevision = revision;
    this.group = group;
    return true;
  }

  /** Whom its player does not want to hear besides. */
  ignore(characters: readonly CharacterId[]): void {
    for (const character of characters) this.ignored.add(character);
  }

  isWith(character: number): boolean {
    return this.group?.members.some(({ characterId }) => characterId === character) ?? false;
  }

  /** What a member is called; empty for whom the group does not have. */
  nameOf(character: CharacterId): string {
    return this.group?.members.find(({ characterId }) => characterId === character)?.name ?? '';
  }
}

/** A group as clients are told of it. */
export function partyTold({ groupId, kind, leader, members }: Group): PartyTold {
  return {
    party: groupId,
    form: kind,
    leader,
    members: members.map(({ characterId: character, name, subgroup, isAssistant, isOnline }) => {
      return { character, name, subgroup, isAssistant, isOnline };
    }),
  };
}
