import { listen } from '@realmwright/kernel/contract';
import type { InstanceId } from '@realmwright/kernel/ids';
import type { Bus, Subscription } from '@realmwright/kernel/ports/bus';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import type { groupType } from '@realmwright/services/group/group.contract';
import { groupChanged } from '@realmwright/services/group/group-news.contract';
import { memberStatsGathered, memberStatsWanted } from '../parties/parties.contract.ts';
import type { Party } from '../parties/party.ts';
import type { WorldInput } from '../tick-frame.ts';
import type { World } from '../world.ts';

/**
 * Hears of groups and of members in other instances; what concerns nobody here does not enter the step. A character that
 * is about to come in asks for its group by itself, so nothing is lost between.
 */
export function hearParties(
  bus: Bus,
  instance: InstanceId,
  world: World,
  put: (input: WorldInput) => void,
): Subscription[] {
  return [
    listen(bus, groupChanged, {}, ({ group }) => {
      const isKnown = world.parties.find(group.groupId) !== undefined;
      const isOfSomebody = group.members.some(({ characterId }) => world.players.find(characterId) !== undefined);
      if (isKnown || isOfSomebody) put({ kind: 'partyChanged', party: partyOf(group) });
    }),
    listen(bus, memberStatsGathered, {}, ({ from, members }) => {
      if (from === instance) return;
      const known = members.filter(({ group }) => world.parties.find(group) !== undefined);
      if (known.length > 0) put({ kind: 'memberStatsGathered', members: known });
    }),
    listen(bus, memberStatsWanted, {}, ({ from, groups }) => {
      if (from === instance) return;
      const known = groups.filter((group) => world.parties.find(group) !== undefined);
      if (known.length > 0) put({ kind: 'memberStatsWanted', groups: known });
    }),
  ];
}

/** A group of the service as the world knows it. */
export function partyOf({ groupId: group, members, ...rest }: ValueOf<typeof groupType>): Party {
  const { revision, kind, leader, lootMethod, lootThreshold, lootMaster } = rest;
  return {
    group,
    revision,
    kind,
    leader,
    lootMethod,
    lootThreshold,
    lootMaster,
    members: members.map(({ characterId: character, subgroup, isOnline }) => ({ character, subgroup, isOnline })),
  };
}
