-- safe
-- Texts that a realm shows by itself from time to time, and when it shows the next one.
create table characters.broadcasts (
  broadcast_id integer generated always as identity primary key,
  realm_id smallint not null,
  text text not null,
  added_by text not null,
  added_at timestamptz not null default now()
);
create index broadcasts_by_realm on characters.broadcasts (realm_id, broadcast_id);

create table characters.broadcast_turns (
  realm_id smallint primary key,
  next_at timestamptz not null
);
