-- safe
-- What lets somebody who has signed in open one socket: used once, within seconds. The ticket itself is not kept.
create table auth.tickets (
  digest bytea primary key,
  account_id integer not null references auth.accounts on delete cascade,
  generation integer not null,
  expires_at timestamptz not null
);
create index tickets_by_end on auth.tickets (expires_at);
