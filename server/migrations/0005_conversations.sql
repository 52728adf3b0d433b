create table conversations (
  id               uuid primary key,
  account_id       uuid not null references accounts,
  contact_id       uuid not null references contacts,
  identity_id      uuid not null references identities,
  thread_key       text not null,
  visibility       text not null check (visibility in ('public', 'private')),
  subject          text,
  -- The case that its next message belongs to.
  case_id          uuid,
  last_message_at  timestamptz,
  last_inbound_at  timestamptz,
  contact_read_at  timestamptz,
  created_at       timestamptz not null default now(),
  unique (account_id, thread_key)
);
create index conversations_of_contact on conversations (contact_id, last_message_at desc);
create index conversations_of_case on conversations (case_id) where case_id is not null;

create table messages (
  id             uuid primary key,
  conversation_id uuid not null references conversations,
  account_id     uuid not null references accounts,
  contact_id     uuid not null references contacts,
  case_id        uuid,
  direction      text not null check (direction in ('in', 'out')),
  visibility     text not null check (visibility in ('public', 'private')),
  author_kind    text not null check (author_kind in ('contact', 'person', 'network-app', 'platform')),
  author_id      uuid,
  provider_id    text,
  text           text not null,
  html           text,
  url            text,
  reply_to       text,
  quoted         jsonb,
  flags          jsonb not null default '{}',
  -- received; or queued, sending, sent, delivered, read, failed, uncertain, cancelled
  state          text not null,
  state_rank     smallint not null default 0,
  failure        text,
  failure_detail text,
  tries          smallint not null default 0,
  send_at        timestamptz,
  sent_at        timestamptz not null,
  received_at    timestamptz not null default clock_timestamp(),
  edited_at      timestamptz,
  deleted_at     timestamptz,
  liked_at       timestamptz,
  hidden_at      timestamptz,
  language       text,
  tone           smallint,
  type_key       text,
  reasons        jsonb,
  reactions      jsonb not null default '{}',
  words          tsvector generated always as (words(text)) stored,
  constraint messages_once unique (account_id, provider_id)
);
create index messages_of_conversation on messages (conversation_id, sent_at desc, id desc);
create index messages_of_case on messages (case_id, sent_at desc, id desc) where case_id is not null;
create index messages_of_contact on messages (contact_id, sent_at desc, id desc);
create index messages_words on messages using gin (words) with (fastupdate = on, gin_pending_list_limit = 16384);
create index messages_newest on messages (sent_at desc, id desc);
create index messages_loose on messages (sent_at desc, id desc) where case_id is null and direction = 'in';
create index messages_to_send on messages (conversation_id) where state in ('queued', 'sending');
create index messages_in_doubt on messages (sent_at) where state in ('failed', 'uncertain');

create table message_versions (
  message_id uuid not null references messages on delete cascade,
  at         timestamptz not null,
  text       text not null,
  primary key (message_id, at)
);

create table attachments (
  id         uuid primary key,
  message_id uuid not null references messages on delete cascade,
  position   smallint not null,
  kind       text not null check (kind in ('image', 'video', 'audio', 'file')),
  name       text,
  mime       text,
  alt        text,
  url        text,
  file_id    uuid references files,
  state      text not null check (state in ('pending', 'stored', 'refused')),
  reason     text
);
create index attachments_of on attachments (message_id, position);
create index attachments_of_file on attachments (file_id) where file_id is not null;

-- Edits, deletions, reactions and receipts that came before the message they are about.
create table early_changes (
  account_id  uuid not null references accounts,
  provider_id text not null,
  item        jsonb not null,
  at          timestamptz not null,
  id          bigint generated always as identity primary key
);
create index early_changes_of on early_changes (account_id, provider_id);

create table blocks (
  account_id  uuid not null references accounts,
  identity_id uuid not null references identities,
  by          uuid references people,
  at          timestamptz not null default now(),
  primary key (account_id, identity_id)
);
