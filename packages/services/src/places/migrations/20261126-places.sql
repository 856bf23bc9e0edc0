-- safe
create schema if not exists world;

-- Places that operators named, over those of the content bundle: a removed one hides the bundle's of that name.
create table world.named_places (
  realm_id smallint not null,
  -- Lower case by the rules of the feature.
  name text not null,
  map bigint not null,
  x real not null,
  y real not null,
  z real not null,
  orientation real not null,
  is_removed boolean not null default false,
  changed_by text not null,
  changed_at timestamptz not null default now(),
  primary key (realm_id, name)
);
