-- Communities of customers' people, who ask and answer each other.
create table community (
  id uuid primary key,
  name text not null,
  about text not null default '',
  product_id uuid references product (id) on delete set null,
  -- Every customer's people take part; otherwise those of the accounts in community_account.
  open boolean not null,
  -- What its companies have in common, where prices or the way they came are not to be compared; empty: nothing is asked.
  price_level text,
  channel_source text,
  archived boolean not null default false,
  demo boolean not null default false,
  recorded_at timestamptz not null,
  recorded_by uuid references app_user (id),
  revision integer not null default 1
);
create index community_product_idx on community (product_id) where product_id is not null;

create table community_account (
  account_id uuid not null references account (id) on delete cascade,
  community_id uuid not null references community (id) on delete cascade,
  added_at timestamptz not null,
  added_by uuid references app_user (id),
  primary key (account_id, community_id)
);
create index community_account_community_idx on community_account (community_id);

-- Under which name somebody writes there, and whether they may.
create table community_person (
  member_id uuid primary key references portal_member (id) on delete cascade,
  shown_name text not null,
  blocked_at timestamptz,
  blocked_by uuid references app_user (id),
  blocked_why text
);

-- A question keeps the name it was asked under, whatever becomes of who asked.
create table community_question (
  id uuid primary key,
  number bigint generated always as identity unique,
  community_id uuid not null references community (id) on delete cascade,
  member_id uuid references portal_member (id) on delete set null,
  shown_name text not null,
  title text not null,
  body text not null,
  language text not null check (language in ('zh', 'en')),
  -- held: nobody but its writer and who moderates reads it yet.
  state text not null check (state in ('held', 'open', 'hidden')),
  hidden_why text,
  accepted_id uuid,
  asked_at timestamptz not null,
  changed_at timestamptz not null,
  demo boolean not null default false
);
create index community_question_list_idx on community_question (community_id, changed_at desc, id desc);
create index community_question_changed_idx on community_question (changed_at desc, id desc);
create index community_question_held_idx on community_question (asked_at) where state = 'held';
create index community_question_member_idx on community_question (member_id, asked_at);

create table community_answer (
  id uuid primary key,
  question_id uuid not null references community_question (id) on delete cascade,
  member_id uuid references portal_member (id) on delete set null,
  -- Of ours, who write under their own name and are marked.
  ours boolean not null,
  user_id uuid references app_user (id),
  shown_name text not null,
  body text not null,
  state text not null check (state in ('held', 'open', 'hidden')),
  hidden_why text,
  answered_at timestamptz not null
);
create index community_answer_question_idx on community_answer (question_id, answered_at);
create index community_answer_held_idx on community_answer (question_id) where state = 'held';
create index community_answer_member_idx on community_answer (member_id, answered_at);
create index community_answer_user_idx on community_answer (user_id) where user_id is not null;
alter table community_question add constraint community_question_accepted_fkey
  foreign key (accepted_id) references community_answer (id) on delete set null;
create index community_question_accepted_idx on community_question (accepted_id) where accepted_id is not null;

-- Whom an answer helped.
create table community_vote (
  answer_id uuid not null references community_answer (id) on delete cascade,
  member_id uuid not null references portal_member (id) on delete cascade,
  primary key (answer_id, member_id)
);
create index community_vote_member_idx on community_vote (member_id);

-- What a reader finds out of place, until somebody of ours has looked.
create table community_report (
  id uuid primary key,
  question_id uuid not null references community_question (id) on delete cascade,
  answer_id uuid references community_answer (id) on delete cascade,
  member_id uuid references portal_member (id) on delete set null,
  reason text not null,
  at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid references app_user (id)
);
create index community_report_open_idx on community_report (question_id) where settled_at is null;
create index community_report_answer_idx on community_report (answer_id) where answer_id is not null;
create index community_report_member_idx on community_report (member_id);

-- The same index answers out of articles and out of what customers asked each other.
alter table article_part drop constraint article_part_article_id_fkey;
alter table article_part add column origin text not null default 'article' check (origin in ('article', 'question'));
