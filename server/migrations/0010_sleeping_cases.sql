-- Sleeping cases are listed by their last message; no query asks for them by their hour.
drop index if exists cases_snoozed;
create index cases_asleep on cases (last_message_at desc, id desc) where snoozed_until is not null and state <> 'closed' and set_aside_at is null;
