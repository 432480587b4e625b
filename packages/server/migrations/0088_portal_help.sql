-- Whether an article helped a customer's person; beside it stand the words of ours in article_vote.
create table portal_vote (
  article_id uuid not null references article (id) on delete cascade,
  member_id uuid not null references portal_member (id) on delete cascade,
  language text not null,
  useful boolean not null,
  voted_at timestamptz not null,
  primary key (article_id, member_id)
);
create index portal_vote_member_idx on portal_vote (member_id);

-- Questions that were not asked, since an article answered them while they were written: one a form.
create table portal_deflection (
  form_id uuid primary key,
  member_id uuid references portal_member (id) on delete set null,
  article_id uuid not null,
  question text not null,
  at timestamptz not null
);
create index portal_deflection_at_idx on portal_deflection (at);
create index portal_deflection_member_idx on portal_deflection (member_id);
