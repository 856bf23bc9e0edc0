import type { RealmContent } from '@realmwright/gamedata/realm-content';
import type { FastifyInstance } from 'fastify';

/** What a page must know of a realm's content to offer it: names and what goes together. */
export interface RealmFacts {
  readonly name: string;
  /** Peoples with the callings that somebody of them may have. */
  readonly peoples: readonly {
    readonly id: number;
    readonly name: string;
    readonly callings: readonly { readonly id: number; readonly name: string }[];
  }[];
  readonly maps: readonly { readonly id: number; readonly name: string }[];
  readonly zones: readonly { readonly id: number; readonly name: string }[];
  /** What can be carried, by the number that a carrier's `carriedObject` has. */
  readonly things: readonly { readonly id: number; readonly name: string }[];
  /** What can be said with the hands: the number of the gesture and that of its animation. */
  readonly gestures: readonly { readonly id: number; readonly animation: number }[];
}

/** The facts of a realm's content. Realtime clients may have whatever goes together in any admitted build. */
export function factsOf(name: string, content: RealmContent): RealmFacts {
  const { races, classes, combinations, ruleset, maps, zones, carriables, textEmotes } = content;
  const isAdmitted = (race: number, calling: number): boolean =>
    combinations.some(
      (one) =>
        one.race === race &&
        one.class === calling &&
        one.builds.some((build) => ruleset.admittedBuilds.includes(build)),
    );
  return {
    name,
    peoples: races.map((race) => ({
      id: race.id,
      name: race.name,
      callings: classes
        .filter((calling) => isAdmitted(race.id, calling.id))
        .map(({ id, name: calling }) => ({ id, name: calling })),
    })),
    maps: maps.map(({ id, name: map }) => ({ id, name: map })),
    zones: zones.map(({ id, name: zone }) => ({ id, name: zone })),
    things: carriables.map(({ entry, name: thing }) => ({ id: entry, name: thing })),
    gestures: textEmotes.map(({ id, animation }) => ({ id, animation })),
  };
}

/** `GET /api/realm`: the same for everybody as long as the realm runs. */
export function addRealmRoutes(server: FastifyInstance, facts: RealmFacts): void {
  server.get('/api/realm', async (_request, reply) => reply.header('cache-control', 'no-cache').send(facts));
}
