-- One change of many cases, at work or done: who asked for it, what it does, how far it is.
create table bulk_runs (
  id              uuid primary key,
  caller_kind     text not null check (caller_kind in ('person', 'key')),
  caller_id       uuid not null,
  change          jsonb not null,
  total           int not null,
  started_at      timestamptz not null,
  finished_at     timestamptz,
  cancelled_at    timestamptz,
  undo_started_at timestamptz,
  undone_at       timestamptz,
  check (cancelled_at is null or finished_at is not null),
  check (undo_started_at is null or finished_at is not null),
  check (undone_at is null or undo_started_at is not null)
);
create index bulk_runs_of on bulk_runs (caller_id, started_at desc);
create index bulk_runs_age on bulk_runs (started_at);

-- The cases of a run, fixed at its start: how each stood then, what became of it and how it stood afterwards.
create table bulk_items (
  bulk_id  uuid not null references bulk_runs on delete cascade,
  position int not null,
  case_id  uuid not null references cases on delete cascade,
  state    text not null default 'waiting' check (state in ('waiting', 'changed', 'unchanged', 'refused', 'undone', 'kept')),
  code     text,
  before   jsonb not null,
  after    jsonb,
  at       timestamptz,
  primary key (bulk_id, position)
);
create index bulk_items_state on bulk_items (bulk_id, state, position);
create index bulk_items_of_case on bulk_items (case_id);
