import { gameBuilds, type KnownIds, type KnownIdTables } from '@realmwright/gamedata/known-ids';
import { characterId, entityId, instanceId, sessionId } from '@realmwright/kernel/ids';
import type { PerceptionBatch } from '@realmwright/world/perception/perception-batch';
import { newSessionView, type SessionView } from '@realmwright/world/perception/session-view';

/** A tick of 800 movers with 24 visible each, as worlds and edges exchange it, for scenarios about the bus. */

/** How many move. */
export const moverCount = 800;
/** How many each sees. */
export const visibleCount = 24;

const instance = instanceId('r1-m0-1');
const anything: KnownIds = { ranges: [[1, 0xffff_ffff]], fallback: 0, fallbackById: [] };
const tables: KnownIdTables = {
  maps: anything,
  areas: anything,
  races: anything,
  classes: anything,
  displays: anything,
  factions: anything,
  items: anything,
  itemDisplays: anything,
  spells: anything,
  emotes: anything,
  textEmotes: anything,
  languages: anything,
};
/** Every build knows every id. */
export const allKnown = gameBuilds.map((build) => ({ build, tables }));

/** Sessions go round the builds, so every edge serves all three. */
export function viewsOf(): Map<number, SessionView> {
  const views = new Map<number, SessionView>();
  for (let mover = 1; mover <= moverCount; mover++) {
    const build = gameBuilds[mover % gameBuilds.length] ?? 12340;
    const view = newSessionView(sessionId(mover), build, characterId(mover));
    view.instance = instance;
    views.set(mover, view);
  }
  return views;
}

/** One tick in which everybody moves, for the sessions of one edge: each sees those whose numbers are next to its own. */
export function batchOf(edge: number, edgeCount: number): PerceptionBatch {
  const movers = Array.from({ length: moverCount }, (_, at) => at + 1);
  const sessions = movers.filter((mover) => mover % edgeCount === edge);
  const seen = new Set<number>();
  const perceptions = sessions.map((mover) => {
    const facts: number[] = [];
    for (let step = 1; step <= visibleCount; step++) facts.push((mover - 1 + step) % moverCount);
    for (const fact of facts) seen.add(fact);
    return { mover, facts };
  });
  const indexByMover = new Map([...seen].sort((one, other) => one - other).map((fact, index) => [fact, index]));
  const present = [...indexByMover.keys()];
  return {
    instance,
    epoch: 1,
    tick: 1,
    time: 1000,
    keys: present.map((fact) => ({
      entity: entityId(fact + 1),
      key: { kind: 'player', entry: 0, counter: fact + 1 },
    })),
    entities: [],
    changes: [],
    facts: present.map((fact) => ({
      kind: 'moved',
      entity: entityId(fact + 1),
      moveKind: 'heartbeat',
      movement: {
        time: 1000 + fact,
        x: fact * 1.5,
        y: -fact,
        z: 83.5,
        orientation: (fact % 6) + 0.25,
        flags: 1,
        fallTime: 0,
        pitch: undefined,
        jump: undefined,
      },
    })),
    sessions: perceptions.map(({ mover, facts }) => ({
      session: sessionId(mover),
      personal: [],
      leaves: [],
      enters: [],
      changes: [],
      facts: facts.map((fact) => indexByMover.get(fact) ?? 0),
    })),
  };
}
