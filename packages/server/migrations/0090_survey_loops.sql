-- A detractor's answer is a promise to speak with them: who does, until when, and what came of it. One an invitation.
create table survey_loop (
  account_id uuid not null references account (id) on delete cascade,
  invitation_id uuid not null,
  opened_at timestamptz not null,
  opened_on date not null,
  due_on date not null,
  -- Whose customer it was then.
  owner_id uuid references app_user (id),
  state text not null default 'open' check (state in ('open', 'contacted', 'resolved', 'waived')),
  contacted_on date,
  ended_on date,
  -- What was said, or why nobody spoke.
  note text,
  revision int not null default 1,
  primary key (account_id, invitation_id),
  check ((state in ('resolved', 'waived')) = (ended_on is not null)),
  check (state <> 'waived' or note is not null)
);
create index survey_loop_open_idx on survey_loop (due_on, invitation_id) where ended_on is null;
create index survey_loop_ended_idx on survey_loop (ended_on desc, invitation_id desc) where ended_on is not null;
create index survey_loop_opened_idx on survey_loop (opened_on);
create index survey_loop_told_idx on survey_loop (opened_at);
