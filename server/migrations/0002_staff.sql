create table permission_profiles (
  id          uuid primary key,
  key         text unique,
  name        text not null,
  scope       text not null check (scope in ('own', 'team', 'all')),
  permissions text[] not null,
  created_at  timestamptz not null default now()
);

create table people (
  id                 uuid primary key,
  name               text not null,
  email              text not null unique check (email = lower(email)),
  email_verified     boolean not null default false,
  image              text,
  profile_id         uuid not null references permission_profiles,
  locale             text not null default 'es' check (locale in ('es', 'en', 'pt')),
  two_factor_enabled boolean not null default false,
  preferences        jsonb not null default '{}',
  last_seen_at       timestamptz,
  deactivated_at     timestamptz,
  created_at         timestamptz not null default now(),
  updated_at         timestamptz not null default now()
);

create table sessions (
  id         uuid primary key,
  person_id  uuid not null references people on delete cascade,
  token      text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sessions_of_person on sessions (person_id);

create table credentials (
  id                       uuid primary key,
  person_id                uuid not null references people on delete cascade,
  provider_id              text not null,
  account_id               text not null,
  password                 text,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  created_at               timestamptz not null default now(),
  updated_at               timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index credentials_of_person on credentials (person_id);

create table verifications (
  id         uuid primary key,
  identifier text not null,
  value      text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verifications_identifier on verifications (identifier);

create table two_factors (
  id                        uuid primary key,
  person_id                 uuid not null references people on delete cascade,
  secret                    text not null,
  backup_codes              text not null,
  verified                  boolean not null default false,
  failed_verification_count int not null default 0,
  locked_until              timestamptz
);
create index two_factors_of_person on two_factors (person_id);

-- Guesses and requests for links, counted by account and by address; kept for a day.
create table sign_in_attempts (
  id    uuid primary key,
  kind  text not null check (kind in ('password', 'reset')),
  email text not null,
  ip    text not null,
  at    timestamptz not null
);
create index sign_in_attempts_recent on sign_in_attempts (kind, email, at);
create index sign_in_attempts_by_ip on sign_in_attempts (kind, ip, at);

create table invitations (
  id          uuid primary key,
  email       text not null check (email = lower(email)),
  name        text not null,
  profile_id  uuid not null references permission_profiles,
  team_ids    uuid[] not null default '{}',
  token_hash  text not null unique,
  invited_by  uuid references people,
  expires_at  timestamptz not null,
  accepted_at timestamptz,
  revoked_at  timestamptz,
  created_at  timestamptz not null default now()
);

create table teams (
  id         uuid primary key,
  name       text not null unique,
  created_at timestamptz not null default now(),
  retired_at timestamptz
);
create table team_members (
  team_id   uuid not null references teams on delete cascade,
  person_id uuid not null references people on delete cascade,
  primary key (team_id, person_id)
);
create index team_members_of_person on team_members (person_id);

create table api_keys (
  id           uuid primary key,
  name         text not null,
  prefix       text not null,
  hash         text not null unique,
  permissions  text[] not null,
  created_by   uuid references people,
  created_at   timestamptz not null default now(),
  last_used_at timestamptz,
  expires_at   timestamptz,
  revoked_at   timestamptz
);
