-- Answers that were given before, elsewhere, hang at surveys that files make: one for each kind, name and question; they ask nobody.
alter table survey add column imported boolean not null default false;
create unique index survey_imported_key on survey (kind, (document -> 'name' ->> 'zh'), (document -> 'question' ->> 'zh')) where imported;
-- When an answer that was given before was taken in; empty: as it was given.
alter table survey_answer add column recorded_at timestamptz;
