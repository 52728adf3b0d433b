-- When an account is examined next. Those that are there already are examined within an hour.
alter table accounts add column examine_at timestamptz not null default now() + interval '1 hour';
create index accounts_to_examine on accounts (examine_at) where removed_at is null;
-- Since when its present secrets are in use; unknown for those that were there before this was kept.
alter table accounts add column secrets_at timestamptz;
-- What befell an account is told of a day, by account, without reading the log of that day.
create index facts_of_account on facts ((data ->> 'accountId'), at)
  where type in ('account.broken', 'account.unreachable', 'account.troubled', 'account.resubscribed');
create index raw_events_parked_of on raw_events (account_id, received_at) where state = 'parked';
