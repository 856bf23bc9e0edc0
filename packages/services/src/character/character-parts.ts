import type { RealmContent } from '@realmwright/gamedata/realm-content';
import type { RealmId } from '@realmwright/kernel/ids';
import type { Millis } from '@realmwright/kernel/units';
import type { FeaturePorts } from '../serving.ts';
import { defaultNames, type NameConfig } from './name.rules.ts';

/** How the character service is set up. */
export interface CharacterConfig {
  readonly realms: readonly { readonly realm: RealmId; readonly content: RealmContent }[];
  readonly names?: NameConfig;
  readonly limits?: CharacterLimits;
  /** How long a deleted character can be restored; 30 days by default. */
  readonly restoreWindow?: Millis;
  /** This start is the start of everything: nobody holds a character. */
  readonly isSoleStart: boolean;
}

/** Most characters that are not deleted. */
export interface CharacterLimits {
  readonly perRealm: number;
  readonly perAccount: number;
}

/** What the handlers of the character service share. */
export interface CharacterParts {
  readonly ports: FeaturePorts;
  readonly names: NameConfig;
  readonly limits: CharacterLimits;
  readonly restoreWindow: Millis;
  /** Nothing for a realm that is not served here. */
  findContent(realm: RealmId): RealmContent | undefined;
  now(): Date;
}

export function openCharacterParts(ports: FeaturePorts, config: CharacterConfig): CharacterParts {
  const contentByRealm = new Map(config.realms.map(({ realm, content }) => [realm, content]));
  return {
    ports,
    names: config.names ?? defaultNames,
    limits: config.limits ?? { perRealm: 10, perAccount: 50 },
    restoreWindow: config.restoreWindow ?? 30 * 86_400_000,
    findContent: (realm) => contentByRealm.get(realm),
    now: () => new Date(ports.clock.now()),
  };
}
