-- safe
create schema if not exists ledger;

-- Operations and their entries are written once and never changed. Balances follow by trigger, so that no code has to be
-- trusted with them: the role that posts may only insert operations and entries.
create table ledger.operations (
  operation bytea primary key check (length(operation) between 1 and 16),
  reason text not null,
  actor text not null,
  -- SHA-256 of the entries as asked for: tells a repetition from a conflict.
  digest bytea not null,
  posted_at timestamptz not null default now()
);

create table ledger.entries (
  entry bigint generated always as identity primary key,
  operation bytea not null references ledger.operations,
  account text not null constraint entries_account_is_known
    check (account ~ '^(character\.[1-9][0-9]{0,9}|(mint|burn)\.[a-z0-9-]{1,32})$'),
  amount bigint not null constraint entries_amount_is_not_zero check (amount <> 0)
);
create index entries_by_operation on ledger.entries (operation);
create index entries_by_account on ledger.entries (account);

create table ledger.balances (
  account text primary key,
  balance bigint not null,
  constraint balances_not_negative check (balance >= 0 or account like 'mint.%'),
  constraint balances_purse_limit check (balance <= 2147483647 or account not like 'character.%')
);

create function ledger.keep_balance() returns trigger
  language plpgsql security definer set search_path = ledger, pg_temp
as $$
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
$$;
create trigger keep_balance after insert on ledger.entries
  for each row execute function ledger.keep_balance();

create function ledger.require_balanced() returns trigger
  language plpgsql security definer set search_path = ledger, pg_temp
as $$
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
$$;
create constraint trigger require_balanced after insert on ledger.operations
  deferrable initially deferred for each row execute function ledger.require_balanced();
create constraint trigger require_balanced after insert on ledger.entries
  deferrable initially deferred for each row execute function ledger.require_balanced();

create function ledger.refuse_change() returns trigger
  language plpgsql
as $$
begin
  raise exception 'ledger rows are never changed' using errcode = 'insufficient_privilege';
end
$$;
create trigger refuse_change before update or delete or truncate on ledger.operations
  for each statement execute function ledger.refuse_change();
create trigger refuse_change before update or delete or truncate on ledger.entries
  for each statement execute function ledger.refuse_change();

-- Roles are of the whole server: several databases, and several migrations at the same moment, share this one.
do $$
begin
  if not exists (select from pg_roles where rolname = 'realmwright_ledger') then
    begin
      create role realmwright_ledger nologin noinherit;
    exception when duplicate_object or unique_violation then
      null;
    end;
  end if;
  -- A superuser may become any role. Whoever just made the role must grant it to itself before it can become it.
  if not (select rolsuper from pg_roles where rolname = current_user) then
    begin
      execute format('grant realmwright_ledger to %I', current_user);
    exception
      when unique_violation then null;
      when insufficient_privilege then
        if not pg_has_role(current_user, 'realmwright_ledger', 'member') then raise; end if;
    end;
  end if;
end
$$;
grant usage on schema ledger to realmwright_ledger;
grant select, insert on ledger.operations, ledger.entries to realmwright_ledger;
grant select on ledger.balances to realmwright_ledger;
