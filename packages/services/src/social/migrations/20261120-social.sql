-- safe
create schema if not exists characters;

-- Who is in the world right now. Logged: sessions outlive a restart of the database.
create table characters.presences (
  character_id integer primary key,
  account_id integer not null,
  realm_id smallint not null,
  name text not null,
  name_key text not null,
  race smallint not null,
  class smallint not null,
  gender smallint not null,
  level smallint not null,
  zone bigint not null,
  map bigint not null,
  instance text not null,
  edge text not null,
  session bigint not null,
  build integer not null,
  roles text[] not null,
  status text not null default 'here',
  status_text text not null default ''
);
create unique index presences_name_key on characters.presences (realm_id, name_key);
create index presences_by_edge on characters.presences (edge);

create table characters.messages_of_the_day (
  realm_id smallint primary key,
  lines text[] not null
);
