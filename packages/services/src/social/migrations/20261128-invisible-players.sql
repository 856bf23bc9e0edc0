-- safe
-- Players who want to be in no list: others find them as if they were not there, but whoever whispers to them is heard.
alter table characters.presences add column is_invisible boolean not null default false;
