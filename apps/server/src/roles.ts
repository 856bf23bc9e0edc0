import { InvariantError } from '@realmwright/kernel/errors';
import type { RolePorts } from '@realmwright/kernel/ports/role-ports';
import type { RoleName, RoleSetting, StartedRole } from './role-setting.ts';

type StartRole = (ports: RolePorts, setting: RoleSetting) => Promise<StartedRole>;

/**
 * Name to start function. Each role is loaded when it is started, so a thread holds only the code of its own roles.
 */
const startByName: Readonly<Record<RoleName, StartRole | undefined>> = {
  services: undefined,
  world: undefined,
  gateway: undefined,
  login: undefined,
  http: undefined,
};

/** Starts one role with the configuration that is made for it from the setting. */
export async function startRole(name: RoleName, ports: RolePorts, setting: RoleSetting): Promise<StartedRole> {
  const start = startByName[name];
  if (start === undefined) throw new InvariantError('no such role', { name });
  return start(ports, setting);
}
