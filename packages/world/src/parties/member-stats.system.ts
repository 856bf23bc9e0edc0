import type { CharacterId } from '@realmwright/kernel/ids';
import { maxPowerField, playerFlags, powerField } from '../actor/entity-fields.ts';
import type { GatheredStats } from '../effects.ts';
import type { Player } from '../session/player.ts';
import type { World } from '../world.ts';
import { membersHere } from './parties.system.ts';
import { allStats, type MemberStats, type Party } from './party.ts';

/**
 * Tells members of groups of each other, once in each period: those who are in sight are seen anyway; of the others each
 * is told what changed, and everything when they have just gone out of sight. What other instances have to tell their
 * part of a group leaves in one effect.
 */
export function tellMembers(world: World): void {
  const { parties, time, setup, outbox } = world;
  if (time.now < parties.nextBeatAt) return;
  parties.nextBeatAt = time.now + setup.content.ruleset.groups.memberStatsSeconds * 1000;
  if (parties.count === 0) return;
  const gathered: GatheredStats[] = [];
  for (const party of parties) {
    const here = membersHere(world, party);
    const isElsewhere = party.members.some(
      ({ character, isOnline }) => isOnline && world.players.find(character) === undefined,
    );
    for (const player of here) {
      const member = player.sheet.characterId;
      parties.noteStats(member, statsOf(world, player));
      const stats = parties.statsOf(member);
      if (isElsewhere && stats !== undefined && parties.changesOf(member) !== 0) {
        gathered.push({ group: party.group, member, stats });
      }
    }
    for (const player of here) if (player.connection !== undefined) tellViewer(world, player, party);
  }
  parties.settle();
  if (gathered.length > 0) outbox.effect({ kind: 'memberStatsGathered', members: gathered });
}

/** Another instance tells of members there. */
export function noteGathered(world: World, members: readonly GatheredStats[]): void {
  for (const { group, member, stats } of members) {
    const party = world.parties.find(group);
    if (party === undefined || !isMember(party, member) || world.players.find(member) !== undefined) continue;
    world.parties.noteStats(member, stats);
  }
}

/** Another instance knows nothing of the members here: everything is told anew with the next beat. */
export function noteWanted(world: World, groups: readonly number[]): void {
  for (const group of groups) {
    const party = world.parties.find(group);
    if (party === undefined) continue;
    for (const { sheet } of membersHere(world, party)) world.parties.dropStats(sheet.characterId);
  }
}

/** A client asks how a member of its group is. Who is of no common group is not spoken of. */
export function answerMemberStats(world: World, player: Player, member: CharacterId): void {
  const party = world.parties.of(player.sheet.characterId);
  const known = party?.members.find(({ character }) => character === member);
  if (known === undefined) return;
  const here = world.players.find(member);
  const stats = here === undefined ? world.parties.statsOf(member) : statsOf(world, here);
  // In the world, but not heard of yet: the next beats will tell.
  if (stats === undefined && known.isOnline) return;
  world.outbox.personal(player, { kind: 'memberStatsTold', member, isAsked: true, changed: allStats, stats });
}

function tellViewer(world: World, viewer: Player, party: Party): void {
  const { parties, players, outbox } = world;
  const self = viewer.sheet.characterId;
  const inSight = slotsInSight(world, viewer);
  for (const { character: member } of party.members) {
    if (member === self) continue;
    const here = players.find(member);
    const stats = parties.statsOf(member);
    if (here !== undefined && inSight.has(here.slot)) parties.noteTold(self, member, false);
    else if (stats !== undefined) {
      const changed = parties.hasBeenTold(self, member) ? parties.changesOf(member) : allStats;
      if (changed === 0) continue;
      parties.noteTold(self, member, true);
      outbox.personal(viewer, { kind: 'memberStatsTold', member, isAsked: false, changed, stats });
    }
  }
}

function slotsInSight(world: World, { slot }: Player): ReadonlySet<number> {
  const view = world.views.find(slot);
  return new Set(view?.known.subarray(0, view.count));
}

function statsOf(world: World, { slot, zone }: Player): MemberStats {
  const { fields, places } = world;
  const powerKind = fields.get(slot, 'powerKind');
  const flags = fields.get(slot, 'playerFlags');
  const health = fields.get(slot, 'health');
  return {
    isDead: health === 0,
    isGhost: (flags & playerFlags.ghost) !== 0,
    isAway: (flags & playerFlags.away) !== 0,
    isBusy: (flags & playerFlags.busy) !== 0,
    health,
    maxHealth: fields.get(slot, 'maxHealth'),
    powerKind,
    power: fields.at(slot, powerField(powerKind)),
    maxPower: fields.at(slot, maxPowerField(powerKind)),
    level: Math.min(255, fields.get(slot, 'level')),
    zone,
    x: Math.trunc(places.x[slot] ?? 0),
    y: Math.trunc(places.y[slot] ?? 0),
  };
}

function isMember(party: Party, member: CharacterId): boolean {
  return party.members.some(({ character }) => character === member);
}
