-- safe
-- Accounts that may not speak, with what was lifted and what ran out: the history that operators look at.
create table auth.mutes (
  mute_id bigint generated always as identity primary key,
  account_id integer not null references auth.accounts on delete cascade,
  since timestamptz not null,
  until timestamptz not null,
  reason text not null,
  muted_by text not null,
  lifted_at timestamptz,
  lifted_by text
);
create unique index mutes_in_force on auth.mutes (account_id) where lifted_at is null;
create index mutes_by_account on auth.mutes (account_id, mute_id);

-- Addresses, one or a network of them, from which nobody logs in.
create table auth.address_bans (
  ban_id bigint generated always as identity primary key,
  network cidr not null,
  since timestamptz not null,
  -- Null: for good.
  until timestamptz,
  reason text not null,
  banned_by text not null,
  lifted_at timestamptz,
  lifted_by text
);
create unique index address_bans_in_force on auth.address_bans (network) where lifted_at is null;
create index address_bans_by_network on auth.address_bans using gist (network inet_ops) where lifted_at is null;
