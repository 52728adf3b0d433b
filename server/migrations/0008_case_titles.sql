-- The words of titles lie apart from their cases: a case changes with every message, its title hardly ever, and an index on the case itself
-- read and kept the words anew each time.
create table case_titles (
  case_id uuid primary key,
  words   tsvector not null
);
insert into case_titles (case_id, words) select id, public.words(title) from cases;
create index case_titles_words on case_titles using gin (words) with (fastupdate = on, gin_pending_list_limit = 16384);
drop index cases_search;

create function keep_titles() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into public.case_titles (case_id, words) select id, public.words(title) from fresh;
  elsif tg_op = 'DELETE' then
    delete from public.case_titles t using stale where t.case_id = stale.id;
  else
    update public.case_titles set words = public.words(new.title) where case_id = new.id;
  end if;
  return null;
end $$;
create trigger cases_titled after insert on cases referencing new table as fresh for each statement execute function keep_titles();
create trigger cases_renamed after update of title on cases for each row when (old.title is distinct from new.title) execute function keep_titles();
create trigger cases_untitled after delete on cases referencing old table as stale for each statement execute function keep_titles();
-- Also for what is loaded in bulk past the other triggers.
alter table cases enable always trigger cases_titled;
