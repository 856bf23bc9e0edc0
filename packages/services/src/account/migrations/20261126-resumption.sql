-- safe
-- With which tokens a session can be resumed at another edge: the newest, and the one before it as long as the client may
-- not have the newest. Digests only. They go with the session.
-- `origin` names the session where it was opened, wherever it goes on.
alter table auth.open_sessions add column resume_digest bytea, add column former_digest bytea,
  add column origin text not null default '';
create index open_sessions_by_resume_digest on auth.open_sessions (resume_digest) where resume_digest is not null;
create index open_sessions_by_former_digest on auth.open_sessions (former_digest) where former_digest is not null;
