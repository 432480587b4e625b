-- Pictures of what is asked and answered in communities. One that was sent up and not yet posted belongs to whoever sent it.
create table community_picture (
  id uuid primary key,
  question_id uuid references community_question (id) on delete cascade,
  -- Of an answer; empty: of the question itself.
  answer_id uuid references community_answer (id) on delete cascade,
  file_id uuid not null references file (id),
  name text not null,
  media_type text not null,
  bytes bigint not null,
  at timestamptz not null,
  added_by uuid references app_user (id),
  member_id uuid references portal_member (id) on delete set null,
  check (answer_id is null or question_id is not null)
);
create index community_picture_post_idx on community_picture (question_id, answer_id) where question_id is not null;
create index community_picture_answer_idx on community_picture (answer_id) where answer_id is not null;
create index community_picture_draft_idx on community_picture (at) where question_id is null;
create index community_picture_file_idx on community_picture (file_id);
create index community_picture_member_idx on community_picture (member_id, at) where member_id is not null;
create index community_picture_user_idx on community_picture (added_by) where added_by is not null;
