-- Generated from the catalogue of a freshly migrated database. Do not edit.

create schema auth;
create schema characters;
create schema cluster;
create schema ledger;
create schema world;

create table auth.accounts (
  account_id integer not null generated as identity,
  username text not null,
  salt bytea not null,
  verifier bytea not null,
  web_hash text,
  roles text[] not null default '{}'::text[],
  is_locked boolean not null default false,
  generation integer not null default 1,
  authenticator bytea,
  authenticator_step bigint not null default 0,
  pin bytea,
  created_at timestamp with time zone not null default now(),
  last_login_at timestamp with time zone,
  last_address text not null default ''::text,
  guest_since timestamp with time zone,
  authenticator_offer bytea,
  authenticator_offered_at timestamp with time zone,
  constraint accounts_username_key UNIQUE (username),
  constraint accounts_pkey PRIMARY KEY (account_id),
  constraint accounts_salt_check CHECK ((length(salt) = 32)),
  constraint accounts_username_is_normal CHECK ((username ~ '^[A-Z0-9]{1,16}$'::text))
);
CREATE INDEX accounts_of_guests ON auth.accounts USING btree (guest_since) WHERE (guest_since IS NOT NULL);

create table auth.address_bans (
  ban_id bigint not null generated as identity,
  network cidr not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  reason text not null,
  banned_by text not null,
  lifted_at timestamp with time zone,
  lifted_by text,
  constraint address_bans_pkey PRIMARY KEY (ban_id)
);
CREATE INDEX address_bans_by_network ON auth.address_bans USING gist (network inet_ops) WHERE (lifted_at IS NULL);
CREATE UNIQUE INDEX address_bans_in_force ON auth.address_bans USING btree (network) WHERE (lifted_at IS NULL);

create table auth.bans (
  ban_id bigint not null generated as identity,
  account_id integer not null,
  since timestamp with time zone not null default now(),
  until timestamp with time zone,
  reason text not null,
  banned_by text not null,
  lifted_at timestamp with time zone,
  lifted_by text,
  constraint bans_pkey PRIMARY KEY (ban_id),
  constraint bans_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.accounts(account_id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX bans_in_force ON auth.bans USING btree (account_id) WHERE (lifted_at IS NULL);

create table auth.command_roles (
  command text not null,
  least_role text not null,
  changed_by text not null,
  changed_at timestamp with time zone not null default now(),
  constraint command_roles_pkey PRIMARY KEY (command)
);

create table auth.edges (
  edge text not null,
  seen_at timestamp with time zone not null,
  constraint edges_pkey PRIMARY KEY (edge)
);

create table auth.mutes (
  mute_id bigint not null generated as identity,
  account_id integer not null,
  since timestamp with time zone not null,
  until timestamp with time zone not null,
  reason text not null,
  muted_by text not null,
  lifted_at timestamp with time zone,
  lifted_by text,
  constraint mutes_pkey PRIMARY KEY (mute_id),
  constraint mutes_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.accounts(account_id) ON DELETE CASCADE
);
CREATE INDEX mutes_by_account ON auth.mutes USING btree (account_id, mute_id);
CREATE UNIQUE INDEX mutes_in_force ON auth.mutes USING btree (account_id) WHERE (lifted_at IS NULL);

create table auth.open_sessions (
  account_id integer not null,
  realm_id smallint not null,
  edge text not null,
  session bigint not null,
  build integer not null,
  address text not null,
  opened_at timestamp with time zone not null,
  is_admitted boolean not null default true,
  resume_digest bytea,
  former_digest bytea,
  origin text not null default ''::text,
  web_session text,
  constraint open_sessions_pkey PRIMARY KEY (account_id)
);
CREATE INDEX open_sessions_by_edge ON auth.open_sessions USING btree (edge);
CREATE INDEX open_sessions_by_former_digest ON auth.open_sessions USING btree (former_digest) WHERE (former_digest IS NOT NULL);
CREATE INDEX open_sessions_by_realm ON auth.open_sessions USING btree (realm_id);
CREATE INDEX open_sessions_by_resume_digest ON auth.open_sessions USING btree (resume_digest) WHERE (resume_digest IS NOT NULL);
CREATE INDEX open_sessions_by_web_session ON auth.open_sessions USING btree (web_session) WHERE (web_session IS NOT NULL);
CREATE INDEX open_sessions_waiting ON auth.open_sessions USING btree (realm_id, opened_at) WHERE (NOT is_admitted);

create table auth.operator_log (
  entry bigint not null generated as identity,
  at timestamp with time zone not null default now(),
  realm_id smallint not null,
  caller text not null,
  account_id integer,
  character_id integer,
  character_name text not null,
  command text not null,
  text text not null,
  outcome text not null,
  correlation text not null,
  constraint operator_log_pkey PRIMARY KEY (entry),
  constraint operator_log_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'forwarded'::text, 'refused'::text, 'failed'::text])))
);
CREATE INDEX operator_log_by_caller ON auth.operator_log USING btree (caller, entry);

create table auth.realm_gates (
  realm_id smallint not null,
  least_role text not null default 'player'::text,
  capacity integer,
  changed_by text not null,
  changed_at timestamp with time zone not null default now(),
  constraint realm_gates_pkey PRIMARY KEY (realm_id),
  constraint realm_gates_capacity_check CHECK ((capacity >= 0))
);

create table auth.reset_tokens (
  account_id integer not null,
  digest bytea not null,
  made_by text not null,
  expires_at timestamp with time zone not null,
  constraint reset_tokens_digest_key UNIQUE (digest),
  constraint reset_tokens_pkey PRIMARY KEY (account_id),
  constraint reset_tokens_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.accounts(account_id) ON DELETE CASCADE
);

create table auth.session_keys (
  account_id integer not null,
  session_key bytea not null,
  generation integer not null,
  build integer not null,
  locale text not null,
  created_at timestamp with time zone not null,
  constraint session_keys_pkey PRIMARY KEY (account_id),
  constraint session_keys_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.accounts(account_id) ON DELETE CASCADE
);

create table auth.sign_in_warnings (
  warning_id bigint not null generated as identity,
  account_id integer not null,
  web_session text not null,
  kind text not null,
  address text not null,
  other_address text not null,
  warned_at timestamp with time zone not null,
  constraint sign_in_warnings_pkey PRIMARY KEY (warning_id),
  constraint sign_in_warnings_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.accounts(account_id) ON DELETE CASCADE
);
CREATE INDEX sign_in_warnings_by_account ON auth.sign_in_warnings USING btree (account_id, warning_id);

create table auth.tickets (
  digest bytea not null,
  account_id integer not null,
  generation integer not null,
  expires_at timestamp with time zone not null,
  web_session text,
  constraint tickets_pkey PRIMARY KEY (digest),
  constraint tickets_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.accounts(account_id) ON DELETE CASCADE,
  constraint tickets_web_session_fkey FOREIGN KEY (web_session) REFERENCES auth.web_sessions(web_session) ON DELETE CASCADE
);
CREATE INDEX tickets_by_end ON auth.tickets USING btree (expires_at);

create table auth.web_sessions (
  web_session text not null,
  account_id integer not null,
  generation integer not null,
  rotation integer not null default 0,
  rotated_at timestamp with time zone not null,
  device text not null,
  address text not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint web_sessions_pkey PRIMARY KEY (web_session),
  constraint web_sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.accounts(account_id) ON DELETE CASCADE,
  constraint web_sessions_web_session_check CHECK ((web_session ~ '^[A-Za-z0-9_-]{22}$'::text))
);
CREATE INDEX web_sessions_by_account ON auth.web_sessions USING btree (account_id, created_at);
CREATE INDEX web_sessions_by_end ON auth.web_sessions USING btree (expires_at);

create table characters.action_buttons (
  realm_id smallint not null,
  character_id integer not null,
  build integer not null,
  slot smallint not null,
  action bigint not null,
  kind smallint not null,
  constraint action_buttons_pkey PRIMARY KEY (character_id, build, slot),
  constraint action_buttons_character_id_fkey FOREIGN KEY (character_id) REFERENCES characters.characters(character_id) ON DELETE CASCADE,
  constraint action_buttons_slot_check CHECK (((slot >= 0) AND (slot <= 143)))
);

create table characters.announcements (
  announcement_id bigint not null generated as identity,
  realm_id smallint not null,
  text text not null,
  at timestamp with time zone not null default now(),
  constraint announcements_pkey PRIMARY KEY (announcement_id)
);
CREATE INDEX announcements_by_realm ON characters.announcements USING btree (realm_id, announcement_id);

create table characters.announcements_read (
  account_id integer not null,
  realm_id smallint not null,
  read_to bigint not null,
  constraint announcements_read_pkey PRIMARY KEY (account_id, realm_id)
);

create table characters.broadcast_turns (
  realm_id smallint not null,
  next_at timestamp with time zone not null,
  constraint broadcast_turns_pkey PRIMARY KEY (realm_id)
);

create table characters.broadcasts (
  broadcast_id integer not null generated as identity,
  realm_id smallint not null,
  text text not null,
  added_by text not null,
  added_at timestamp with time zone not null default now(),
  constraint broadcasts_pkey PRIMARY KEY (broadcast_id)
);
CREATE INDEX broadcasts_by_realm ON characters.broadcasts USING btree (realm_id, broadcast_id);

create table characters.channel_bans (
  channel_id bigint not null,
  realm_id smallint not null,
  character_id integer not null,
  name text not null,
  position bigint not null generated as identity,
  constraint channel_bans_pkey PRIMARY KEY (channel_id, character_id),
  constraint channel_bans_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES characters.channels(channel_id) ON DELETE CASCADE
);

create table characters.channel_members (
  channel_id bigint not null,
  realm_id smallint not null,
  character_id integer not null,
  name text not null,
  edge text not null,
  session bigint not null,
  is_moderator boolean not null,
  is_muted boolean not null,
  position bigint not null generated as identity,
  joined_at timestamp with time zone not null default now(),
  constraint channel_members_pkey PRIMARY KEY (channel_id, character_id),
  constraint channel_members_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES characters.channels(channel_id) ON DELETE CASCADE
);
CREATE INDEX channel_members_by_character ON characters.channel_members USING btree (character_id);

create table characters.channels (
  channel_id bigint not null generated as identity,
  realm_id smallint not null,
  name text not null,
  name_key text not null,
  password text not null default ''::text,
  owner_id integer,
  announces boolean not null default true,
  is_moderated boolean not null default false,
  constraint channels_realm_id_name_key_key UNIQUE (realm_id, name_key),
  constraint channels_pkey PRIMARY KEY (channel_id)
);

create table characters.characters (
  character_id integer not null generated as identity,
  realm_id smallint not null,
  account_id integer not null,
  name text not null,
  name_key text not null,
  race smallint not null,
  class smallint not null,
  gender smallint not null,
  skin smallint not null,
  face smallint not null,
  hair_style smallint not null,
  hair_color smallint not null,
  facial_hair smallint not null,
  level smallint not null,
  xp bigint not null default 0,
  map bigint not null,
  x real not null,
  y real not null,
  z real not null,
  orientation real not null,
  zone bigint not null,
  health bigint not null default 0,
  powers integer[] not null default '{}'::integer[],
  total_played_seconds bigint not null default 0,
  level_played_seconds bigint not null default 0,
  bind_map bigint not null,
  bind_x real not null,
  bind_y real not null,
  bind_z real not null,
  bind_orientation real not null,
  bind_zone bigint not null,
  is_resting boolean not null default false,
  is_first_entry boolean not null default true,
  must_rename boolean not null default false,
  must_customise boolean not null default false,
  epoch bigint not null default 0,
  save_sequence bigint not null default 0,
  holder_edge text,
  holder_session bigint,
  held_at timestamp with time zone,
  starting_money bigint,
  operation bytea not null,
  created_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  death_map bigint,
  death_x real,
  death_y real,
  death_z real,
  death_orientation real,
  died_at timestamp with time zone,
  is_released boolean not null default false,
  constraint characters_operation_key UNIQUE (operation),
  constraint characters_pkey PRIMARY KEY (character_id),
  constraint characters_death_check CHECK ((num_nulls(death_map, death_x, death_y, death_z, death_orientation, died_at) = ANY (ARRAY[0, 6]))),
  constraint characters_realm_id_check CHECK (((realm_id >= 1) AND (realm_id <= 255)))
);
CREATE INDEX characters_by_account ON characters.characters USING btree (account_id, realm_id) WHERE (deleted_at IS NULL);
CREATE INDEX characters_deleted ON characters.characters USING btree (realm_id, deleted_at) WHERE (deleted_at IS NOT NULL);
CREATE UNIQUE INDEX characters_name_key ON characters.characters USING btree (realm_id, name_key) WHERE (deleted_at IS NULL);

create table characters.client_blobs (
  realm_id smallint not null,
  account_id integer not null,
  character_id integer not null,
  build integer not null,
  kind smallint not null,
  written_at bigint not null,
  content bytea not null,
  constraint client_blobs_pkey PRIMARY KEY (realm_id, account_id, character_id, build, kind),
  constraint client_blobs_content_check CHECK ((length(content) <= 65535)),
  constraint client_blobs_kind_check CHECK (((kind >= 0) AND (kind <= 7)))
);

create table characters.contacts (
  realm_id smallint not null,
  owner_id integer not null,
  contact_id integer not null,
  is_friend boolean not null default false,
  is_ignored boolean not null default false,
  note text not null default ''::text,
  added_at timestamp with time zone not null default now(),
  constraint contacts_pkey PRIMARY KEY (owner_id, contact_id),
  constraint contacts_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES characters.characters(character_id) ON DELETE CASCADE,
  constraint contacts_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES characters.characters(character_id) ON DELETE CASCADE,
  constraint contacts_check CHECK ((is_friend OR is_ignored)),
  constraint contacts_check1 CHECK ((owner_id <> contact_id))
);
CREATE INDEX contacts_by_friend ON characters.contacts USING btree (contact_id) WHERE is_friend;

create table characters.deed_outcomes (
  operation bytea not null,
  refusal text,
  decided_at timestamp with time zone not null,
  constraint deed_outcomes_pkey PRIMARY KEY (operation)
);
CREATE INDEX deed_outcomes_by_time ON characters.deed_outcomes USING btree (decided_at);

create table characters.group_invitations (
  invitee_id integer not null,
  realm_id smallint not null,
  invitee_name text not null,
  invitee_key text not null,
  inviter_id integer not null,
  group_id integer,
  expires_at timestamp with time zone not null,
  constraint group_invitations_pkey PRIMARY KEY (invitee_id)
);
CREATE INDEX group_invitations_by_end ON characters.group_invitations USING btree (expires_at);
CREATE INDEX group_invitations_by_inviter ON characters.group_invitations USING btree (inviter_id);

create table characters.group_members (
  character_id integer not null,
  realm_id smallint not null,
  group_id integer,
  revision bigint not null,
  joined bigint not null,
  name text not null,
  subgroup smallint not null,
  is_assistant boolean not null,
  duty text not null,
  edge text,
  session bigint,
  seen_at timestamp with time zone,
  constraint group_members_pkey PRIMARY KEY (character_id),
  constraint group_members_group_id_fkey FOREIGN KEY (group_id) REFERENCES characters.groups(group_id),
  constraint group_members_subgroup_check CHECK (((subgroup >= 0) AND (subgroup <= 7)))
);
CREATE INDEX group_members_by_group ON characters.group_members USING btree (group_id) WHERE (group_id IS NOT NULL);
CREATE INDEX group_members_by_session ON characters.group_members USING btree (edge, session) WHERE (edge IS NOT NULL);
CREATE INDEX group_members_by_sight ON characters.group_members USING btree (seen_at) WHERE (edge IS NOT NULL);

create table characters.groups (
  group_id integer not null generated as identity,
  realm_id smallint not null,
  revision bigint not null,
  kind text not null,
  leader_id integer not null,
  leader_gone_at timestamp with time zone,
  loot_method text not null,
  loot_threshold smallint not null,
  loot_master_id integer,
  ready_check_until timestamp with time zone,
  marks json not null default '[]'::json,
  constraint groups_pkey PRIMARY KEY (group_id),
  constraint groups_kind_check CHECK ((kind = ANY (ARRAY['party'::text, 'raid'::text])))
);
CREATE INDEX groups_without_leader ON characters.groups USING btree (leader_gone_at) WHERE (leader_gone_at IS NOT NULL);

create table characters.messages_of_the_day (
  realm_id smallint not null,
  lines text[] not null,
  constraint messages_of_the_day_pkey PRIMARY KEY (realm_id)
);

create table characters.notification_choices (
  account_id integer not null,
  about text not null,
  is_on boolean not null,
  constraint notification_choices_pkey PRIMARY KEY (account_id, about)
);

create table characters.notifications (
  account_id integer not null,
  realm_id smallint not null,
  about text not null,
  source text not null,
  text text not null,
  count integer not null,
  at timestamp with time zone not null,
  constraint notifications_pkey PRIMARY KEY (account_id, realm_id, about, source),
  constraint notifications_count_check CHECK ((count > 0))
);

create table characters.presences (
  character_id integer not null,
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
  status text not null default 'here'::text,
  status_text text not null default ''::text,
  is_fighting boolean not null default false,
  is_hidden boolean not null default false,
  is_invisible boolean not null default false,
  constraint presences_pkey PRIMARY KEY (character_id)
);
CREATE INDEX presences_by_area ON characters.presences USING btree (realm_id, map, zone, name_key);
CREATE INDEX presences_by_edge ON characters.presences USING btree (edge);
CREATE INDEX presences_by_instance ON characters.presences USING btree (instance, name_key);
CREATE UNIQUE INDEX presences_name_key ON characters.presences USING btree (realm_id, name_key);

create table characters.talk (
  number bigint not null generated as identity,
  operation bytea,
  talk bytea not null,
  said_at timestamp with time zone not null,
  constraint talk_operation_key UNIQUE (operation),
  constraint talk_pkey PRIMARY KEY (number)
);
CREATE INDEX talk_by_time ON characters.talk USING btree (said_at);

create table characters.talk_listeners (
  edge text not null,
  number bigint not null,
  sessions bigint[] not null,
  constraint talk_listeners_pkey PRIMARY KEY (edge, number),
  constraint talk_listeners_number_fkey FOREIGN KEY (number) REFERENCES characters.talk(number) ON DELETE CASCADE
);
CREATE INDEX talk_listeners_by_number ON characters.talk_listeners USING btree (number);

create table characters.tutorials (
  account_id integer not null,
  marks bytea not null,
  constraint tutorials_pkey PRIMARY KEY (account_id),
  constraint tutorials_marks_check CHECK ((length(marks) = 32))
);

create table characters.worn_items (
  realm_id smallint not null,
  character_id integer not null,
  slot smallint not null,
  entry bigint not null,
  display_id bigint not null,
  inventory_type smallint not null,
  constraint worn_items_pkey PRIMARY KEY (character_id, slot),
  constraint worn_items_character_id_fkey FOREIGN KEY (character_id) REFERENCES characters.characters(character_id) ON DELETE CASCADE,
  constraint worn_items_slot_check CHECK (((slot >= 0) AND (slot <= 22)))
);

create table cluster.migrations (
  name text not null,
  effect text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migrations_pkey PRIMARY KEY (name),
  constraint migrations_effect_check CHECK ((effect = ANY (ARRAY['breaking'::text, 'safe'::text])))
);

create table ledger.balances (
  account text not null,
  balance bigint not null,
  constraint balances_pkey PRIMARY KEY (account),
  constraint balances_not_negative CHECK (((balance >= 0) OR (account ~~ 'mint.%'::text))),
  constraint balances_purse_limit CHECK (((balance <= 2147483647) OR (account !~~ 'character.%'::text)))
);
grant select on ledger.balances to realmwright_ledger;

create table ledger.entries (
  entry bigint not null generated as identity,
  operation bytea not null,
  account text not null,
  amount bigint not null,
  constraint require_balanced TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint entries_pkey PRIMARY KEY (entry),
  constraint entries_operation_fkey FOREIGN KEY (operation) REFERENCES ledger.operations(operation),
  constraint entries_account_is_known CHECK ((account ~ '^(character\.[1-9][0-9]{0,9}|(mint|burn)\.[a-z0-9-]{1,32})$'::text)),
  constraint entries_amount_is_not_zero CHECK ((amount <> 0))
);
CREATE INDEX entries_by_account ON ledger.entries USING btree (account);
CREATE INDEX entries_by_operation ON ledger.entries USING btree (operation);
grant insert, select on ledger.entries to realmwright_ledger;

create table ledger.operations (
  operation bytea not null,
  reason text not null,
  actor text not null,
  digest bytea not null,
  posted_at timestamp with time zone not null default now(),
  constraint require_balanced TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint operations_pkey PRIMARY KEY (operation),
  constraint operations_operation_check CHECK (((length(operation) >= 1) AND (length(operation) <= 16)))
);
grant insert, select on ledger.operations to realmwright_ledger;

create table world.named_places (
  realm_id smallint not null,
  name text not null,
  map bigint not null,
  x real not null,
  y real not null,
  z real not null,
  orientation real not null,
  is_removed boolean not null default false,
  changed_by text not null,
  changed_at timestamp with time zone not null default now(),
  constraint named_places_pkey PRIMARY KEY (realm_id, name)
);

create table world.spawn_changes (
  realm_id smallint not null,
  counter bigint not null,
  entry bigint not null,
  map bigint not null,
  x real not null,
  y real not null,
  z real not null,
  orientation real not null,
  wander_yards real not null,
  is_removed boolean not null,
  operation bytea,
  changed_at timestamp with time zone not null default now(),
  changed_by text not null,
  constraint spawn_changes_operation_key UNIQUE (operation),
  constraint spawn_changes_pkey PRIMARY KEY (realm_id, counter)
);
CREATE INDEX spawn_changes_by_map ON world.spawn_changes USING btree (realm_id, map);

CREATE OR REPLACE FUNCTION ledger.keep_balance()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'ledger', 'pg_temp'
AS $function$
begin
  -- Not "insert ... on conflict": its proposed row would meet the check although the sum does not break it.
  update ledger.balances set balance = balance + new.amount where account = new.account;
  if not found then
    begin
      insert into ledger.balances (account, balance) values (new.account, new.amount);
    exception when unique_violation then
      update ledger.balances set balance = balance + new.amount where account = new.account;
    end;
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION ledger.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'ledger rows are never changed' using errcode = 'insufficient_privilege';
end
$function$;

CREATE OR REPLACE FUNCTION ledger.require_balanced()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'ledger', 'pg_temp'
AS $function$
declare
  total numeric;
  legs integer;
begin
  select coalesce(sum(amount), 0), count(*) into total, legs from ledger.entries where operation = new.operation;
  if total <> 0 or legs < 2 then
    raise exception 'ledger operation is not balanced' using errcode = 'check_violation', constraint = 'operations_balanced';
  end if;
  return null;
end
$function$;
