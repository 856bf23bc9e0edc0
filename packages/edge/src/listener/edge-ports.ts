import type { RolePorts } from '@realmwright/kernel/ports/role-ports';
import type { Listen } from './tcp-listener.ts';

/** What a role of the edge is given. */
export interface EdgePorts extends RolePorts {
  /** Where clients come from; the machine's network when it is left out. */
  readonly listen?: Listen;
}
