-- safe
-- Whom a character has as a friend, ignores, or both. Goes with either of the two characters.
create table characters.contacts (
  realm_id smallint not null,
  owner_id integer not null references characters.characters on delete cascade,
  contact_id integer not null references characters.characters on delete cascade,
  is_friend boolean not null default false,
  is_ignored boolean not null default false,
  note text not null default '',
  added_at timestamptz not null default now(),
  primary key (owner_id, contact_id),
  check (is_friend or is_ignored),
  check (owner_id <> contact_id)
);
-- Who is to hear that somebody came or went.
create index contacts_by_friend on characters.contacts (contact_id) where is_friend;
