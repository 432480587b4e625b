-- Courses that people of customers and our own learn by.
create table course (
  id uuid primary key,
  code text not null unique,
  state text not null default 'draft' check (state in ('draft', 'published', 'retired')),
  product_id uuid references product (id),
  audience text not null check (audience in ('customers', 'staff', 'both')),
  -- Whom it is for: roles that customers' people play, and roles of ours.
  roles text[] not null,
  staff_roles text[] not null,
  -- Whoever of ours owns an account with the product should have learned it.
  for_owners boolean not null,
  with_exam boolean not null,
  -- What it says and asks, as the contract's CourseDraft has it.
  document jsonb not null,
  created_at timestamptz not null,
  created_by uuid references app_user (id),
  published_on date,
  retired_on date,
  revision int not null default 1,
  check ((state = 'draft') = (published_on is null) and (state = 'retired') = (retired_on is not null))
);
create index course_product_idx on course (product_id);

create table training_session (
  id uuid primary key,
  course_id uuid not null references course (id),
  mode text not null check (mode in ('live', 'onsite', 'community')),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  place text,
  link text,
  trainer_id uuid references app_user (id),
  -- Empty: whoever wants.
  capacity int check (capacity > 0),
  created_at timestamptz not null,
  created_by uuid references app_user (id),
  cancelled_at timestamptz,
  revision int not null default 1
);
create index training_session_course_idx on training_session (course_id, starts_at);
create index training_session_at_idx on training_session (starts_at, id);

-- Who learns is a customer's person or one of ours; each table below names the one or the other.
create table training_place (
  id uuid primary key,
  session_id uuid not null references training_session (id),
  account_id uuid references account (id) on delete cascade,
  contact_id uuid,
  user_id uuid references app_user (id),
  state text not null check (state in ('signed', 'waiting', 'withdrawn')),
  signed_at timestamptz not null,
  attended boolean,
  -- What was attended counts from the day it was written down.
  attended_on date,
  check ((account_id is null) = (contact_id is null) and (contact_id is null) <> (user_id is null)),
  check ((attended is not true) = (attended_on is null))
);
create index training_place_session_idx on training_place (session_id, signed_at, id);
create index training_place_account_idx on training_place (account_id, contact_id);
create index training_place_contact_idx on training_place (contact_id);
create index training_place_user_idx on training_place (user_id);

create table course_progress (
  id uuid primary key,
  course_id uuid not null references course (id),
  part_id text not null,
  account_id uuid references account (id) on delete cascade,
  contact_id uuid,
  user_id uuid references app_user (id),
  done_on date not null,
  check ((account_id is null) = (contact_id is null) and (contact_id is null) <> (user_id is null))
);
create index course_progress_account_idx on course_progress (account_id, contact_id);
create index course_progress_contact_idx on course_progress (contact_id);
create index course_progress_user_idx on course_progress (user_id);
create index course_progress_course_idx on course_progress (course_id);

-- One taking of an exam, with the questions as they were asked then: a course that changes regrades nobody.
create table exam_attempt (
  id uuid primary key,
  course_id uuid not null references course (id),
  account_id uuid references account (id) on delete cascade,
  contact_id uuid,
  user_id uuid references app_user (id),
  exam jsonb not null,
  begun_at timestamptz not null,
  answers jsonb,
  handed_at timestamptz,
  handed_on date,
  points int,
  most int,
  passed boolean,
  check ((account_id is null) = (contact_id is null) and (contact_id is null) <> (user_id is null)),
  check ((handed_at is null) = (answers is null) and (handed_at is null) = (points is null) and (handed_at is null) = (passed is null))
);
create index exam_attempt_account_idx on exam_attempt (account_id, contact_id);
create index exam_attempt_contact_idx on exam_attempt (contact_id);
create index exam_attempt_user_idx on exam_attempt (user_id);
create index exam_attempt_course_idx on exam_attempt (course_id);

create table certificate (
  id uuid primary key,
  -- Nobody guesses it: who knows it may ask whether it holds.
  number text not null unique,
  course_id uuid not null references course (id),
  attempt_id uuid not null unique references exam_attempt (id) on delete cascade,
  account_id uuid references account (id) on delete cascade,
  contact_id uuid,
  user_id uuid references app_user (id),
  issued_on date not null,
  -- The last day on which it holds; empty: for good.
  valid_until date,
  revoked_on date,
  revoked_why text,
  check ((account_id is null) = (contact_id is null) and (contact_id is null) <> (user_id is null)),
  check ((revoked_on is null) = (revoked_why is null))
);
create index certificate_account_idx on certificate (account_id, contact_id);
create index certificate_contact_idx on certificate (contact_id);
create index certificate_user_idx on certificate (user_id);
create index certificate_course_idx on certificate (course_id, issued_on desc);
