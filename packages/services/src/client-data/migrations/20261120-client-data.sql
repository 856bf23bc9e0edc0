-- safe
create schema if not exists characters;

create table characters.client_blobs (
  realm_id smallint not null,
  account_id integer not null,
  -- 0: of the account.
  character_id integer not null,
  build integer not null,
  kind smallint not null check (kind between 0 and 7),
  written_at bigint not null,
  content bytea not null check (length(content) <= 65535),
  primary key (realm_id, account_id, character_id, build, kind)
);

create table characters.tutorials (
  account_id integer primary key,
  marks bytea not null check (length(marks) = 32)
);
