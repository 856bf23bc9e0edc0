-- safe
-- What lists show of somebody in the world beside its mark: it fights, or it hides from players as operators may.
alter table characters.presences
  add column is_fighting boolean not null default false,
  add column is_hidden boolean not null default false;
create index presences_by_area on characters.presences (realm_id, map, zone, name_key);
create index presences_by_instance on characters.presences (instance, name_key);
