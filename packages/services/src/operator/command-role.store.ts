import { type AccountRole, accountRoles } from '@realmwright/kernel/account-role';
import type { Queries } from '@realmwright/platform/database/database';

/** The least role of each command that operators changed. Roles that this version does not know are left out. */
export async function listCommandRoles(db: Queries): Promise<ReadonlyMap<string, AccountRole>> {
  const rows = await db.rows<{ command: string; least_role: string }>(
    'select command, least_role from auth.command_roles order by command',
  );
  const known = rows.flatMap(({ command, least_role: word }): [string, AccountRole][] => {
    const role = accountRoles.find((one) => one === word);
    return role === undefined ? [] : [[command, role]];
  });
  return new Map(known);
}

/** Sets the least role of a command, or goes back to its declaration. */
export async function storeCommandRole(
  db: Queries,
  command: string,
  role: AccountRole | undefined,
  by: string,
): Promise<void> {
  if (role === undefined) {
    await db.execute('delete from auth.command_roles where command = $1', [command]);
    return;
  }
  await db.execute(
    `insert into auth.command_roles (command, least_role, changed_by) values ($1, $2, $3)
     on conflict (command) do update set least_role = excluded.least_role, changed_by = excluded.changed_by,
       changed_at = now()`,
    [command, role, by],
  );
}
