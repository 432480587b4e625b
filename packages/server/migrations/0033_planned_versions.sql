-- A version may be planned: `in_force_from` is then a day to come, and nothing is judged by it before.
alter table policy_version drop constraint policy_version_state_check;
alter table policy_version add constraint policy_version_state_check check (state in ('draft', 'planned', 'published', 'retired'));
-- Why it did not come in force on its day: {reason, detail}; null while nothing stands in its way.
alter table policy_version add column held_back jsonb;
create unique index policy_version_planned_key on policy_version (policy_id) where state = 'planned';
create index policy_version_planned_day_idx on policy_version (in_force_from) where state = 'planned';
