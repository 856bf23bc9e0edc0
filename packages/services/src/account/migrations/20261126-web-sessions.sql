-- safe
-- Devices that are signed in to the web plane, and those that were until lately.
create table auth.web_sessions (
  web_session text primary key check (web_session ~ '^[A-Za-z0-9_-]{22}$'),
  account_id integer not null references auth.accounts on delete cascade,
  -- Of the account when it signed in: whatever raises that ends the session.
  generation integer not null,
  -- How often the refresh token was replaced; the newest one names this number. Tokens themselves are not kept.
  rotation integer not null default 0,
  rotated_at timestamptz not null,
  device text not null,
  address text not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index web_sessions_by_account on auth.web_sessions (account_id, created_at);
create index web_sessions_by_end on auth.web_sessions (expires_at);

-- A socket lives no longer than the web session that it was opened from.
alter table auth.tickets add column web_session text references auth.web_sessions on delete cascade;
alter table auth.open_sessions add column web_session text;
create index open_sessions_by_web_session on auth.open_sessions (web_session) where web_session is not null;

-- Sign-ins that somebody should look at.
create table auth.sign_in_warnings (
  warning_id bigint generated always as identity primary key,
  account_id integer not null references auth.accounts on delete cascade,
  web_session text not null,
  kind text not null,
  address text not null,
  other_address text not null,
  warned_at timestamptz not null
);
create index sign_in_warnings_by_account on auth.sign_in_warnings (account_id, warning_id);

-- Accounts of people who try the realm: removed when they stay away. Null for everybody else.
alter table auth.accounts add column guest_since timestamptz;
create index accounts_of_guests on auth.accounts (guest_since) where guest_since is not null;

-- The secret of an authenticator that is being set up; it counts when a code of it was entered.
alter table auth.accounts add column authenticator_offer bytea;
alter table auth.accounts add column authenticator_offered_at timestamptz;

-- What an operator gives somebody who has lost the password: used once. The token itself is not kept.
create table auth.reset_tokens (
  account_id integer primary key references auth.accounts on delete cascade,
  digest bytea not null unique,
  made_by text not null,
  expires_at timestamptz not null
);
