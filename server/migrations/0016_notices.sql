-- What a person who asked for mail at once has not been told of yet.
create table notices (
  person_id uuid not null references people on delete cascade,
  case_id   uuid not null references cases on delete cascade,
  event     text not null check (event in ('mention', 'assigned')),
  at        timestamptz not null,
  primary key (person_id, case_id, event)
);

-- The last day, of their own calendar, whose summary a person was sent or spared.
create table digests (
  person_id uuid primary key references people on delete cascade,
  sent_for  date not null
);
