-- safe
-- The least role of a command where operators chose another one than its declaration.
create table auth.command_roles (
  command text primary key,
  least_role text not null,
  changed_by text not null,
  changed_at timestamptz not null default now()
);
