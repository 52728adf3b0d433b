create table accounts (
  id                 uuid primary key,
  channel            text not null,
  provider_id        text not null,
  handle             text not null,
  name               text not null,
  picture_url        text,
  settings           jsonb not null default '{}',
  -- Sealed: the connector's secrets as one JSON text, bound to the account's id.
  secrets            text,
  -- Public mentions become cases by themselves.
  case_for_mentions  boolean not null default false,
  response_target_s  int not null default 3600 check (response_target_s > 0),
  team_id            uuid references teams,
  lane               smallint not null default 0,
  state              text not null default 'active' check (state in ('active', 'broken', 'paused')),
  state_reason       text,
  -- Nothing public leaves before this moment, because the network said so; nothing private before the next.
  paused_until       timestamptz,
  private_paused_until timestamptz,
  poll_every_s       int check (poll_every_s between 5 and 86400),
  poll_cursor        jsonb not null default '{}',
  polled_at          timestamptz,
  budget_micros      bigint,
  last_event_at      timestamptz,
  last_sent_at       timestamptz,
  checked_at         timestamptz,
  last_check         jsonb,
  created_at         timestamptz not null default now(),
  removed_at         timestamptz
);
create unique index accounts_once on accounts (channel, provider_id) where removed_at is null;

create table account_spend (
  account_id  uuid not null references accounts on delete cascade,
  day         date not null,
  units       bigint not null default 0,
  cost_micros bigint not null default 0,
  primary key (account_id, day)
);

-- Every event exactly as it came. Lanes let several processes work while one account keeps its order.
create table raw_events (
  id          bigint generated always as identity primary key,
  account_id  uuid not null references accounts,
  lane        smallint not null,
  key         text not null,
  via         text not null check (via in ('webhook', 'poll', 'widget', 'import')),
  body        text not null,
  received_at timestamptz not null default clock_timestamp(),
  state       text not null default 'pending' check (state in ('pending', 'done', 'parked')),
  tries       smallint not null default 0,
  reason      text,
  settled_at  timestamptz,
  unique (account_id, key)
);
create index raw_events_pending on raw_events (lane, id) where state = 'pending';
create index raw_events_parked on raw_events (id) where state = 'parked';
create index raw_events_age on raw_events using brin (received_at);
alter table raw_events set (autovacuum_vacuum_scale_factor = 0.05, fillfactor = 85);

create table intake_lanes (lane smallint primary key);
insert into intake_lanes select generate_series(0, 7);
