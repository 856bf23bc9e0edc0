-- safe
create schema if not exists characters;

-- What an account has not read: one row for each source of each kind, such as a channel or a friend.
create table characters.notifications (
  account_id integer not null,
  realm_id smallint not null,
  about text not null,
  source text not null,
  text text not null,
  count integer not null check (count > 0),
  at timestamptz not null,
  primary key (account_id, realm_id, about, source)
);

-- What an account wants to be notified of, where that is not as it is at first.
create table characters.notification_choices (
  account_id integer not null,
  about text not null,
  is_on boolean not null,
  primary key (account_id, about)
);

-- The newest announcements of a realm, for those who were away, and how far each account has read them.
create table characters.announcements (
  announcement_id bigint generated always as identity primary key,
  realm_id smallint not null,
  text text not null,
  at timestamptz not null default now()
);
create index announcements_by_realm on characters.announcements (realm_id, announcement_id);

create table characters.announcements_read (
  account_id integer not null,
  realm_id smallint not null,
  read_to bigint not null,
  primary key (account_id, realm_id)
);
