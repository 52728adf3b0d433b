-- The company's customers as it gave them to us.
create table customers (
  id         uuid primary key,
  number     text not null unique,
  name       text not null,
  tier       text,
  email      text,
  phone      text,
  document   text,
  language   text,
  data       jsonb not null default '{}',
  import_id  uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  retired_at timestamptz
);
create index customers_search on customers using gin (public.fold(name || ' ' || number || ' ' || coalesce(email, '')) gin_trgm_ops);

-- What a customer may be recognised by: `x` handle or id, e-mail, phone in E.164, external id; folded.
create table customer_keys (
  kind        text not null,
  value       text not null,
  customer_id uuid not null references customers on delete cascade,
  primary key (kind, value)
);
create index customer_keys_of on customer_keys (customer_id);

create table customer_imports (
  id          uuid primary key,
  file_name   text not null,
  state       text not null check (state in ('previewed', 'running', 'done', 'failed')),
  mapping     jsonb not null default '{}',
  file_id     uuid references files,
  rows        int not null default 0,
  created     int not null default 0,
  updated     int not null default 0,
  refused     int not null default 0,
  errors      jsonb not null default '[]',
  created_by  uuid references people,
  created_at  timestamptz not null default now(),
  finished_at timestamptz
);

create table contacts (
  id          uuid primary key,
  name        text not null,
  customer_id uuid references customers,
  -- Set by a person; wins over what the directory says.
  vip         boolean not null default false,
  language    text,
  email       text,
  phone       text,
  fields      jsonb not null default '{}',
  merged_into uuid references contacts,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);
create index contacts_of_customer on contacts (customer_id) where customer_id is not null;
create index contacts_leads on contacts (created_at desc, id desc) where customer_id is null and merged_into is null;
create index contacts_newest on contacts (created_at desc, id desc) where merged_into is null;
create index contacts_customers on contacts (created_at desc, id desc) where customer_id is not null and merged_into is null;
create index contacts_search on contacts using gin (public.fold(name) gin_trgm_ops);
create index contacts_email on contacts using gin (public.fold(email) gin_trgm_ops);

create table identities (
  id          uuid primary key,
  contact_id  uuid not null references contacts,
  channel     text not null,
  key         text not null,
  handle      text,
  name        text not null,
  picture_url text,
  profile_url text,
  followers   int,
  verified    boolean not null default false,
  proven      boolean not null default false,
  details     jsonb not null default '{}',
  seen_at     timestamptz not null default now(),
  created_at  timestamptz not null default now(),
  unique (channel, key)
);
create index identities_of on identities (contact_id);
create index identities_search on identities using gin (public.fold(coalesce(handle, '') || ' ' || name) gin_trgm_ops);
-- A customer who is added to the directory later is recognised in those who already wrote.
create index identities_of_handle on identities (channel, lower(handle)) where handle is not null;
