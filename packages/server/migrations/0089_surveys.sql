-- What people of customers are asked: NPS, CSAT, CES.
create table survey (
  id uuid primary key,
  kind text not null check (kind in ('nps', 'csat', 'ces')),
  state text not null default 'draft' check (state in ('draft', 'running', 'ended')),
  -- What it says, whom it asks and when, as the contract's SurveyDraft has it.
  document jsonb not null,
  created_at timestamptz not null,
  created_by uuid references app_user (id),
  started_on date,
  ended_on date,
  revision int not null default 1,
  check ((state = 'draft') = (started_on is null) and (state = 'ended') = (ended_on is not null))
);
create index survey_created_idx on survey (created_at desc, id desc);

-- Who was asked. Its link is made anew out of its id whenever it is needed, sealed: nothing stored opens a page.
create table survey_invitation (
  account_id uuid not null references account (id) on delete cascade,
  id uuid not null,
  survey_id uuid not null references survey (id),
  contact_id uuid not null,
  -- Who it is, whatever the account: nobody is asked too often.
  person_id uuid not null,
  -- What they are asked about: the day on which the round began, or a request. Each once.
  occasion text not null,
  channel text not null check (channel in ('mail', 'link')),
  invited_by uuid references app_user (id),
  invited_at timestamptz not null,
  invited_on date not null,
  -- The last day on which it can be answered.
  expires_on date not null,
  reminded_at timestamptz,
  -- Its reader wants no more surveys.
  refused_at timestamptz,
  primary key (account_id, id),
  unique (account_id, survey_id, contact_id, occasion)
);
create index survey_invitation_person_idx on survey_invitation (person_id, invited_on);
create index survey_invitation_account_idx on survey_invitation (account_id, invited_on);
create index survey_invitation_survey_idx on survey_invitation (survey_id, invited_on);
create index survey_invitation_contact_idx on survey_invitation (contact_id);

-- What was answered. A changed answer is a row of its own: what stood on a day can be asked for any day.
create table survey_answer (
  account_id uuid not null references account (id) on delete cascade,
  invitation_id uuid not null,
  seq int not null,
  answered_at timestamptz not null,
  answered_on date not null,
  -- The day on which another took its place; empty: it stands.
  until_on date,
  score int not null check (score between 0 and 10),
  comment text,
  -- To further questions, by their ids.
  words jsonb not null default '{}',
  primary key (account_id, invitation_id, seq),
  check (until_on >= answered_on)
);
create unique index survey_answer_standing_key on survey_answer (account_id, invitation_id) where until_on is null;
create index survey_answer_at_idx on survey_answer (answered_at desc, invitation_id desc) where until_on is null;
create index survey_answer_account_idx on survey_answer (account_id, answered_on);
