-- safe
-- Whether the session has a place in its realm or still waits for one, first come first served.
alter table auth.open_sessions add column is_admitted boolean not null default true;
create index open_sessions_waiting on auth.open_sessions (realm_id, opened_at) where not is_admitted;
