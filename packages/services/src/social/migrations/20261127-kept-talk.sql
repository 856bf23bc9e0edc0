-- breaking
-- Talk of the last minutes that needs no nearness, and which sessions of realtime edges it was for: so that a session which
-- goes on at another edge is told what went to the former one. Whispers had a table of their own. Not logged: a database
-- that ends abruptly may forget it.
drop table characters.whispers;
create unlogged table characters.talk (
  number bigint generated always as identity primary key,
  operation bytea unique,
  talk bytea not null,
  said_at timestamptz not null
);
create index talk_by_time on characters.talk (said_at);
create unlogged table characters.talk_listeners (
  edge text not null,
  number bigint not null references characters.talk on delete cascade,
  sessions bigint[] not null,
  primary key (edge, number)
);
create index talk_listeners_by_number on characters.talk_listeners (number);
