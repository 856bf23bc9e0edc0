import type { RealmContent } from '@realmwright/gamedata/realm-content';
import type { GroupRules } from '@realmwright/gamedata/ruleset';
import { InvariantError } from '@realmwright/kernel/errors';
import type { RealmId } from '@realmwright/kernel/ids';
import type { FeaturePorts } from '../serving.ts';

/** How the group service is set up. */
export interface GroupConfig {
  readonly realms: readonly { readonly realm: RealmId; readonly content: RealmContent }[];
  /** This start is the start of everything: nobody is in the world. */
  readonly isSoleStart: boolean;
}

/** What the parts of the group service share. */
export interface GroupParts {
  readonly ports: FeaturePorts;
  readonly now: () => Date;
  /** What groups of a realm go by. @throws InvariantError for a realm that is not served here */
  readonly rulesOf: (realm: RealmId) => GroupRules;
  /** Whether two peoples of a realm may be in one group. */
  readonly mayMix: (realm: RealmId, race: number, other: number) => boolean;
  readonly realms: readonly RealmId[];
}

/** Brings ports and content into the form that the handlers use. */
export function groupParts(ports: FeaturePorts, { realms }: GroupConfig): GroupParts {
  const contentOf = (realm: RealmId): RealmContent => {
    const found = realms.find((served) => served.realm === realm);
    if (found === undefined) throw new InvariantError('no content for a realm of these services', { realm });
    return found.content;
  };
  return {
    ports,
    now: () => new Date(ports.clock.now()),
    rulesOf: (realm) => contentOf(realm).ruleset.groups,
    mayMix(realm, race, other) {
      const { ruleset, races } = contentOf(realm);
      const sideOf = (id: number) => races.find((one) => one.id === id)?.side;
      return ruleset.groups.acrossSides || sideOf(race) === sideOf(other);
    },
    realms: realms.map(({ realm }) => realm),
  };
}
