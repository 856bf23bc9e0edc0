-- safe
create schema if not exists characters;

create table characters.characters (
  -- Never reused: identity columns do not go back.
  character_id integer generated always as identity primary key,
  realm_id smallint not null check (realm_id between 1 and 255),
  account_id integer not null,
  name text not null,
  -- Lower case by the character rules: what makes names unique, independent of the database's locale.
  name_key text not null,
  race smallint not null,
  class smallint not null,
  gender smallint not null,
  skin smallint not null,
  face smallint not null,
  hair_style smallint not null,
  hair_color smallint not null,
  facial_hair smallint not null,
  level smallint not null,
  xp bigint not null default 0,
  map bigint not null,
  x real not null,
  y real not null,
  z real not null,
  orientation real not null,
  zone bigint not null,
  health bigint not null default 0,
  powers integer[] not null default '{}',
  total_played_seconds bigint not null default 0,
  level_played_seconds bigint not null default 0,
  bind_map bigint not null,
  bind_x real not null,
  bind_y real not null,
  bind_z real not null,
  bind_orientation real not null,
  bind_zone bigint not null,
  is_resting boolean not null default false,
  is_first_entry boolean not null default true,
  must_rename boolean not null default false,
  must_customise boolean not null default false,
  -- Who may write progress: the newest epoch, and within it the saves in their order.
  epoch bigint not null default 0,
  save_sequence bigint not null default 0,
  -- The session that has it in the world; null when nobody has.
  holder_edge text,
  holder_session bigint,
  held_at timestamptz,
  -- Copper that the ledger still has to post for its creation; null when posted.
  starting_money bigint,
  operation bytea not null constraint characters_operation_key unique,
  created_at timestamptz not null default now(),
  deleted_at timestamptz
);
create unique index characters_name_key on characters.characters (realm_id, name_key) where deleted_at is null;
create index characters_by_account on characters.characters (account_id, realm_id) where deleted_at is null;
create index characters_deleted on characters.characters (realm_id, deleted_at) where deleted_at is not null;

create table characters.worn_items (
  realm_id smallint not null,
  character_id integer not null references characters.characters on delete cascade,
  slot smallint not null check (slot between 0 and 22),
  entry bigint not null,
  display_id bigint not null,
  inventory_type smallint not null,
  primary key (character_id, slot)
);

create table characters.action_buttons (
  realm_id smallint not null,
  character_id integer not null references characters.characters on delete cascade,
  build integer not null,
  slot smallint not null check (slot between 0 and 143),
  action bigint not null,
  kind smallint not null,
  primary key (character_id, build, slot)
);
