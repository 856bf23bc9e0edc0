import type { KnownIdTables } from '@realmwright/gamedata/known-ids';
import { OperatorError } from '@realmwright/kernel/errors';
import { type Build, clientVersion } from '@realmwright/protocol/versions/build';
import type { KnownIdsByBuild } from '@realmwright/world/perception/perception.wire';

/** The known ids of a build; a realm that admits a build has them. @throws OperatorError */
export function knownIdsOf(knownIds: KnownIdsByBuild, build: Build): KnownIdTables {
  const found = knownIds.find((known) => known.build === build);
  if (found !== undefined) return found.tables;
  throw new OperatorError(
    `The realm's content has no table of known ids for client ${clientVersion[build]} (build ${build}). Add one to its ruleset, or take the build out of REALMWRIGHT_REALM_BUILDS.`,
  );
}
