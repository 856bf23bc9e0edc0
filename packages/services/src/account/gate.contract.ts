import { accountRoleType } from '@realmwright/kernel/account-role';
import { request } from '@realmwright/kernel/contract';
import { realmIdType } from '@realmwright/kernel/schema/domain';
import { bool, optional, struct, u32 } from '@realmwright/kernel/schema/types';
import { usernameType } from './account.contract.ts';

/** Who may come into a realm, as operators said while it runs. It holds over restarts. */

/** The least role that may come in, and how many before newcomers wait; without a number as configured. */
export const realmGateType = struct({ leastRole: accountRoleType, capacity: optional(u32) });

export const findGate = request('account.find-gate', {
  input: struct({ realm: realmIdType }),
  output: realmGateType,
  timeout: 2_000,
});

/** Sets both. With `endsOthers` the open sessions of lower roles are put out. */
export const setGate = request('account.set-gate', {
  input: struct({ realm: realmIdType, gate: realmGateType, endsOthers: bool, by: usernameType }),
  output: struct({ endedCount: u32 }),
  timeout: 3_000,
});
