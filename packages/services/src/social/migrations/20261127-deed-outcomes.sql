-- safe
-- How deeds of realtime clients came out in the last minutes, for sessions that go on at another edge. Not logged: a database
-- that ends abruptly may forget it.
create unlogged table characters.deed_outcomes (
  operation bytea primary key,
  -- Absent: it was done.
  refusal text,
  decided_at timestamptz not null
);
create index deed_outcomes_by_time on characters.deed_outcomes (decided_at);
