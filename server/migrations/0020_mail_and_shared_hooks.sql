-- What an event describes when that is large or no text, as a file on the shelf that goes with it.
alter table raw_events add column original_id uuid;
alter table raw_events add column original_bytes integer;
alter table raw_events drop constraint raw_events_via_check;
alter table raw_events add constraint raw_events_via_check check (via in ('webhook', 'poll', 'widget', 'import', 'listen', 'mail', 'backfill'));
create index raw_events_with_original on raw_events (received_at) where original_id is not null;

-- Web hooks that serve several accounts name them by the network's ids.
create index accounts_by_provider on accounts (provider_id) where removed_at is null;

-- Further keys by which a network knows a person.
create table identity_aliases (
  channel     text not null,
  key         text not null,
  identity_id uuid not null references identities on delete cascade,
  primary key (channel, key)
);
create index identity_aliases_of on identity_aliases (identity_id);

-- What public threads are about. `asked_at`: the network was asked for what it says.
create table account_topics (
  account_id  uuid not null references accounts,
  provider_id text not null,
  text        text,
  url         text,
  picture_url text,
  at          timestamptz,
  asked_at    timestamptz,
  primary key (account_id, provider_id)
);

-- Messages that the network approved beforehand.
create table account_templates (
  account_id uuid not null references accounts,
  name       text not null,
  language   text not null,
  category   text not null,
  status     text not null check (status in ('approved', 'pending', 'rejected', 'paused', 'disabled')),
  reason     text,
  header     jsonb,
  body       jsonb not null,
  footer     text,
  buttons    jsonb not null default '[]',
  read_at    timestamptz not null default now(),
  primary key (account_id, name, language)
);

-- What a message holds besides words and files; what else its sending takes: {template, choices, mail}; the public message that it answers in private.
alter table messages add column extra jsonb;
alter table messages add column sending jsonb;
alter table messages add column private_reply_to uuid references messages;
create unique index messages_private_once on messages (private_reply_to) where private_reply_to is not null and state not in ('failed', 'cancelled');

-- What the thread is about; the key by which the contact is known in it where it is not their first; who else is in it, in lower case.
alter table conversations add column topic_provider_id text;
alter table conversations add column contact_key text;
alter table conversations add column participants text[] not null default '{}';

-- Until when the network wants no questions; when its templates were read; where listening has come to, who listens and until when
-- nobody else may, and from when one may try again; since when nothing reached us.
alter table accounts add column reads_paused_until timestamptz;
alter table accounts add column templates_read_at timestamptz;
alter table accounts add column listen_cursor jsonb not null default '{}';
alter table accounts add column listener uuid;
alter table accounts add column listener_until timestamptz;
alter table accounts add column listen_after timestamptz;
alter table accounts add column listen_failures smallint not null default 0;
alter table accounts add column missing_since timestamptz;

-- When the intake was last seen at work, to know after a start how long it was away.
create table intake_watch (
  one     boolean primary key default true check (one),
  seen_at timestamptz not null
);
