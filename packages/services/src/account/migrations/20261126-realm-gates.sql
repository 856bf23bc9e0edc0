-- safe
-- Who may come into a realm at the moment, where operators said something other than the configuration.
create table auth.realm_gates (
  realm_id smallint primary key,
  least_role text not null default 'player',
  -- Null: as configured.
  capacity integer check (capacity >= 0),
  changed_by text not null,
  changed_at timestamptz not null default now()
);
