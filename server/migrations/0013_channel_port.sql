-- The answer quotes what it names instead of answering it.
alter table messages add column as_quote boolean not null default false;

-- Everything sent up to this moment had reached the contact, as networks tell it that mark a place in the thread.
alter table conversations add column contact_got_at timestamptz;

-- What the connector fetches a file by where only the account may, the digest it must then have, and the event that told of it.
alter table attachments add column ref text;
alter table attachments add column sha256 text;
alter table attachments add column raw_event_id bigint;

-- Further ids by which a network calls a message: an edited post has one for each version.
create table message_names (
  account_id  uuid not null references accounts,
  provider_id text not null,
  message_id  uuid not null references messages on delete cascade,
  primary key (account_id, provider_id)
);
create index message_names_of on message_names (message_id);

-- How often an event was taken in again by hand, and what had become of it before each time: [{reason, settledAt, replayedAt, tries}].
alter table raw_events add column replays smallint not null default 0;
alter table raw_events add column history jsonb not null default '[]';

-- When the secrets are to be renewed, because they expire soon after.
alter table accounts add column renew_at timestamptz;

-- Ids of chat messages are made by the visitor's browser: only with the visitor are they unique.
update messages m set provider_id = substr(v.thread_key, 6) || ':' || m.provider_id
  from conversations v, accounts a
  where v.id = m.conversation_id and a.id = m.account_id and a.channel = 'chat' and m.direction = 'in' and m.provider_id not like '%:%' and v.thread_key like 'chat:%';
