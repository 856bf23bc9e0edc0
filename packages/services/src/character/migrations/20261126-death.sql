-- safe
-- A dead character: where its body or corpse lies and since when; null for the living.
alter table characters.characters
  add column death_map bigint,
  add column death_x real,
  add column death_y real,
  add column death_z real,
  add column death_orientation real,
  add column died_at timestamptz,
  add column is_released boolean not null default false,
  add constraint characters_death_check
    check (num_nulls(death_map, death_x, death_y, death_z, death_orientation, died_at) in (0, 6));
