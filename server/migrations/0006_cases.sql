create table case_types (
  id         uuid primary key,
  key        text not null unique,
  parent_id  uuid references case_types,
  names      jsonb not null,
  position   int not null default 0,
  retired_at timestamptz
);
create table close_reasons (
  id         uuid primary key,
  key        text not null unique,
  names      jsonb not null,
  position   int not null default 0,
  retired_at timestamptz
);
create table tags (
  id         uuid primary key,
  name       text not null,
  color      text not null default 'gray',
  retired_at timestamptz
);
create unique index tags_once on tags (public.fold(name)) where retired_at is null;
create table field_definitions (
  id         uuid primary key,
  subject    text not null check (subject in ('case', 'contact')),
  key        text not null,
  names      jsonb not null,
  kind       text not null check (kind in ('text', 'number', 'date', 'choice', 'yes-no')),
  options    jsonb not null default '[]',
  required   boolean not null default false,
  position   int not null default 0,
  retired_at timestamptz,
  unique (subject, key)
);

create sequence case_numbers;
create table cases (
  id               uuid primary key,
  number           bigint not null unique default nextval('case_numbers'),
  contact_id       uuid not null references contacts,
  account_id       uuid not null references accounts,
  channel          text not null,
  visibility       text not null check (visibility in ('public', 'private')),
  title            text not null default '',
  state            text not null default 'new' check (state in ('new', 'pending', 'escalated', 'closed')),
  -- True while this is the case that the contact's next message on the account joins.
  gathers          boolean not null default true,
  type_id          uuid references case_types,
  type_source      text check (type_source in ('suggestion', 'person')),
  type_reason      jsonb,
  tone             smallint not null default 0 check (tone between -2 and 2),
  tone_source      text not null default 'suggestion' check (tone_source in ('suggestion', 'person')),
  tone_reason      jsonb,
  priority         smallint not null default 0 check (priority between -1 and 2),
  language         text,
  owner_id         uuid references people,
  team_id          uuid references teams,
  fields           jsonb not null default '{}',
  preview          text not null default '',
  preview_by       text not null default 'contact',
  last_message_at  timestamptz not null,
  last_inbound_at  timestamptz,
  -- The first message of the customer that nobody has answered yet.
  waiting_since    timestamptz,
  due_at           timestamptz,
  warned_at        timestamptz,
  breached_at      timestamptz,
  first_answer_at  timestamptz,
  messages         int not null default 0,
  snoozed_until    timestamptz,
  set_aside_at     timestamptz,
  follow_up_of     uuid references cases,
  parent_id        uuid references cases,
  merged_into      uuid references cases,
  reason_id        uuid references close_reasons,
  rating           text check (rating in ('positive', 'neutral', 'negative')),
  opened_at        timestamptz not null default now(),
  closed_at        timestamptz,
  closed_by        uuid references people,
  updated_at       timestamptz not null default now(),
  check ((state = 'closed') = (closed_at is not null))
);
-- Two messages of one person never make two open cases.
create unique index cases_gathering on cases (contact_id, account_id) where gathers and state <> 'closed';
alter table conversations add foreign key (case_id) references cases;
alter table messages add foreign key (case_id) references cases;
alter table cases set (fillfactor = 80);

create index cases_of_owner on cases (owner_id, last_message_at desc, id desc) where state <> 'closed' and set_aside_at is null;
create index cases_unassigned on cases (last_message_at desc, id desc) where owner_id is null and state <> 'closed' and set_aside_at is null;
create index cases_of_team on cases (team_id, last_message_at desc, id desc) where state <> 'closed' and set_aside_at is null;
create index cases_waiting on cases (waiting_since, id) where waiting_since is not null and state <> 'closed' and set_aside_at is null;
create index cases_due on cases (due_at, id) where due_at is not null and state <> 'closed' and set_aside_at is null;
create index cases_warned on cases (due_at, id) where warned_at is not null and breached_at is null and due_at is not null and state <> 'closed' and set_aside_at is null;
-- When the clock of a case asks for attention next: at 80 % of the promised time, then at its end.
create function alarm_at(waiting_since timestamptz, due_at timestamptz, warned_at timestamptz) returns timestamptz language sql immutable parallel safe
  return case when warned_at is null then due_at - (due_at - coalesce(waiting_since, due_at)) * 0.2 else due_at end;
create index cases_alarm on cases (public.alarm_at(waiting_since, due_at, warned_at))
  where due_at is not null and breached_at is null and state <> 'closed' and set_aside_at is null;
create index cases_snoozed on cases (snoozed_until, id) where snoozed_until is not null;
create index cases_newest on cases (last_message_at desc, id desc);
create index cases_open on cases (last_message_at desc, id desc) where state <> 'closed' and set_aside_at is null;
create index cases_set_aside on cases (last_message_at desc, id desc) where set_aside_at is not null;
create index cases_closed_of_owner on cases (owner_id, last_message_at desc, id desc) where state = 'closed';
create index cases_closed_of_team on cases (team_id, last_message_at desc, id desc) where state = 'closed';
create index cases_closed_free on cases (last_message_at desc, id desc) where state = 'closed' and team_id is null and owner_id is null;
create index cases_of_contact on cases (contact_id, opened_at desc);
create index cases_opened on cases (opened_at, id);
create index cases_search on cases using gin (public.words(title));

create table case_tags (
  case_id uuid not null references cases on delete cascade,
  tag_id  uuid not null references tags,
  primary key (case_id, tag_id)
);
create index case_tags_of on case_tags (tag_id);

create table notes (
  id        uuid primary key,
  case_id   uuid not null references cases,
  author_id uuid references people,
  text      text not null,
  at        timestamptz not null default clock_timestamp(),
  words     tsvector generated always as (words(text)) stored
);
create index notes_of_case on notes (case_id, at desc);
create index notes_words on notes using gin (words);
create table mentions (
  person_id uuid not null references people on delete cascade,
  note_id   uuid not null references notes on delete cascade,
  case_id   uuid not null references cases,
  at        timestamptz not null default now(),
  seen_at   timestamptz,
  primary key (person_id, note_id)
);
create index mentions_of on mentions (person_id, at desc);
create index mentions_of_case on mentions (case_id);

create table followers (
  case_id   uuid not null references cases on delete cascade,
  person_id uuid not null references people on delete cascade,
  at        timestamptz not null default now(),
  primary key (case_id, person_id)
);
create index followers_of on followers (person_id);

create table case_reads (
  case_id   uuid not null references cases on delete cascade,
  person_id uuid not null references people on delete cascade,
  at        timestamptz not null default now(),
  primary key (case_id, person_id)
);

create table drafts (
  case_id         uuid not null references cases on delete cascade,
  person_id       uuid not null references people on delete cascade,
  mode            text not null check (mode in ('public', 'private', 'note')),
  conversation_id uuid references conversations,
  reply_to_id     uuid references messages,
  text            text not null,
  updated_at      timestamptz not null default now(),
  primary key (case_id, person_id)
);
create index drafts_of_person on drafts (person_id);

-- A person's word against a suggestion, kept to learn from.
create table labels (
  id         uuid primary key,
  case_id    uuid not null references cases,
  message_id uuid references messages,
  kind       text not null check (kind in ('type', 'tone')),
  suggested  text,
  chosen     text not null,
  by         uuid references people,
  at         timestamptz not null default now()
);
create index labels_of_case on labels (case_id);

create table saved_views (
  id         uuid primary key,
  name       text not null,
  owner_id   uuid references people on delete cascade,
  team_id    uuid references teams on delete cascade,
  filter     jsonb not null,
  position   int not null default 0,
  created_at timestamptz not null default now()
);

create table templates (
  id         uuid primary key,
  name       text not null,
  shortcut   text,
  language   text,
  text       text not null,
  type_id    uuid references case_types,
  uses       int not null default 0,
  retired_at timestamptz,
  updated_at timestamptz not null default now()
);
create unique index templates_shortcut on templates (shortcut, coalesce(language, '')) where retired_at is null and shortcut is not null;
