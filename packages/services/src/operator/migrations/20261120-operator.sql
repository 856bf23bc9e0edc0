-- safe
create schema if not exists auth;

create table auth.operator_log (
  entry bigint generated always as identity primary key,
  at timestamptz not null default now(),
  realm_id smallint not null,
  caller text not null,
  account_id integer,
  character_id integer,
  character_name text not null,
  command text not null,
  text text not null,
  outcome text not null check (outcome in ('accepted', 'forwarded', 'refused', 'failed')),
  correlation text not null
);
create index operator_log_by_caller on auth.operator_log (caller, entry);
