import { type CharacterId, characterId, type RealmId } from '@realmwright/kernel/ids';
import type { Queries } from '@realmwright/platform/database/database';
import { nameKey } from './group-state.rules.ts';

/** An invitation that has not been answered. */
export interface Invitation {
  readonly invitee: CharacterId;
  readonly inviteeName: string;
  readonly inviter: CharacterId;
  /** The inviter's group at that time, if there was one. */
  readonly group: number | undefined;
}

/** Keeps an invitation; false when the invitee has another one that is still good. */
export async function storeInvitation(
  db: Queries,
  { invitee, inviteeName, inviter, group }: Invitation,
  at: { readonly realm: RealmId; readonly now: Date; readonly expiresAt: Date },
): Promise<boolean> {
  const stored = await db.execute(
    `insert into characters.group_invitations as i
       (invitee_id, realm_id, invitee_name, invitee_key, inviter_id, group_id, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (invitee_id) do update
        set invitee_name = excluded.invitee_name, invitee_key = excluded.invitee_key,
            inviter_id = excluded.inviter_id, group_id = excluded.group_id, expires_at = excluded.expires_at
      where i.expires_at <= $8`,
    [invitee, at.realm, inviteeName, nameKey(inviteeName), inviter, group ?? null, at.expiresAt, at.now],
  );
  return stored > 0;
}

/** Takes an invitation that is still good, if there is one; whoever else asks at the same time gets none. */
export async function takeInvitation(db: Queries, invitee: CharacterId, now: Date): Promise<Invitation | undefined> {
  const row = await db.findRow<SelectedInvitation>(
    `delete from characters.group_invitations where invitee_id = $1 and expires_at > $2
     returning invitee_id, invitee_name, inviter_id, group_id`,
    [invitee, now],
  );
  return row && invitationOf(row);
}

/** Forgets invitations that one of these made to somebody; true if there was one. */
export async function withdrawInvitation(
  db: Queries,
  inviters: readonly CharacterId[],
  invitee: { readonly character: CharacterId | undefined; readonly name: string | undefined },
): Promise<boolean> {
  const gone = await db.execute(
    `delete from characters.group_invitations
      where inviter_id = any($1::int[]) and (invitee_id = $2 or invitee_key = $3)`,
    [inviters, invitee.character ?? null, invitee.name === undefined ? null : nameKey(invitee.name)],
  );
  return gone > 0;
}

/** Forgets what came to nothing. */
export async function deleteExpired(db: Queries, now: Date): Promise<void> {
  await db.execute('delete from characters.group_invitations where expires_at <= $1', [now]);
}

interface SelectedInvitation {
  readonly invitee_id: number;
  readonly invitee_name: string;
  readonly inviter_id: number;
  readonly group_id: number | null;
}

function invitationOf(row: SelectedInvitation): Invitation {
  return {
    invitee: characterId(row.invitee_id),
    inviteeName: row.invitee_name,
    inviter: characterId(row.inviter_id),
    group: row.group_id ?? undefined,
  };
}
