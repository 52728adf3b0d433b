-- For each way by which the account's network limits calls apart (public, private, act, media, poll), whether it answers:
-- {failures, openings, openedAt, nextTrialAt, trying, closedAt, pausedUntil}. A way that is missing has never failed.
alter table accounts add column breakers jsonb not null default '{}';
