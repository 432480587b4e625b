-- Questions that come again and again: solved requests and searches that found nothing, put together by the night. Worked out anew each time.
create table question_cluster (
  id uuid primary key,
  -- The question in the middle of it, as the search compares texts: by it a cluster is the same one tomorrow.
  leader text not null unique,
  -- Terms that tell it from others, the most telling first.
  terms text[] not null
);

-- A solved request, or a question that was looked for in vain, however often.
create table question_cluster_member (
  cluster_id uuid not null references question_cluster (id) on delete cascade,
  -- How near the middle: 0 is the leader.
  place integer not null,
  question_n text not null,
  -- Empty: what was looked for.
  request_id uuid references service_request (id) on delete cascade
);
create unique index question_cluster_member_key on question_cluster_member (cluster_id, question_n, request_id) nulls not distinct;
create index question_cluster_member_request_idx on question_cluster_member (request_id) where request_id is not null;

-- What somebody made of a cluster. It holds for clusters of the same questions until half as many were asked again since.
create table question_decision (
  id uuid primary key,
  decision text not null check (decision in ('dismissed', 'drafted')),
  questions text[] not null,
  size integer not null,
  article_id uuid references article (id) on delete cascade,
  decided_at timestamptz not null,
  decided_by uuid references app_user (id),
  check ((decision = 'drafted') = (article_id is not null))
);
create index question_decision_article_idx on question_decision (article_id) where article_id is not null;

-- When questions were put together last, and how many.
create table question_clustering (
  id integer primary key default 1 check (id = 1),
  found_at timestamptz not null,
  questions integer not null
);

-- Articles that an answer was given with, and the search by which they were found.
create table request_article (
  request_id uuid not null references service_request (id) on delete cascade,
  article_id uuid not null references article (id) on delete cascade,
  entry_id uuid not null,
  answered_at timestamptz not null,
  answered_by uuid references app_user (id),
  -- When it was looked for; empty where it was suggested.
  searched_at timestamptz,
  primary key (request_id, article_id),
  check (searched_at <= answered_at)
);
create index request_article_article_idx on request_article (article_id, answered_at desc, request_id desc);
create index request_article_answered_idx on request_article (answered_at) where searched_at is not null;
