-- safe
create schema if not exists auth;

create table auth.accounts (
  account_id integer generated always as identity primary key,
  -- Normalised by the account rules: A to Z, 0 to 9.
  username text not null constraint accounts_username_key unique
    constraint accounts_username_is_normal check (username ~ '^[A-Z0-9]{1,16}$'),
  -- SRP6: 32 bytes of salt; the verifier is sealed with a key that is not in the database.
  salt bytea not null check (length(salt) = 32),
  verifier bytea not null,
  -- argon2id, for the web plane; null until the first web login of accounts that were made in bulk.
  web_hash text,
  roles text[] not null default '{}',
  is_locked boolean not null default false,
  -- Grows with every change that must end what was opened before it.
  generation integer not null default 1,
  -- Sealed secrets of the second factors; the last accepted time step makes each code work once.
  authenticator bytea,
  authenticator_step bigint not null default 0,
  pin bytea,
  created_at timestamptz not null default now(),
  last_login_at timestamptz,
  last_address text not null default ''
);

create table auth.bans (
  ban_id bigint generated always as identity primary key,
  account_id integer not null references auth.accounts on delete cascade,
  since timestamptz not null default now(),
  -- Null: for good.
  until timestamptz,
  reason text not null,
  banned_by text not null,
  lifted_at timestamptz,
  lifted_by text
);
create unique index bans_in_force on auth.bans (account_id) where lifted_at is null;

-- The last accepted login of each account; the key is sealed.
create table auth.session_keys (
  account_id integer primary key references auth.accounts on delete cascade,
  session_key bytea not null,
  generation integer not null,
  build integer not null,
  locale text not null,
  created_at timestamptz not null
);

-- Logged tables: sessions outlive a restart of the database under the edges that hold them.
create table auth.edges (
  edge text primary key,
  seen_at timestamptz not null
);
create table auth.open_sessions (
  account_id integer primary key,
  realm_id smallint not null,
  edge text not null,
  session bigint not null,
  build integer not null,
  address text not null,
  opened_at timestamptz not null
);
create index open_sessions_by_edge on auth.open_sessions (edge);
create index open_sessions_by_realm on auth.open_sessions (realm_id);
