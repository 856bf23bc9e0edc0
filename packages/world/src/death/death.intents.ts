import { struct } from '@realmwright/kernel/schema/types';
import { entityKeyType } from '../entity-key.ts';

/** What the dead ask. */
export const deathIntents = {
  /** The spirit leaves the body. */
  releaseSpirit: struct({}),
  /** Lives again at its corpse. */
  reclaimCorpse: struct({ corpse: entityKeyType }),
  /** Where does the corpse lie? */
  seekCorpse: struct({}),
};
