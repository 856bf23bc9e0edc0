-- safe
-- A channel of a realm; it lasts as long as somebody is in it.
create table characters.channels (
  channel_id bigint generated always as identity primary key,
  realm_id smallint not null,
  name text not null,
  name_key text not null,
  -- Shared by many and gone with the channel: it keeps strangers out of an evening's talk, and guards nothing else.
  password text not null default '',
  owner_id integer,
  announces boolean not null default true,
  is_moderated boolean not null default false,
  unique (realm_id, name_key)
);

-- Who is in it, by which session; whoever comes back by another session is not in it until it joins again.
create table characters.channel_members (
  channel_id bigint not null references characters.channels on delete cascade,
  realm_id smallint not null,
  character_id integer not null,
  name text not null,
  edge text not null,
  session bigint not null,
  is_moderator boolean not null,
  is_muted boolean not null,
  -- The order of joining.
  position bigint generated always as identity,
  joined_at timestamptz not null default now(),
  primary key (channel_id, character_id)
);
create index channel_members_by_character on characters.channel_members (character_id);

create table characters.channel_bans (
  channel_id bigint not null references characters.channels on delete cascade,
  realm_id smallint not null,
  character_id integer not null,
  name text not null,
  position bigint generated always as identity,
  primary key (channel_id, character_id)
);
