-- safe
create schema if not exists world;

-- Counters of added spawns are also counters of entity keys, which have 24 bits.
create sequence world.added_spawn as bigint minvalue 1000000 maxvalue 16777215 no cycle;

-- What operators changed in a running realm; it lies over the spawns of the content bundle.
create table world.spawn_changes (
  realm_id smallint not null,
  counter bigint not null,
  entry bigint not null,
  map bigint not null,
  x real not null,
  y real not null,
  z real not null,
  orientation real not null,
  wander_yards real not null,
  is_removed boolean not null,
  operation bytea constraint spawn_changes_operation_key unique,
  changed_at timestamptz not null default now(),
  changed_by text not null,
  primary key (realm_id, counter)
);
create index spawn_changes_by_map on world.spawn_changes (realm_id, map);
