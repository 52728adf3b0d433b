-- Whose cases a key sees: those of its teams and nobody's, or all of them. A key owns nothing, so it has no scope of its own.
alter table api_keys add column scope text not null default 'all' check (scope in ('team', 'all'));
alter table api_keys add column team_ids uuid[] not null default '{}';

-- Pictures of people's profiles as their network shows them: fetched once and kept, so that no network learns where our people are.
create table network_pictures (
  id         uuid primary key,
  address    text not null unique,
  state      text not null check (state in ('kept', 'refused')),
  fetched_at timestamptz not null
);
create index network_pictures_age on network_pictures (fetched_at);
create index identities_by_picture on identities using hash (picture_url);

-- Uploads of people and keys that nothing names are swept by their age.
create index files_of_staff on files (created_at) where created_by like 'person:%' or created_by like 'key:%';
