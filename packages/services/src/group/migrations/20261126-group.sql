-- safe
create schema if not exists characters;

-- Numbers every change of any group, so that of two tellings of one character's group the newer is known.
create sequence characters.group_revisions maxvalue 4294967295;

-- Parties and raids. A group has members from its first day to its last, and goes when fewer than two are left.
create table characters.groups (
  group_id integer generated always as identity primary key,
  realm_id smallint not null,
  revision bigint not null,
  kind text not null check (kind in ('party', 'raid')),
  leader_id integer not null,
  -- Since when the leader is not in the world; null while it is.
  leader_gone_at timestamptz,
  loot_method text not null,
  loot_threshold smallint not null,
  loot_master_id integer,
  ready_check_until timestamptz,
  -- Marked targets: icon, kind, entry, counter.
  marks json not null default '[]'
);
create index groups_without_leader on characters.groups (leader_gone_at) where leader_gone_at is not null;

-- A row for everybody who was ever in a group; who is in none has no group_id and the revision of having left.
create table characters.group_members (
  character_id integer primary key,
  realm_id smallint not null,
  group_id integer references characters.groups,
  revision bigint not null,
  -- Order of joining.
  joined bigint not null,
  name text not null,
  subgroup smallint not null check (subgroup between 0 and 7),
  is_assistant boolean not null,
  duty text not null,
  -- The session that has it in the world, and when it was last known to; null when nobody has.
  edge text,
  session bigint,
  seen_at timestamptz
);
create index group_members_by_group on characters.group_members (group_id) where group_id is not null;
create index group_members_by_session on characters.group_members (edge, session) where edge is not null;
create index group_members_by_sight on characters.group_members (seen_at) where edge is not null;

create table characters.group_invitations (
  invitee_id integer primary key,
  realm_id smallint not null,
  invitee_name text not null,
  -- The form in which names are compared.
  invitee_key text not null,
  inviter_id integer not null,
  -- The group of the inviter at that time; null when there was none yet.
  group_id integer,
  expires_at timestamptz not null
);
create index group_invitations_by_inviter on characters.group_invitations (inviter_id);
create index group_invitations_by_end on characters.group_invitations (expires_at);
