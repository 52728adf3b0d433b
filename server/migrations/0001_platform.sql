-- The log of facts. tx lets readers pass over rows whose neighbours may still commit.
create table facts (
  seq        bigint generated always as identity primary key,
  tx         xid8 not null default pg_current_xact_id(),
  type       text not null,
  at         timestamptz not null default clock_timestamp(),
  actor_kind text not null,
  actor_id   uuid,
  data       jsonb not null
);
create index facts_place on facts (tx, seq);
create index facts_of_case on facts ((data ->> 'caseId'), seq) where data ? 'caseId';
create index facts_at on facts using brin (at);

-- Where each reader of the log stands.
create table readers (name text primary key, tx xid8 not null default '0', seq bigint not null default 0);

-- Answers already given to requests that carried an Idempotency-Key.
create table idempotency_keys (
  caller     text not null,
  key        text not null,
  digest     text not null,
  status     int,
  reply      jsonb,
  created_at timestamptz not null default now(),
  primary key (caller, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);

create table workspace (
  one        boolean primary key default true check (one),
  name       text not null,
  locale     text not null default 'es',
  time_zone  text not null default 'America/Lima',
  settings   jsonb not null default '{}',
  created_at timestamptz not null default now()
);

-- What is kept on disk or in the bucket; `id` is the only name outsiders see.
create table files (
  id         uuid primary key,
  name       text not null,
  mime       text not null,
  size       bigint not null,
  sha256     text not null,
  width      int,
  height     int,
  preview    boolean not null default false,
  created_by text not null,
  created_at timestamptz not null default now()
);

create extension if not exists unaccent;
create extension if not exists pg_trgm;
create function fold(text) returns text language sql immutable parallel safe strict
  return lower(public.unaccent('public.unaccent'::regdictionary, $1));
create function words(text) returns tsvector language sql immutable parallel safe strict
  return to_tsvector('simple', public.unaccent('public.unaccent'::regdictionary, left($1, 20000)));
