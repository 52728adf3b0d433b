-- What of a case the views count, as bits: 1 closed, 2 set aside, 4 open; of an open one 8 asleep, 16 waiting, 32 warned, 64 breached.
create function case_standing(state text, set_aside_at timestamptz, snoozed_until timestamptz, waiting_since timestamptz,
  due_at timestamptz, warned_at timestamptz, breached_at timestamptz) returns int language sql immutable parallel safe
  return case when state = 'closed' then 1 when set_aside_at is not null then 2
    else 4 + case when snoozed_until is not null then 8 else 0 end + case when waiting_since is not null then 16 else 0 end
      + case when due_at is null then 0 when breached_at is not null then 64 when warned_at is not null then 32 else 0 end end;

-- How many cases of each owner and team stand how: the sum of both tables at any moment. Changes are only ever added, so that no
-- transaction waits for another's; they are folded into the first table from time to time.
create table case_tallies (
  owner_id uuid,
  team_id  uuid,
  standing int not null,
  cases    bigint not null,
  unique nulls not distinct (owner_id, team_id, standing)
);
create table case_tally_changes (
  owner_id uuid,
  team_id  uuid,
  standing int not null,
  cases    bigint not null
);

-- The tallies are what the cases say. For what was loaded past the trigger.
create function recount_cases() returns void language plpgsql as $$
begin
  lock table public.cases in share row exclusive mode;
  delete from public.case_tally_changes;
  delete from public.case_tallies;
  insert into public.case_tallies (owner_id, team_id, standing, cases)
    select owner_id, team_id, public.case_standing(state, set_aside_at, snoozed_until, waiting_since, due_at, warned_at, breached_at), count(*)
    from public.cases group by 1, 2, 3;
end $$;

create function tally_cases() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into public.case_tally_changes (owner_id, team_id, standing, cases)
      select owner_id, team_id, public.case_standing(state, set_aside_at, snoozed_until, waiting_since, due_at, warned_at, breached_at), count(*)
      from fresh group by 1, 2, 3;
  elsif tg_op = 'DELETE' then
    insert into public.case_tally_changes (owner_id, team_id, standing, cases)
      select owner_id, team_id, public.case_standing(state, set_aside_at, snoozed_until, waiting_since, due_at, warned_at, breached_at), -count(*)
      from stale group by 1, 2, 3;
  else
    -- What did not change cancels out and leaves nothing.
    insert into public.case_tally_changes (owner_id, team_id, standing, cases)
      select owner_id, team_id, standing, sum(n) from (
        select owner_id, team_id, public.case_standing(state, set_aside_at, snoozed_until, waiting_since, due_at, warned_at, breached_at) as standing, 1 as n from fresh
        union all
        select owner_id, team_id, public.case_standing(state, set_aside_at, snoozed_until, waiting_since, due_at, warned_at, breached_at), -1 from stale) c
      group by 1, 2, 3 having sum(n) <> 0;
  end if;
  return null;
end $$;
create trigger cases_tallied_new after insert on cases referencing new table as fresh for each statement execute function tally_cases();
create trigger cases_tallied_changed after update on cases referencing old table as stale new table as fresh for each statement execute function tally_cases();
create trigger cases_tallied_gone after delete on cases referencing old table as stale for each statement execute function tally_cases();

select recount_cases();
