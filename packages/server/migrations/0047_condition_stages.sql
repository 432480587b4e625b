-- A company names the stages of its own lifecycle; those of subscriptions are checked by their policy.
alter table stage_spell drop constraint stage_spell_stage_check;
alter table stage_spell add constraint stage_spell_stage_check check (stage ~ '^[a-z][a-z0-9_]{0,39}$');
-- The stage that an account would be in if nothing kept it where it is, and what does.
alter table account_state add column stage_wanted text, add column stage_kept text check (stage_kept in ('order', 'exit'));
