-- What competitors can do and what authorities will ask, noted to be decided on.
create table watch_item (
  id uuid primary key,
  code text unique,
  kind text not null check (kind in ('feature', 'regulation')),
  title text not null,
  detail text not null default '',
  competitor_id uuid references competitor (id) on delete set null,
  authority text,
  source_url text,
  noted_on date not null,
  noted_by uuid references app_user (id),
  -- From which day a regulation holds.
  effective_on date,
  -- Whom it concerns: customers who have one of these products, or are in one of these segments.
  product_ids uuid[] not null default '{}',
  segment_ids uuid[] not null default '{}',
  -- The decision that stands; empty: nobody has decided.
  decision text check (decision in ('build', 'answer', 'watch', 'nothing')),
  owner_id uuid references app_user (id),
  -- By when it is decided, or what was decided is done.
  due_on date,
  -- What is said to customers about it.
  answer text,
  feedback_id uuid references feedback_item (id) on delete set null,
  closed_on date,
  created_at timestamptz not null,
  revision int not null default 1,
  check (kind = 'regulation' or effective_on is null),
  check (closed_on is null or decision is not null)
);
create index watch_item_noted_idx on watch_item (noted_on desc, id desc);
create index watch_item_due_idx on watch_item (due_on, id) where closed_on is null and due_on is not null;
create index watch_item_competitor_idx on watch_item (competitor_id) where competitor_id is not null;

-- Each decision with its reasons; a later one takes the place of an earlier.
create table watch_decision (
  item_id uuid not null references watch_item (id) on delete cascade,
  seq int not null,
  decision text not null check (decision in ('build', 'answer', 'watch', 'nothing')),
  reason text not null,
  owner_id uuid references app_user (id),
  due_on date,
  decided_on date not null,
  decided_at timestamptz not null,
  decided_by uuid references app_user (id),
  primary key (item_id, seq)
);
