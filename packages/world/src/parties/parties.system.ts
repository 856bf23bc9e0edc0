import type { CharacterId } from '@realmwright/kernel/ids';
import { playerFlags } from '../actor/entity-fields.ts';
import type { Player } from '../session/player.ts';
import type { World } from '../world.ts';
import type { Party } from './party.ts';

/** The service is asked for the groups of everybody here this often, in case a message about a change was lost. */
const REFRESH_MILLIS = 60_000;
/** An answer that did not come is asked for again after this time. */
const RETRY_MILLIS = 2_000;
/** Most characters of one question. */
const ASKED_AT_ONCE = 500;

/**
 * A group is like this now. It counts for each of its members here whose affiliation is not known to be newer, and for
 * those who were in it and are not named any more.
 */
export function noteParty(world: World, told: Party): void {
  const { parties, players } = world;
  const known = parties.find(told.group);
  // What comes late still says that somebody belongs here who was not known to; how the group is, is known better.
  const party = known !== undefined && known.revision > told.revision ? known : told;
  const named = new Set(party.members.map(({ character }) => character));
  const concerned = new Set([...named, ...(known?.members.map(({ character }) => character) ?? [])]);
  parties.keep(party);
  const newcomers: Player[] = [];
  for (const character of concerned) {
    const player = players.find(character);
    if (player === undefined || parties.revisionOf(character) >= party.revision) continue;
    const before = parties.of(character)?.group ?? 0;
    if (named.has(character)) parties.affiliate(character, player.slot, party);
    else if (before === party.group) {
      parties.affiliate(character, player.slot, { group: 0, revision: party.revision });
    }
    const after = parties.of(character)?.group ?? 0;
    if (after !== before) newcomers.push(player);
  }
  for (const { character, isOnline } of party.members) {
    if (!isOnline && players.find(character) === undefined) parties.dropStats(character);
  }
  parties.prune();
  if (newcomers.length > 0) tellAnew(world, [...newcomers, ...membersHere(world, party)]);
  markLeaders(world, concerned);
  wantStats(world, party);
}

/** The service knows of no group of a character since that revision. */
export function noteAlone(world: World, character: CharacterId, revision: number): void {
  const { parties, players } = world;
  const player = players.find(character);
  const party = parties.of(character);
  if (player === undefined || parties.revisionOf(character) >= revision) return;
  parties.affiliate(character, player.slot, { group: 0, revision });
  if (party === undefined) return;
  tellAnew(world, [player, ...membersHere(world, party)]);
  parties.prune();
  markLeaders(world, new Set([character]));
}

/** The groups could not be asked for: again soon. */
export function noteGroupsUnknown(world: World): void {
  world.parties.nextRefreshAt = Math.min(world.parties.nextRefreshAt, world.time.now + RETRY_MILLIS);
}

/** Asks in which group a character is that has just come. Until the answer it is in none. */
export function seekParty(world: World, player: Player): void {
  world.outbox.effect({ kind: 'partiesSought', characters: [player.sheet.characterId] });
}

/** Asks for everybody's groups when it is time. */
export function refreshParties(world: World): void {
  const { parties, players, time, outbox } = world;
  if (time.now < parties.nextRefreshAt) return;
  parties.nextRefreshAt = time.now + REFRESH_MILLIS;
  const characters = [...players].map(({ sheet }) => sheet.characterId);
  for (let i = 0; i < characters.length; i += ASKED_AT_ONCE) {
    outbox.effect({ kind: 'partiesSought', characters: characters.slice(i, i + ASKED_AT_ONCE) });
  }
  for (const party of parties) wantStats(world, party);
}

/** The members of a group who are in this instance. */
export function membersHere(world: World, party: Party): readonly Player[] {
  return party.members.flatMap(({ character }) => world.players.find(character) ?? []);
}

/** Whoever sees them is told their health anew: how exactly depends on being of their group. */
function tellAnew(world: World, players: readonly Player[]): void {
  for (const { slot } of players) world.fields.touch(slot, 'health');
}

/** Clients show a sign on the portrait of a leader. */
function markLeaders(world: World, characters: ReadonlySet<CharacterId>): void {
  for (const character of characters) {
    const player = world.players.find(character);
    if (player === undefined) continue;
    const isLeader = world.parties.of(character)?.leader === character;
    const flags = world.fields.get(player.slot, 'playerFlags');
    const bit = playerFlags.groupLeader;
    world.fields.set(player.slot, 'playerFlags', isLeader ? flags | bit : flags & ~bit);
  }
}

/** Members who are in the world and not here have not been heard of yet: whoever has them shall tell. */
function wantStats(world: World, party: Party): void {
  const isMissing = party.members.some(
    ({ character, isOnline }) =>
      isOnline && world.players.find(character) === undefined && world.parties.statsOf(character) === undefined,
  );
  if (isMissing && membersHere(world, party).length > 0) {
    world.outbox.effect({ kind: 'memberStatsWanted', groups: [party.group] });
  }
}
