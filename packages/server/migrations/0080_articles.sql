-- The knowledge base. What holds of an article in either language: whom it is for, of which product, until when it is trusted.
create table article (
  id uuid primary key,
  code text,
  product_id uuid references product (id) on delete set null,
  category text,
  tags text[] not null default '{}',
  audience text not null check (audience in ('public', 'customers', 'providers', 'internal')),
  -- Of an article for customers: the levels that may read it; empty: every customer.
  levels text[] not null default '{}',
  -- From the day after it on the article counts as outdated, until somebody has looked at it.
  review_on date,
  owner_id uuid references app_user (id),
  demo boolean not null default false,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  recorded_by uuid,
  revision integer not null default 1
);
create unique index article_code_key on article (code) where code is not null;
create index article_changed_idx on article (changed_at desc, id desc);
create index article_product_idx on article (product_id) where product_id is not null;
create index article_review_idx on article (review_on, id) where review_on is not null;

-- What an article said, in one language. One text is written, one is read; what was read before stays.
create table article_version (
  article_id uuid not null references article (id) on delete cascade,
  language text not null check (language in ('zh', 'en')),
  version integer not null,
  state text not null check (state in ('draft', 'review', 'published', 'outdated', 'replaced')),
  title text not null,
  body text not null,
  -- Other ways to ask what the article answers.
  questions text[] not null default '{}',
  -- What changed, in the words of who wrote it.
  note text,
  -- The version that it was taken from when an earlier one was restored.
  restored_from integer,
  written_at timestamptz not null,
  written_by uuid references app_user (id),
  published_at timestamptz,
  published_by uuid references app_user (id),
  revision integer not null default 1,
  primary key (article_id, language, version),
  constraint article_version_published_check check ((published_at is null) = (state in ('draft', 'review')))
);
create unique index article_version_written_key on article_version (article_id, language) where state in ('draft', 'review');
create unique index article_version_read_key on article_version (article_id, language) where state in ('published', 'outdated');
create index article_version_review_idx on article_version (written_at, article_id) where state = 'review';

create table article_image (
  id uuid primary key,
  article_id uuid references article (id) on delete cascade,
  file_id uuid not null references file (id),
  name text not null,
  media_type text not null,
  recorded_at timestamptz not null,
  recorded_by uuid
);
create index article_image_article_idx on article_image (article_id);

-- Whether an article helped; one voice a person, the last one counts.
create table article_vote (
  article_id uuid not null references article (id) on delete cascade,
  user_id uuid not null references app_user (id) on delete cascade,
  language text not null,
  useful boolean not null,
  note text,
  voted_at timestamptz not null,
  primary key (article_id, user_id)
);
create index article_vote_user_idx on article_vote (user_id);
