import { accept, refuse } from '@realmwright/kernel/outcome';
import type { Serving } from '../serving.ts';
import { handOverGroup, leaveGroup, listGroups, removeMember, shareLoot } from './group.contract.ts';
import { listAffiliations, listStoredGroups } from './group.store.ts';
import { changeGroup, findGroup } from './group-change.ts';
import type { GroupParts } from './group-parts.ts';
import { findMember, findMemberByName, mayManage, viewOf } from './group-state.rules.ts';
import { withdrawInvitation } from './invitation.store.ts';
import * as membership from './membership.rules.ts';

/** Answers what concerns who is in a group and who leads it. */
export function serveMembership(serving: Serving, parts: GroupParts): void {
  const { database } = parts.ports;

  serving.answer(leaveGroup, ({ character }) =>
    changeGroup(parts, character, (group, now) => accept(membership.dismiss(group, character, now)), {
      character,
      why: 'left',
    }),
  );

  serving.answer(removeMember, async ({ character, member, name }) => {
    const group = (await findGroup(database.reads, character))?.group;
    const target = group && (findMember(group, member) ?? findMemberByName(group, name ?? ''));
    if (target !== undefined) {
      const { characterId } = target;
      return changeGroup(parts, character, (state, now) => membership.putOut(state, character, characterId, now), {
        character: characterId,
        why: 'removed',
      });
    }
    // Nobody of the group: perhaps somebody who was invited and has not answered yet.
    if (group !== undefined && !mayManage(group, character)) return refuse('group.not-leader');
    const inviters = group?.members.map(({ characterId }) => characterId) ?? [character];
    if (await withdrawInvitation(database, inviters, { character: member, name })) return accept();
    return refuse(group === undefined ? 'group.not-in-group' : 'group.not-a-member');
  });

  serving.answer(handOverGroup, ({ character, member }) =>
    changeGroup(parts, character, (group, now) => membership.handOver(group, character, member, now)),
  );

  serving.answer(shareLoot, ({ character, ...loot }) =>
    changeGroup(parts, character, (group) => membership.shareLoot(group, character, loot)),
  );

  serving.answer(listGroups, async ({ characters }) => {
    const affiliations = await listAffiliations(database.reads, characters);
    const groupIds = [...new Set(affiliations.flatMap(({ group }) => group ?? []))];
    const stored = await listStoredGroups(database.reads, groupIds);
    const known = new Map(affiliations.map((one) => [one.character, one]));
    const alone = characters.flatMap((character) => {
      const { group, revision = 0 } = known.get(character) ?? { group: undefined };
      return group === undefined ? [{ character, revision }] : [];
    });
    return accept({ groups: stored.map(({ group, revision }) => viewOf(group, revision)), alone });
  });
}
