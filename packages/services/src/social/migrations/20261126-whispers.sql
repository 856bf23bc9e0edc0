-- safe
-- Whispers of the last minutes to characters of the realtime edge, for sessions that go on at another edge. Not logged: a
-- database that ends abruptly may forget them.
create unlogged table characters.whispers (
  number bigint generated always as identity primary key,
  to_id integer not null,
  from_name text not null,
  from_status text not null,
  text text not null,
  operation bytea unique,
  said_at timestamptz not null
);
create index whispers_by_receiver on characters.whispers (to_id, number);
create index whispers_by_time on characters.whispers (said_at);
