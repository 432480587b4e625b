-- Surveys are asked on the portal too; by which way an answer came stands with it. 'import': it was given before, elsewhere.
alter table survey_invitation drop constraint survey_invitation_channel_check;
alter table survey_invitation add constraint survey_invitation_channel_check check (channel in ('mail', 'link', 'portal', 'import'));
alter table survey_answer add column channel text not null default 'link' check (channel in ('link', 'portal', 'import'));

-- Which figures of usage a customer reads of itself, where that is not what all customers read; empty: none.
create table portal_usage_choice (
  account_id uuid primary key references account (id) on delete cascade,
  metrics text[] not null,
  changed_at timestamptz not null,
  changed_by uuid references app_user (id)
);

-- A referral tells whom to speak with, that they may be spoken with, by which way it came and how it was thanked for.
alter table referral add column lead_contact text;
alter table referral add column lead_reach text;
alter table referral add column reason text;
alter table referral add column consented_on date;
alter table referral add column source text check (source in ('portal', 'contact', 'event', 'other'));
alter table referral add column thanked_on date;
alter table referral add column thanks text;
create index referral_portal_idx on referral (recorded_at) where source = 'portal';
