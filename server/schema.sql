-- What the migrations make, written by tools/db-types.ts. For reading: a database is made by the migrations.

CREATE OR REPLACE FUNCTION public.alarm_at(waiting_since timestamp with time zone, due_at timestamp with time zone, warned_at timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (warned_at IS NULL) THEN (due_at - ((due_at - COALESCE(waiting_since, due_at)) * (0.2)::double precision)) ELSE due_at END;

CREATE OR REPLACE FUNCTION public.case_standing(state text, set_aside_at timestamp with time zone, snoozed_until timestamp with time zone, waiting_since timestamp with time zone, due_at timestamp with time zone, warned_at timestamp with time zone, breached_at timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (state = 'closed'::text) THEN 1 WHEN (set_aside_at IS NOT NULL) THEN 2 ELSE (((4 + CASE WHEN (snoozed_until IS NOT NULL) THEN 8 ELSE 0 END) + CASE WHEN (waiting_since IS NOT NULL) THEN 16 ELSE 0 END) + CASE WHEN (due_at IS NULL) THEN 0 WHEN (breached_at IS NOT NULL) THEN 64 WHEN (warned_at IS NOT NULL) THEN 32 ELSE 0 END) END;

CREATE OR REPLACE FUNCTION public.fold(text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(unaccent('unaccent'::regdictionary, $1));

CREATE OR REPLACE FUNCTION public.keep_accounts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'accounts are marked as removed, never deleted' using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION public.keep_parents()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.keep_titles()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    insert into public.case_titles (case_id, words) select id, public.words(title) from fresh;
  elsif tg_op = 'DELETE' then
    delete from public.case_titles t using stale where t.case_id = stale.id;
  else
    update public.case_titles set words = public.words(new.title) where case_id = new.id;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.recount_cases()
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  lock table public.cases in share row exclusive mode;
  delete from public.case_tally_changes;
  delete from public.case_tallies;
  insert into public.case_tallies (owner_id, team_id, standing, cases)
    select owner_id, team_id, public.case_standing(state, set_aside_at, snoozed_until, waiting_since, due_at, warned_at, breached_at), count(*)
    from public.cases group by 1, 2, 3;
end $function$;

CREATE OR REPLACE FUNCTION public.tally_cases()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.words(text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN to_tsvector('simple'::regconfig, unaccent('unaccent'::regdictionary, "left"($1, 20000)));

create table account_spend (
  account_id uuid not null,
  day date not null,
  units bigint default 0 not null,
  cost_micros bigint default 0 not null,
  constraint account_spend_pkey PRIMARY KEY (account_id, day),
  constraint account_spend_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE
);

create table account_templates (
  account_id uuid not null,
  name text not null,
  language text not null,
  category text not null,
  status text not null,
  reason text,
  header jsonb,
  body jsonb not null,
  footer text,
  buttons jsonb default '[]'::jsonb not null,
  read_at timestamp with time zone default now() not null,
  constraint account_templates_pkey PRIMARY KEY (account_id, name, language),
  constraint account_templates_status_check CHECK ((status = ANY (ARRAY['approved'::text, 'pending'::text, 'rejected'::text, 'paused'::text, 'disabled'::text]))),
  constraint account_templates_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
);

create table account_topics (
  account_id uuid not null,
  provider_id text not null,
  text text,
  url text,
  picture_url text,
  at timestamp with time zone,
  asked_at timestamp with time zone,
  constraint account_topics_pkey PRIMARY KEY (account_id, provider_id),
  constraint account_topics_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
);

create table accounts (
  id uuid not null,
  channel text not null,
  provider_id text not null,
  handle text not null,
  name text not null,
  picture_url text,
  settings jsonb default '{}'::jsonb not null,
  secrets text,
  case_for_mentions boolean default false not null,
  response_target_s integer default 3600 not null,
  team_id uuid,
  lane smallint default 0 not null,
  state text default 'active'::text not null,
  state_reason text,
  paused_until timestamp with time zone,
  private_paused_until timestamp with time zone,
  poll_every_s integer,
  poll_cursor jsonb default '{}'::jsonb not null,
  polled_at timestamp with time zone,
  budget_micros bigint,
  last_event_at timestamp with time zone,
  last_sent_at timestamp with time zone,
  checked_at timestamp with time zone,
  last_check jsonb,
  created_at timestamp with time zone default now() not null,
  removed_at timestamp with time zone,
  renew_at timestamp with time zone,
  reads_paused_until timestamp with time zone,
  templates_read_at timestamp with time zone,
  listen_cursor jsonb default '{}'::jsonb not null,
  listener uuid,
  listener_until timestamp with time zone,
  listen_after timestamp with time zone,
  listen_failures smallint default 0 not null,
  missing_since timestamp with time zone,
  breakers jsonb default '{}'::jsonb not null,
  examine_at timestamp with time zone default (now() + '01:00:00'::interval) not null,
  secrets_at timestamp with time zone,
  constraint accounts_pkey PRIMARY KEY (id),
  constraint accounts_poll_every_s_check CHECK (((poll_every_s >= 5) AND (poll_every_s <= 86400))),
  constraint accounts_response_target_s_check CHECK ((response_target_s > 0)),
  constraint accounts_state_check CHECK ((state = ANY (ARRAY['active'::text, 'broken'::text, 'paused'::text]))),
  constraint accounts_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id)
);
CREATE INDEX accounts_by_provider ON accounts USING btree (provider_id) WHERE (removed_at IS NULL);
CREATE UNIQUE INDEX accounts_once ON accounts USING btree (channel, provider_id) WHERE (removed_at IS NULL);
CREATE INDEX accounts_to_examine ON accounts USING btree (examine_at) WHERE (removed_at IS NULL);
CREATE TRIGGER accounts_stay BEFORE DELETE ON accounts FOR EACH STATEMENT EXECUTE FUNCTION keep_accounts();

create table api_keys (
  id uuid not null,
  name text not null,
  prefix text not null,
  hash text not null,
  permissions text[] not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  last_used_at timestamp with time zone,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  scope text default 'all'::text not null,
  team_ids uuid[] default '{}'::uuid[] not null,
  constraint api_keys_pkey PRIMARY KEY (id),
  constraint api_keys_hash_key UNIQUE (hash),
  constraint api_keys_scope_check CHECK ((scope = ANY (ARRAY['team'::text, 'all'::text]))),
  constraint api_keys_created_by_fkey FOREIGN KEY (created_by) REFERENCES people(id)
);

create table attachments (
  id uuid not null,
  message_id uuid not null,
  "position" smallint not null,
  kind text not null,
  name text,
  mime text,
  alt text,
  url text,
  file_id uuid,
  state text not null,
  reason text,
  ref text,
  sha256 text,
  raw_event_id bigint,
  constraint attachments_pkey PRIMARY KEY (id),
  constraint attachments_kind_check CHECK ((kind = ANY (ARRAY['image'::text, 'video'::text, 'audio'::text, 'file'::text]))),
  constraint attachments_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'stored'::text, 'refused'::text]))),
  constraint attachments_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id),
  constraint attachments_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE CASCADE
);
CREATE INDEX attachments_of ON attachments USING btree (message_id, "position");
CREATE INDEX attachments_of_file ON attachments USING btree (file_id) WHERE (file_id IS NOT NULL);

create table blocks (
  account_id uuid not null,
  identity_id uuid not null,
  by uuid,
  at timestamp with time zone default now() not null,
  constraint blocks_pkey PRIMARY KEY (account_id, identity_id),
  constraint blocks_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint blocks_by_fkey FOREIGN KEY (by) REFERENCES people(id),
  constraint blocks_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identities(id)
);

create table bulk_items (
  bulk_id uuid not null,
  "position" integer not null,
  case_id uuid not null,
  state text default 'waiting'::text not null,
  code text,
  before jsonb not null,
  after jsonb,
  at timestamp with time zone,
  constraint bulk_items_pkey PRIMARY KEY (bulk_id, "position"),
  constraint bulk_items_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'changed'::text, 'unchanged'::text, 'refused'::text, 'undone'::text, 'kept'::text]))),
  constraint bulk_items_bulk_id_fkey FOREIGN KEY (bulk_id) REFERENCES bulk_runs(id) ON DELETE CASCADE,
  constraint bulk_items_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id) ON DELETE CASCADE
);
CREATE INDEX bulk_items_of_case ON bulk_items USING btree (case_id);
CREATE INDEX bulk_items_state ON bulk_items USING btree (bulk_id, state, "position");

create table bulk_runs (
  id uuid not null,
  caller_kind text not null,
  caller_id uuid not null,
  change jsonb not null,
  total integer not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  undo_started_at timestamp with time zone,
  undone_at timestamp with time zone,
  constraint bulk_runs_pkey PRIMARY KEY (id),
  constraint bulk_runs_caller_kind_check CHECK ((caller_kind = ANY (ARRAY['person'::text, 'key'::text]))),
  constraint bulk_runs_check CHECK (((cancelled_at IS NULL) OR (finished_at IS NOT NULL))),
  constraint bulk_runs_check1 CHECK (((undo_started_at IS NULL) OR (finished_at IS NOT NULL))),
  constraint bulk_runs_check2 CHECK (((undone_at IS NULL) OR (undo_started_at IS NOT NULL)))
);
CREATE INDEX bulk_runs_age ON bulk_runs USING btree (started_at);
CREATE INDEX bulk_runs_of ON bulk_runs USING btree (caller_id, started_at DESC);

create table case_reads (
  case_id uuid not null,
  person_id uuid not null,
  at timestamp with time zone default now() not null,
  constraint case_reads_pkey PRIMARY KEY (case_id, person_id),
  constraint case_reads_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id) ON DELETE CASCADE,
  constraint case_reads_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);

create table case_tags (
  case_id uuid not null,
  tag_id uuid not null,
  constraint case_tags_pkey PRIMARY KEY (case_id, tag_id),
  constraint case_tags_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id) ON DELETE CASCADE,
  constraint case_tags_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags(id)
);
CREATE INDEX case_tags_of ON case_tags USING btree (tag_id);

create table case_tallies (
  owner_id uuid,
  team_id uuid,
  standing integer not null,
  cases bigint not null,
  constraint case_tallies_owner_id_team_id_standing_key UNIQUE NULLS NOT DISTINCT (owner_id, team_id, standing)
);

create table case_tally_changes (
  owner_id uuid,
  team_id uuid,
  standing integer not null,
  cases bigint not null
);

create table case_titles (
  case_id uuid not null,
  words tsvector not null,
  constraint case_titles_pkey PRIMARY KEY (case_id)
);
CREATE INDEX case_titles_words ON case_titles USING gin (words) WITH (fastupdate='on', gin_pending_list_limit='16384');

create table case_types (
  id uuid not null,
  key text not null,
  parent_id uuid,
  names jsonb not null,
  "position" integer default 0 not null,
  retired_at timestamp with time zone,
  constraint case_types_pkey PRIMARY KEY (id),
  constraint case_types_key_key UNIQUE (key),
  constraint case_types_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES case_types(id)
);

create table cases (
  id uuid not null,
  number bigint default nextval('case_numbers'::regclass) not null,
  contact_id uuid not null,
  account_id uuid not null,
  channel text not null,
  visibility text not null,
  title text default ''::text not null,
  state text default 'new'::text not null,
  gathers boolean default true not null,
  type_id uuid,
  type_source text,
  type_reason jsonb,
  tone smallint default 0 not null,
  tone_source text default 'suggestion'::text not null,
  tone_reason jsonb,
  priority smallint default 0 not null,
  language text,
  owner_id uuid,
  team_id uuid,
  fields jsonb default '{}'::jsonb not null,
  preview text default ''::text not null,
  preview_by text default 'contact'::text not null,
  last_message_at timestamp with time zone not null,
  last_inbound_at timestamp with time zone,
  waiting_since timestamp with time zone,
  due_at timestamp with time zone,
  warned_at timestamp with time zone,
  breached_at timestamp with time zone,
  first_answer_at timestamp with time zone,
  messages integer default 0 not null,
  snoozed_until timestamp with time zone,
  set_aside_at timestamp with time zone,
  follow_up_of uuid,
  parent_id uuid,
  merged_into uuid,
  reason_id uuid,
  rating text,
  opened_at timestamp with time zone default now() not null,
  closed_at timestamp with time zone,
  closed_by uuid,
  updated_at timestamp with time zone default now() not null,
  constraint cases_pkey PRIMARY KEY (id),
  constraint cases_number_key UNIQUE (number),
  constraint cases_check CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL))),
  constraint cases_priority_check CHECK (((priority >= '-1'::integer) AND (priority <= 2))),
  constraint cases_rating_check CHECK ((rating = ANY (ARRAY['positive'::text, 'neutral'::text, 'negative'::text]))),
  constraint cases_state_check CHECK ((state = ANY (ARRAY['new'::text, 'pending'::text, 'escalated'::text, 'closed'::text]))),
  constraint cases_tone_check CHECK (((tone >= '-2'::integer) AND (tone <= 2))),
  constraint cases_tone_source_check CHECK ((tone_source = ANY (ARRAY['suggestion'::text, 'person'::text]))),
  constraint cases_type_source_check CHECK ((type_source = ANY (ARRAY['suggestion'::text, 'person'::text]))),
  constraint cases_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'private'::text]))),
  constraint cases_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES people(id),
  constraint cases_follow_up_of_fkey FOREIGN KEY (follow_up_of) REFERENCES cases(id),
  constraint cases_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES cases(id),
  constraint cases_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES people(id),
  constraint cases_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES cases(id),
  constraint cases_reason_id_fkey FOREIGN KEY (reason_id) REFERENCES close_reasons(id),
  constraint cases_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id),
  constraint cases_type_id_fkey FOREIGN KEY (type_id) REFERENCES case_types(id)
);
CREATE INDEX cases_alarm ON cases USING btree (alarm_at(waiting_since, due_at, warned_at)) WHERE ((due_at IS NOT NULL) AND (breached_at IS NULL) AND (state <> 'closed'::text) AND (set_aside_at IS NULL));
CREATE INDEX cases_asleep ON cases USING btree (last_message_at DESC, id DESC) WHERE ((snoozed_until IS NOT NULL) AND (state <> 'closed'::text) AND (set_aside_at IS NULL));
CREATE INDEX cases_closed_free ON cases USING btree (last_message_at DESC, id DESC) WHERE ((state = 'closed'::text) AND (team_id IS NULL) AND (owner_id IS NULL));
CREATE INDEX cases_closed_of_owner ON cases USING btree (owner_id, last_message_at DESC, id DESC) WHERE (state = 'closed'::text);
CREATE INDEX cases_closed_of_team ON cases USING btree (team_id, last_message_at DESC, id DESC) WHERE (state = 'closed'::text);
CREATE INDEX cases_due ON cases USING btree (due_at, id) WHERE ((due_at IS NOT NULL) AND (state <> 'closed'::text) AND (set_aside_at IS NULL));
CREATE UNIQUE INDEX cases_gathering ON cases USING btree (contact_id, account_id) WHERE (gathers AND (state <> 'closed'::text));
CREATE INDEX cases_newest ON cases USING btree (last_message_at DESC, id DESC);
CREATE INDEX cases_of_contact ON cases USING btree (contact_id, opened_at DESC);
CREATE INDEX cases_of_owner ON cases USING btree (owner_id, last_message_at DESC, id DESC) WHERE ((state <> 'closed'::text) AND (set_aside_at IS NULL));
CREATE INDEX cases_of_team ON cases USING btree (team_id, last_message_at DESC, id DESC) WHERE ((state <> 'closed'::text) AND (set_aside_at IS NULL));
CREATE INDEX cases_open ON cases USING btree (last_message_at DESC, id DESC) WHERE ((state <> 'closed'::text) AND (set_aside_at IS NULL));
CREATE INDEX cases_opened ON cases USING btree (opened_at, id);
CREATE INDEX cases_set_aside ON cases USING btree (last_message_at DESC, id DESC) WHERE (set_aside_at IS NOT NULL);
CREATE INDEX cases_unassigned ON cases USING btree (last_message_at DESC, id DESC) WHERE ((owner_id IS NULL) AND (state <> 'closed'::text) AND (set_aside_at IS NULL));
CREATE INDEX cases_waiting ON cases USING btree (waiting_since, id) WHERE ((waiting_since IS NOT NULL) AND (state <> 'closed'::text) AND (set_aside_at IS NULL));
CREATE INDEX cases_warned ON cases USING btree (due_at, id) WHERE ((warned_at IS NOT NULL) AND (breached_at IS NULL) AND (due_at IS NOT NULL) AND (state <> 'closed'::text) AND (set_aside_at IS NULL));
CREATE TRIGGER cases_renamed AFTER UPDATE OF title ON cases FOR EACH ROW WHEN ((old.title IS DISTINCT FROM new.title)) EXECUTE FUNCTION keep_titles();
CREATE TRIGGER cases_stay AFTER DELETE ON cases FOR EACH ROW EXECUTE FUNCTION keep_parents('conversations', 'case_id', 'messages', 'case_id');
CREATE TRIGGER cases_tallied_changed AFTER UPDATE ON cases REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION tally_cases();
CREATE TRIGGER cases_tallied_gone AFTER DELETE ON cases REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION tally_cases();
CREATE TRIGGER cases_tallied_new AFTER INSERT ON cases REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION tally_cases();
CREATE TRIGGER cases_titled AFTER INSERT ON cases REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION keep_titles();
CREATE TRIGGER cases_untitled AFTER DELETE ON cases REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION keep_titles();

create table close_reasons (
  id uuid not null,
  key text not null,
  names jsonb not null,
  "position" integer default 0 not null,
  retired_at timestamp with time zone,
  constraint close_reasons_pkey PRIMARY KEY (id),
  constraint close_reasons_key_key UNIQUE (key)
);

create table contacts (
  id uuid not null,
  name text not null,
  customer_id uuid,
  vip boolean default false not null,
  language text,
  email text,
  phone text,
  fields jsonb default '{}'::jsonb not null,
  merged_into uuid,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint contacts_pkey PRIMARY KEY (id),
  constraint contacts_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id),
  constraint contacts_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES contacts(id)
);
CREATE INDEX contacts_customers ON contacts USING btree (created_at DESC, id DESC) WHERE ((customer_id IS NOT NULL) AND (merged_into IS NULL));
CREATE INDEX contacts_email ON contacts USING gin (fold(email) gin_trgm_ops);
CREATE INDEX contacts_leads ON contacts USING btree (created_at DESC, id DESC) WHERE ((customer_id IS NULL) AND (merged_into IS NULL));
CREATE INDEX contacts_newest ON contacts USING btree (created_at DESC, id DESC) WHERE (merged_into IS NULL);
CREATE INDEX contacts_of_customer ON contacts USING btree (customer_id) WHERE (customer_id IS NOT NULL);
CREATE INDEX contacts_search ON contacts USING gin (fold(name) gin_trgm_ops);
CREATE TRIGGER contacts_stay AFTER DELETE ON contacts FOR EACH ROW EXECUTE FUNCTION keep_parents('identities', 'contact_id', 'cases', 'contact_id', 'conversations', 'contact_id', 'messages', 'contact_id');

create table conversations (
  id uuid not null,
  account_id uuid not null,
  contact_id uuid not null,
  identity_id uuid not null,
  thread_key text not null,
  visibility text not null,
  subject text,
  case_id uuid,
  last_message_at timestamp with time zone,
  last_inbound_at timestamp with time zone,
  contact_read_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  contact_got_at timestamp with time zone,
  topic_provider_id text,
  contact_key text,
  participants text[] default '{}'::text[] not null,
  constraint conversations_pkey PRIMARY KEY (id),
  constraint conversations_account_id_thread_key_key UNIQUE (account_id, thread_key),
  constraint conversations_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'private'::text])))
);
CREATE INDEX conversations_of_case ON conversations USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX conversations_of_contact ON conversations USING btree (contact_id, last_message_at DESC);
CREATE TRIGGER conversations_stay AFTER DELETE ON conversations FOR EACH ROW EXECUTE FUNCTION keep_parents('messages', 'conversation_id');

create table credentials (
  id uuid not null,
  person_id uuid not null,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint credentials_pkey PRIMARY KEY (id),
  constraint credentials_provider_id_account_id_key UNIQUE (provider_id, account_id),
  constraint credentials_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
CREATE INDEX credentials_of_person ON credentials USING btree (person_id);

create table customer_imports (
  id uuid not null,
  file_name text not null,
  state text not null,
  mapping jsonb default '{}'::jsonb not null,
  file_id uuid,
  rows integer default 0 not null,
  created integer default 0 not null,
  updated integer default 0 not null,
  refused integer default 0 not null,
  errors jsonb default '[]'::jsonb not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  finished_at timestamp with time zone,
  constraint customer_imports_pkey PRIMARY KEY (id),
  constraint customer_imports_state_check CHECK ((state = ANY (ARRAY['previewed'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  constraint customer_imports_created_by_fkey FOREIGN KEY (created_by) REFERENCES people(id),
  constraint customer_imports_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id)
);

create table customer_keys (
  kind text not null,
  value text not null,
  customer_id uuid not null,
  constraint customer_keys_pkey PRIMARY KEY (kind, value),
  constraint customer_keys_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE
);
CREATE INDEX customer_keys_of ON customer_keys USING btree (customer_id);

create table customers (
  id uuid not null,
  number text not null,
  name text not null,
  tier text,
  email text,
  phone text,
  document text,
  language text,
  data jsonb default '{}'::jsonb not null,
  import_id uuid,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  retired_at timestamp with time zone,
  constraint customers_pkey PRIMARY KEY (id),
  constraint customers_number_key UNIQUE (number)
);
CREATE INDEX customers_search ON customers USING gin (fold(((((name || ' '::text) || number) || ' '::text) || COALESCE(email, ''::text))) gin_trgm_ops);

create table digests (
  person_id uuid not null,
  sent_for date not null,
  constraint digests_pkey PRIMARY KEY (person_id),
  constraint digests_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);

create table drafts (
  case_id uuid not null,
  person_id uuid not null,
  mode text not null,
  conversation_id uuid,
  reply_to_id uuid,
  text text not null,
  updated_at timestamp with time zone default now() not null,
  constraint drafts_pkey PRIMARY KEY (case_id, person_id),
  constraint drafts_mode_check CHECK ((mode = ANY (ARRAY['public'::text, 'private'::text, 'note'::text]))),
  constraint drafts_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id) ON DELETE CASCADE,
  constraint drafts_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id),
  constraint drafts_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint drafts_reply_to_id_fkey FOREIGN KEY (reply_to_id) REFERENCES messages(id)
);
CREATE INDEX drafts_of_person ON drafts USING btree (person_id);

create table early_changes (
  account_id uuid not null,
  provider_id text not null,
  item jsonb not null,
  at timestamp with time zone not null,
  id bigint generated always as identity,
  constraint early_changes_pkey PRIMARY KEY (id),
  constraint early_changes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
);
CREATE INDEX early_changes_of ON early_changes USING btree (account_id, provider_id);

create table facts (
  seq bigint generated always as identity,
  tx xid8 default pg_current_xact_id() not null,
  type text not null,
  at timestamp with time zone default clock_timestamp() not null,
  actor_kind text not null,
  actor_id uuid,
  data jsonb not null,
  constraint facts_pkey PRIMARY KEY (seq)
);
CREATE INDEX facts_at ON facts USING brin (at);
CREATE INDEX facts_of_account ON facts USING btree (((data ->> 'accountId'::text)), at) WHERE (type = ANY (ARRAY['account.broken'::text, 'account.unreachable'::text, 'account.troubled'::text, 'account.resubscribed'::text]));
CREATE INDEX facts_of_case ON facts USING btree (((data ->> 'caseId'::text)), seq) WHERE (data ? 'caseId'::text);
CREATE INDEX facts_place ON facts USING btree (tx, seq);

create table field_definitions (
  id uuid not null,
  subject text not null,
  key text not null,
  names jsonb not null,
  kind text not null,
  options jsonb default '[]'::jsonb not null,
  required boolean default false not null,
  "position" integer default 0 not null,
  retired_at timestamp with time zone,
  constraint field_definitions_pkey PRIMARY KEY (id),
  constraint field_definitions_subject_key_key UNIQUE (subject, key),
  constraint field_definitions_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'number'::text, 'date'::text, 'choice'::text, 'yes-no'::text]))),
  constraint field_definitions_subject_check CHECK ((subject = ANY (ARRAY['case'::text, 'contact'::text])))
);

create table files (
  id uuid not null,
  name text not null,
  mime text not null,
  size bigint not null,
  sha256 text not null,
  width integer,
  height integer,
  preview boolean default false not null,
  created_by text not null,
  created_at timestamp with time zone default now() not null,
  constraint files_pkey PRIMARY KEY (id)
);
CREATE INDEX files_of_staff ON files USING btree (created_at) WHERE ((created_by ~~ 'person:%'::text) OR (created_by ~~ 'key:%'::text));

create table followers (
  case_id uuid not null,
  person_id uuid not null,
  at timestamp with time zone default now() not null,
  constraint followers_pkey PRIMARY KEY (case_id, person_id),
  constraint followers_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id) ON DELETE CASCADE,
  constraint followers_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
CREATE INDEX followers_of ON followers USING btree (person_id);

create table idempotency_keys (
  caller text not null,
  key text not null,
  digest text not null,
  status integer,
  reply jsonb,
  created_at timestamp with time zone default now() not null,
  constraint idempotency_keys_pkey PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys USING btree (created_at);

create table identities (
  id uuid not null,
  contact_id uuid not null,
  channel text not null,
  key text not null,
  handle text,
  name text not null,
  picture_url text,
  profile_url text,
  followers integer,
  verified boolean default false not null,
  proven boolean default false not null,
  details jsonb default '{}'::jsonb not null,
  seen_at timestamp with time zone default now() not null,
  created_at timestamp with time zone default now() not null,
  constraint identities_pkey PRIMARY KEY (id),
  constraint identities_channel_key_key UNIQUE (channel, key)
);
CREATE INDEX identities_by_picture ON identities USING hash (picture_url);
CREATE INDEX identities_of ON identities USING btree (contact_id);
CREATE INDEX identities_of_handle ON identities USING btree (channel, lower(handle)) WHERE (handle IS NOT NULL);
CREATE INDEX identities_search ON identities USING gin (fold(((COALESCE(handle, ''::text) || ' '::text) || name)) gin_trgm_ops);
CREATE TRIGGER identities_stay AFTER DELETE ON identities FOR EACH ROW EXECUTE FUNCTION keep_parents('conversations', 'identity_id');

create table identity_aliases (
  channel text not null,
  key text not null,
  identity_id uuid not null,
  constraint identity_aliases_pkey PRIMARY KEY (channel, key),
  constraint identity_aliases_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identities(id) ON DELETE CASCADE
);
CREATE INDEX identity_aliases_of ON identity_aliases USING btree (identity_id);

create table intake_lanes (
  lane smallint not null,
  constraint intake_lanes_pkey PRIMARY KEY (lane)
);

create table intake_watch (
  one boolean default true not null,
  seen_at timestamp with time zone not null,
  constraint intake_watch_pkey PRIMARY KEY (one),
  constraint intake_watch_one_check CHECK (one)
);

create table invitations (
  id uuid not null,
  email text not null,
  name text not null,
  profile_id uuid not null,
  team_ids uuid[] default '{}'::uuid[] not null,
  token_hash text not null,
  invited_by uuid,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  revoked_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  constraint invitations_pkey PRIMARY KEY (id),
  constraint invitations_token_hash_key UNIQUE (token_hash),
  constraint invitations_email_check CHECK ((email = lower(email))),
  constraint invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES people(id),
  constraint invitations_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES permission_profiles(id)
);

create table labels (
  id uuid not null,
  case_id uuid not null,
  message_id uuid,
  kind text not null,
  suggested text,
  chosen text not null,
  by uuid,
  at timestamp with time zone default now() not null,
  constraint labels_pkey PRIMARY KEY (id),
  constraint labels_kind_check CHECK ((kind = ANY (ARRAY['type'::text, 'tone'::text]))),
  constraint labels_by_fkey FOREIGN KEY (by) REFERENCES people(id),
  constraint labels_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint labels_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id)
);
CREATE INDEX labels_of_case ON labels USING btree (case_id);

create table mentions (
  person_id uuid not null,
  note_id uuid not null,
  case_id uuid not null,
  at timestamp with time zone default now() not null,
  seen_at timestamp with time zone,
  constraint mentions_pkey PRIMARY KEY (person_id, note_id),
  constraint mentions_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint mentions_note_id_fkey FOREIGN KEY (note_id) REFERENCES notes(id) ON DELETE CASCADE,
  constraint mentions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
CREATE INDEX mentions_of ON mentions USING btree (person_id, at DESC);
CREATE INDEX mentions_of_case ON mentions USING btree (case_id);

create table message_names (
  account_id uuid not null,
  provider_id text not null,
  message_id uuid not null,
  constraint message_names_pkey PRIMARY KEY (account_id, provider_id),
  constraint message_names_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint message_names_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE CASCADE
);
CREATE INDEX message_names_of ON message_names USING btree (message_id);

create table message_versions (
  message_id uuid not null,
  at timestamp with time zone not null,
  text text not null,
  constraint message_versions_pkey PRIMARY KEY (message_id, at),
  constraint message_versions_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE CASCADE
);

create table messages (
  id uuid not null,
  conversation_id uuid not null,
  account_id uuid not null,
  contact_id uuid not null,
  case_id uuid,
  direction text not null,
  visibility text not null,
  author_kind text not null,
  author_id uuid,
  provider_id text,
  text text not null,
  html text,
  url text,
  reply_to text,
  quoted jsonb,
  flags jsonb default '{}'::jsonb not null,
  state text not null,
  state_rank smallint default 0 not null,
  failure text,
  failure_detail text,
  tries smallint default 0 not null,
  send_at timestamp with time zone,
  sent_at timestamp with time zone not null,
  received_at timestamp with time zone default clock_timestamp() not null,
  edited_at timestamp with time zone,
  deleted_at timestamp with time zone,
  liked_at timestamp with time zone,
  hidden_at timestamp with time zone,
  language text,
  tone smallint,
  type_key text,
  reasons jsonb,
  reactions jsonb default '{}'::jsonb not null,
  words tsvector generated always as (words(text)) stored,
  as_quote boolean default false not null,
  extra jsonb,
  sending jsonb,
  private_reply_to uuid,
  constraint messages_pkey PRIMARY KEY (id),
  constraint messages_once UNIQUE (account_id, provider_id),
  constraint messages_author_kind_check CHECK ((author_kind = ANY (ARRAY['contact'::text, 'person'::text, 'network-app'::text, 'platform'::text]))),
  constraint messages_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
  constraint messages_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'private'::text]))),
  constraint messages_private_reply_to_fkey FOREIGN KEY (private_reply_to) REFERENCES messages(id)
);
CREATE INDEX messages_in_doubt ON messages USING btree (sent_at) WHERE (state = ANY (ARRAY['failed'::text, 'uncertain'::text]));
CREATE INDEX messages_loose ON messages USING btree (sent_at DESC, id DESC) WHERE ((case_id IS NULL) AND (direction = 'in'::text));
CREATE INDEX messages_newest ON messages USING btree (sent_at DESC, id DESC);
CREATE INDEX messages_of_case ON messages USING btree (case_id, sent_at DESC, id DESC) WHERE (case_id IS NOT NULL);
CREATE INDEX messages_of_contact ON messages USING btree (contact_id, sent_at DESC, id DESC);
CREATE INDEX messages_of_conversation ON messages USING btree (conversation_id, sent_at DESC, id DESC);
CREATE UNIQUE INDEX messages_private_once ON messages USING btree (private_reply_to) WHERE ((private_reply_to IS NOT NULL) AND (state <> ALL (ARRAY['failed'::text, 'cancelled'::text])));
CREATE INDEX messages_to_send ON messages USING btree (conversation_id) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text]));
CREATE INDEX messages_words ON messages USING gin (words) WITH (fastupdate='on', gin_pending_list_limit='16384');

create table migrations (
  name text not null,
  at timestamp with time zone default now() not null,
  constraint migrations_pkey PRIMARY KEY (name)
);

create table network_pictures (
  id uuid not null,
  address text not null,
  state text not null,
  fetched_at timestamp with time zone not null,
  constraint network_pictures_pkey PRIMARY KEY (id),
  constraint network_pictures_address_key UNIQUE (address),
  constraint network_pictures_state_check CHECK ((state = ANY (ARRAY['kept'::text, 'refused'::text])))
);
CREATE INDEX network_pictures_age ON network_pictures USING btree (fetched_at);

create table notes (
  id uuid not null,
  case_id uuid not null,
  author_id uuid,
  text text not null,
  at timestamp with time zone default clock_timestamp() not null,
  words tsvector generated always as (words(text)) stored,
  constraint notes_pkey PRIMARY KEY (id),
  constraint notes_author_id_fkey FOREIGN KEY (author_id) REFERENCES people(id),
  constraint notes_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
);
CREATE INDEX notes_of_case ON notes USING btree (case_id, at DESC);
CREATE INDEX notes_words ON notes USING gin (words);

create table notices (
  person_id uuid not null,
  case_id uuid not null,
  event text not null,
  at timestamp with time zone not null,
  constraint notices_pkey PRIMARY KEY (person_id, case_id, event),
  constraint notices_event_check CHECK ((event = ANY (ARRAY['mention'::text, 'assigned'::text]))),
  constraint notices_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id) ON DELETE CASCADE,
  constraint notices_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);

create table people (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean default false not null,
  image text,
  profile_id uuid not null,
  locale text default 'es'::text not null,
  two_factor_enabled boolean default false not null,
  preferences jsonb default '{}'::jsonb not null,
  last_seen_at timestamp with time zone,
  deactivated_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint people_pkey PRIMARY KEY (id),
  constraint people_email_key UNIQUE (email),
  constraint people_email_check CHECK ((email = lower(email))),
  constraint people_locale_check CHECK ((locale = ANY (ARRAY['es'::text, 'en'::text, 'pt'::text]))),
  constraint people_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES permission_profiles(id)
);

create table permission_profiles (
  id uuid not null,
  key text,
  name text not null,
  scope text not null,
  permissions text[] not null,
  created_at timestamp with time zone default now() not null,
  constraint permission_profiles_pkey PRIMARY KEY (id),
  constraint permission_profiles_key_key UNIQUE (key),
  constraint permission_profiles_scope_check CHECK ((scope = ANY (ARRAY['own'::text, 'team'::text, 'all'::text])))
);

create table raw_events (
  id bigint generated always as identity,
  account_id uuid not null,
  lane smallint not null,
  key text not null,
  via text not null,
  body text not null,
  received_at timestamp with time zone default clock_timestamp() not null,
  state text default 'pending'::text not null,
  tries smallint default 0 not null,
  reason text,
  settled_at timestamp with time zone,
  replays smallint default 0 not null,
  history jsonb default '[]'::jsonb not null,
  original_id uuid,
  original_bytes integer,
  constraint raw_events_pkey PRIMARY KEY (id),
  constraint raw_events_account_id_key_key UNIQUE (account_id, key),
  constraint raw_events_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'done'::text, 'parked'::text]))),
  constraint raw_events_via_check CHECK ((via = ANY (ARRAY['webhook'::text, 'poll'::text, 'widget'::text, 'import'::text, 'listen'::text, 'mail'::text, 'backfill'::text])))
);
CREATE INDEX raw_events_age ON raw_events USING brin (received_at);
CREATE INDEX raw_events_parked ON raw_events USING btree (id) WHERE (state = 'parked'::text);
CREATE INDEX raw_events_parked_of ON raw_events USING btree (account_id, received_at) WHERE (state = 'parked'::text);
CREATE INDEX raw_events_pending ON raw_events USING btree (lane, id) WHERE (state = 'pending'::text);
CREATE INDEX raw_events_with_original ON raw_events USING btree (received_at) WHERE (original_id IS NOT NULL);

create table readers (
  name text not null,
  tx xid8 default '0'::xid8 not null,
  seq bigint default 0 not null,
  constraint readers_pkey PRIMARY KEY (name)
);

create table saved_views (
  id uuid not null,
  name text not null,
  owner_id uuid,
  team_id uuid,
  filter jsonb not null,
  "position" integer default 0 not null,
  created_at timestamp with time zone default now() not null,
  constraint saved_views_pkey PRIMARY KEY (id),
  constraint saved_views_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint saved_views_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id) ON DELETE CASCADE
);

create table sessions (
  id uuid not null,
  person_id uuid not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_token_key UNIQUE (token),
  constraint sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
CREATE INDEX sessions_of_person ON sessions USING btree (person_id);

create table sign_in_attempts (
  id uuid not null,
  kind text not null,
  email text not null,
  ip text not null,
  at timestamp with time zone not null,
  constraint sign_in_attempts_pkey PRIMARY KEY (id),
  constraint sign_in_attempts_kind_check CHECK ((kind = ANY (ARRAY['password'::text, 'reset'::text])))
);
CREATE INDEX sign_in_attempts_by_ip ON sign_in_attempts USING btree (kind, ip, at);
CREATE INDEX sign_in_attempts_recent ON sign_in_attempts USING btree (kind, email, at);

create table tags (
  id uuid not null,
  name text not null,
  color text default 'gray'::text not null,
  retired_at timestamp with time zone,
  constraint tags_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX tags_once ON tags USING btree (fold(name)) WHERE (retired_at IS NULL);

create table team_members (
  team_id uuid not null,
  person_id uuid not null,
  constraint team_members_pkey PRIMARY KEY (team_id, person_id),
  constraint team_members_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint team_members_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id) ON DELETE CASCADE
);
CREATE INDEX team_members_of_person ON team_members USING btree (person_id);

create table teams (
  id uuid not null,
  name text not null,
  created_at timestamp with time zone default now() not null,
  retired_at timestamp with time zone,
  constraint teams_pkey PRIMARY KEY (id),
  constraint teams_name_key UNIQUE (name)
);

create table templates (
  id uuid not null,
  name text not null,
  shortcut text,
  language text,
  text text not null,
  type_id uuid,
  uses integer default 0 not null,
  retired_at timestamp with time zone,
  updated_at timestamp with time zone default now() not null,
  constraint templates_pkey PRIMARY KEY (id),
  constraint templates_type_id_fkey FOREIGN KEY (type_id) REFERENCES case_types(id)
);
CREATE UNIQUE INDEX templates_shortcut ON templates USING btree (shortcut, COALESCE(language, ''::text)) WHERE ((retired_at IS NULL) AND (shortcut IS NOT NULL));

create table two_factors (
  id uuid not null,
  person_id uuid not null,
  secret text not null,
  backup_codes text not null,
  verified boolean default false not null,
  failed_verification_count integer default 0 not null,
  locked_until timestamp with time zone,
  constraint two_factors_pkey PRIMARY KEY (id),
  constraint two_factors_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
CREATE INDEX two_factors_of_person ON two_factors USING btree (person_id);

create table verifications (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint verifications_pkey PRIMARY KEY (id)
);
CREATE INDEX verifications_identifier ON verifications USING btree (identifier);

create table workspace (
  one boolean default true not null,
  name text not null,
  locale text default 'es'::text not null,
  time_zone text default 'America/Lima'::text not null,
  settings jsonb default '{}'::jsonb not null,
  created_at timestamp with time zone default now() not null,
  constraint workspace_pkey PRIMARY KEY (one),
  constraint workspace_one_check CHECK (one)
);
