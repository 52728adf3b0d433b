-- A message names its conversation, contact and case; a conversation its contact, identity and case; a case and an identity their contact. They
-- are written together, in one transaction, by what has just read or written what they name; looking each up once more, and locking it, cost a
-- tenth of what taking a message in costs. What is kept is the other side: nothing that is named can be deleted.
alter table messages drop constraint messages_conversation_id_fkey;
alter table messages drop constraint messages_contact_id_fkey;
alter table messages drop constraint messages_case_id_fkey;
alter table conversations drop constraint conversations_contact_id_fkey;
alter table conversations drop constraint conversations_identity_id_fkey;
alter table conversations drop constraint conversations_case_id_fkey;
alter table cases drop constraint cases_contact_id_fkey;
alter table identities drop constraint identities_contact_id_fkey;

-- Its arguments are pairs: a table, and its column that names what is deleted.
create function keep_parents() returns trigger language plpgsql as $$
declare
  used boolean;
begin
  for i in 0 .. tg_nargs / 2 - 1 loop
    execute format('select exists (select 1 from public.%I where %I = $1)', tg_argv[2 * i], tg_argv[2 * i + 1]) into used using old.id;
    if used then
      raise exception 'rows of % name this one of %', tg_argv[2 * i], tg_table_name using errcode = 'foreign_key_violation';
    end if;
  end loop;
  return null;
end $$;
create trigger contacts_stay after delete on contacts for each row
  execute function keep_parents('identities', 'contact_id', 'cases', 'contact_id', 'conversations', 'contact_id', 'messages', 'contact_id');
create trigger identities_stay after delete on identities for each row execute function keep_parents('conversations', 'identity_id');
create trigger cases_stay after delete on cases for each row execute function keep_parents('conversations', 'case_id', 'messages', 'case_id');
create trigger conversations_stay after delete on conversations for each row execute function keep_parents('messages', 'conversation_id');
