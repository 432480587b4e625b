-- When a step was first found late: people are told of it once, however long nothing ran.
alter table procedure_span add column late_at timestamptz;
create index procedure_span_due_idx on procedure_span (due_at) where until_at is null and late_at is null;
-- Every minute it is asked what came to somebody, what became late and what ended since the day before.
create index procedure_span_from_idx on procedure_span (from_at);
create index procedure_span_late_idx on procedure_span (late_at) where late_at is not null;
create index procedure_run_ended_idx on procedure_run (ended_at) where ended_at is not null;
